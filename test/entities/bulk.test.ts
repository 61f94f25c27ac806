import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  insert,
  insertPacked,
  placeholders,
  remove,
  update,
  type PackedColumns,
  type Row,
  type Statement,
} from '../../src/entities/bulk.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { Work } from '../../src/entities/writeQueue.js';
import { databases } from '../databases.js';
import { importTables } from '../../src/disbursement/importTables.js';

const columns = ['file_id', 'timer', 'stage', 'step', 'due_at', 'days_left', 'version'];
const key = columns.slice(0, 4);
const packed: PackedColumns = { columns, integers: ['days_left', 'version'] };
const replacing: PackedColumns = { ...packed, key };

const row = (file: string, dueAt: string | null, daysLeft: number | null, version = 1): Row => ({
  ...{ file_id: file, timer: 'checkDue', stage: 'received', step: 'due' },
  ...{ due_at: dueAt, days_left: daysLeft, version },
});

const report = {
  ...{ import_id: 'i', as_of: '2024-09-30', status: 'estimate' },
  ...{ advance: null, completed_volume: null },
};
const imported: Statement = {
  text: `insert into data_import (id, movement_id, kind, sha256, mapping, staged_at)
         values ('i', 'm', 'disbursements', '', '', '2024-10-01T00:00:00.000Z')`,
  values: [],
};

const execute: Work<Statement, null> = {
  async run(session, requests) {
    for (const { text, values } of requests) await session.query(text, values);
    return requests.map(() => ({ value: null }));
  },
  isDurable: () => Promise.resolve(false),
};

describe.each(databases)('many rows in one statement on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const run = async (statements: readonly Statement[]): Promise<void> => {
    await Promise.all(statements.map((statement) => db.write.submit(execute, statement)));
  };
  const rows = () => db.read(`select ${columns.join(', ')} from deadline order by file_id`);

  test('texts, integers and nulls come back as they went in', async () => {
    const given = [
      row('a', '2024-10-07T17:00:00.000Z', null),
      row('b', null, 2),
      row("c'; --", 'Đã “ký”', 0),
    ];
    await run(insert('deadline', columns, given));
    expect(await rows()).toEqual(given);
    await run(remove('deadline', key, given));
    await run(insertPacked('deadline', packed, given));
    expect(await rows()).toEqual(given);
  });

  test('packed rows keep an amount to the đồng, and text with quotes, backslashes and breaks', async () => {
    const table = {
      columns: ['import_id', 'line', ...importTables.disbursements.columns],
      integers: ['line', ...importTables.disbursements.amounts],
    };
    const given = [
      { ...report, line: 1, code: 'a"b\\c\n\t“đ”', disbursed: '9000000000000000' },
      { ...report, line: 2, code: '0012', disbursed: '665000000000001', advance: '0' },
    ];
    await run([imported, ...insertPacked('disbursement_report', table, given)]);
    const kept = await db.read(
      `select import_id, line, code, as_of, status, cast(disbursed as text) as disbursed,
              cast(advance as text) as advance, completed_volume from disbursement_report order by line`,
    );
    expect(kept).toEqual(given);
  });

  test('no rows are no statement', () => {
    expect([
      ...insert('deadline', columns, []),
      ...insertPacked('deadline', packed, []),
      ...remove('deadline', key, []),
    ]).toEqual([]);
    expect(update('case_file', ['stage'], [], [])).toEqual([]);
  });

  test('a row that is there is replaced, one that is not is added', async () => {
    await run(insert('deadline', columns, [row('a', 'old', null), row('b', 'old', null)]));
    await run(insertPacked('deadline', replacing, [row('b', null, 3, 2), row('c', 'new', null, 2)]));
    expect(await rows()).toEqual([row('a', 'old', null), row('b', null, 3, 2), row('c', 'new', null, 2)]);
  });

  test('rows are deleted by their key, by part of it, and one by one', async () => {
    await run(
      insert(
        'deadline',
        columns,
        ['a', 'b', 'c', 'd'].map((file) => row(file, 'x', null)),
      ),
    );
    await run(remove('deadline', key, [row('a', null, null), { ...row('b', null, null), step: '+1' }]));
    await run(remove('deadline', ['file_id'], [{ file_id: 'c' }]));
    expect((await rows()).map(({ file_id: file }) => file)).toEqual(['b', 'd']);
  });

  test('each row of an update gets its own values, and no other row any', async () => {
    const file = (id: string): Row => ({
      ...{ id, kind: 'unit', code: id, title: 'Đơn vị', stage: 'active', version: 1, head: '0', state: '{}' },
      ...{ opened_at: 'x', moved_at: 'x' },
    });
    const all = [file('a'), file('b'), file('c')];
    await run(insert('case_file', Object.keys(file('')), all));
    const changed = [
      { id: 'a', stage: 'ended', version: 2 },
      { id: 'c', stage: 'active', version: 3 },
    ];
    await run(update('case_file', ['stage', 'version'], ['version'], changed));
    expect(await db.read('select id, stage, version from case_file order by id')).toEqual([
      ...changed.slice(0, 1),
      { id: 'b', stage: 'active', version: 1 },
      ...changed.slice(1),
    ]);
  });

  test('more rows than one statement takes go into several', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      row(String(index).padStart(5, '0'), 'x', index),
    );
    const statements = insert('deadline', columns, many);
    expect(statements.length).toBeGreaterThan(1);
    await run(statements);
    expect(await rows()).toEqual(many);
    await run(remove('deadline', key, many));
    expect(await rows()).toEqual([]);
  });

  test('the same size has the same text, another table or key another', () => {
    const textOf = (statements: readonly Statement[]) => statements[0]?.text;
    const one = [row('a', null, 1)];
    expect(textOf(insert('deadline', columns, one))).toBe(textOf(insert('deadline', columns, one)));
    const texts = [
      insert('deadline', columns, one),
      insertPacked('deadline', packed, one),
      insertPacked('deadline', replacing, one),
      remove('deadline', key, one),
      remove('deadline', ['file_id'], one),
      update('case_file', ['stage'], [], one),
      update('case_file', ['stage', 'version'], ['version'], one),
    ].map(textOf);
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('placeholders are counted on from where others end', () => {
    expect(placeholders(3)).toBe('$1,$2,$3');
    expect(placeholders(2, 4)).toBe('$4,$5');
  });
});
