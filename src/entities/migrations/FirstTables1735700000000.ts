import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { integer, key, nullable, text } from './columns.js';

const index = (name: string, columnNames: string[], isUnique = false) =>
  new TableIndex({ name, columnNames, isUnique });

const tables: Table[] = [
  new Table({
    name: 'case_file',
    columns: [
      text('id', key),
      text('kind'),
      text('code'),
      text('movement_id', nullable),
      text('unit_id', nullable),
      text('subject_id', nullable),
      text('title'),
      text('stage'),
      integer('version'),
      text('head'),
      text('state'),
      text('machine_id', nullable),
      integer('machine_version', nullable),
      text('machine_hash', nullable),
      text('opened_at'),
      text('moved_at'),
    ],
    indices: [
      index('case_file_code', ['code'], true),
      index('case_file_subject', ['subject_id']),
      index('case_file_movement', ['movement_id', 'stage']),
      index('case_file_unit', ['unit_id', 'movement_id']),
      index('case_file_kind', ['kind']),
    ],
  }),
  new Table({
    name: 'journal_entry',
    columns: [
      text('file_id', key),
      integer('seq', key),
      text('at'),
      text('move'),
      text('actor_id'),
      text('key', nullable),
      text('body'),
      text('hash'),
    ],
    indices: [index('journal_entry_key', ['actor_id', 'key'], true)],
  }),
  new Table({
    name: 'deadline',
    columns: [
      text('file_id', key),
      text('timer', key),
      text('stage', key),
      text('step', key),
      text('due_at', nullable),
      integer('days_left', nullable),
      integer('version'),
    ],
    indices: [index('deadline_due', ['due_at'])],
  }),
  new Table({
    name: 'outbox_message',
    columns: [
      text('id', key),
      text('file_id'),
      integer('seq'),
      text('letter'),
      text('recipient'),
      text('params'),
      text('created_at'),
      text('state'),
      integer('attempts'),
      text('next_at', nullable),
      text('lease_owner', nullable),
      text('lease_until', nullable),
      text('outcome', nullable),
      text('sent_at', nullable),
      text('note', nullable),
      text('digest', nullable),
    ],
    indices: [
      index('outbox_message_file', ['file_id', 'seq']),
      index('outbox_message_due', ['state', 'next_at']),
    ],
  }),
  new Table({ name: 'person_key', columns: [text('person_id', key), text('key')] }),
  new Table({
    name: 'person_name',
    columns: [text('person_id', key), integer('seq'), text('name'), text('folded')],
    indices: [index('person_name_folded', ['folded'])],
  }),
  new Table({
    name: 'role_grant',
    columns: [
      text('person_id', key),
      integer('number', key),
      text('role'),
      text('unit_id', nullable),
      text('from_date', nullable),
      text('until_date', nullable),
    ],
    indices: [index('role_grant_seat', ['unit_id', 'role'])],
  }),
  new Table({ name: 'file_counter', columns: [text('prefix', key), text('kind', key), integer('last')] }),
  new Table({ name: 'database_property', columns: [text('name', key), text('value')] }),
];

export class FirstTables1735700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
    await runner.query(`INSERT INTO database_property (name, value) VALUES ('product', 'thidua')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.dropTable(table);
  }
}
