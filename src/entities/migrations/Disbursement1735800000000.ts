import { Table, TableCheck, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { amountCheck } from '../amount.js';
import { integer, key, nullable, text } from './columns.js';

const amount = (name: string) => ({ name, type: 'bigint', isNullable: true });
const check = (table: string, column: string) =>
  new TableCheck({ name: `${table}_${column}`, expression: amountCheck(column) });
const index = (name: string, columnNames: string[]) => new TableIndex({ name, columnNames });

const tables: Table[] = [
  new Table({
    name: 'data_import',
    columns: [
      text('id', key),
      text('movement_id'),
      text('kind'),
      text('sha256'),
      text('sheet', nullable),
      text('mapping'),
      text('staged_at'),
      integer('rows', nullable),
      text('totals', nullable),
      text('rows_hash', nullable),
      text('months', nullable),
      integer('seq', nullable),
      text('published_at', nullable),
      integer('reversed_seq', nullable),
      text('reversed_at', nullable),
    ],
    indices: [index('data_import_file', ['movement_id', 'kind', 'sha256'])],
  }),
  new Table({
    name: 'assigned_plan',
    columns: [
      text('import_id', key),
      integer('line', key),
      text('code'),
      text('name'),
      text('unit_id'),
      text('project_class', nullable),
      text('capital_source', nullable),
      text('ends_on', nullable),
      text('decision_number'),
      text('decision_date'),
      amount('prime_minister'),
      amount('provincial_council'),
      amount('total'),
    ],
    indices: [index('assigned_plan_project', ['code'])],
    checks: ['prime_minister', 'provincial_council', 'total'].map((column) => check('assigned_plan', column)),
  }),
  new Table({
    name: 'disbursement_report',
    columns: [
      text('import_id', key),
      integer('line', key),
      text('code'),
      text('as_of'),
      text('status'),
      { ...amount('disbursed'), isNullable: false },
      amount('advance'),
      amount('completed_volume'),
    ],
    indices: [index('disbursement_report_project', ['code', 'as_of'])],
    checks: ['disbursed', 'advance', 'completed_volume'].map((column) =>
      check('disbursement_report', column),
    ),
  }),
];

export class Disbursement1735800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.dropTable(table);
  }
}
