import { Table, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { integer, key, nullable, text } from './columns.js';

const tables: Table[] = [
  new Table({
    name: 'account',
    columns: [
      text('person_id', key),
      text('login'),
      text('password_hash'),
      text('totp_secret', nullable),
      integer('totp_step'),
      text('created_at'),
    ],
    indices: [new TableIndex({ name: 'account_login', columnNames: ['login'], isUnique: true })],
  }),
  new Table({
    name: 'recovery_code',
    columns: [text('person_id', key), text('hash', key), text('used_at', nullable)],
  }),
  new Table({
    name: 'web_session',
    columns: [
      text('hash', key),
      text('person_id'),
      text('stage'),
      text('created_at'),
      text('seen_at'),
      text('ended_at', nullable),
      text('agent'),
    ],
    indices: [new TableIndex({ name: 'web_session_person', columnNames: ['person_id'] })],
  }),
  new Table({
    name: 'sign_in_link',
    columns: [text('hash', key), text('person_id', nullable), text('ends_at'), text('used_at', nullable)],
  }),
  new Table({
    name: 'sign_in_failure',
    columns: [text('subject', key), integer('count'), text('last_at')],
  }),
  new Table({
    name: 'access_entry',
    columns: [
      integer('seq', key),
      text('at'),
      text('event'),
      text('person_id', nullable),
      text('body'),
      text('hash'),
    ],
    indices: [new TableIndex({ name: 'access_entry_person', columnNames: ['person_id', 'seq'] })],
  }),
];

export class Accounts1735900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.dropTable(table);
  }
}
