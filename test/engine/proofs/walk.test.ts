import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { openDatabase, type Database } from '../../../src/entities/database.js';
import { replay } from '../../../src/engine/proofs/replay.js';
import { verify } from '../../../src/engine/proofs/verify.js';
import { databases } from '../../databases.js';
import { editedUnit } from '../lives.js';
import { keep, tablesAt } from '../writtenHistory.js';

describe.each(databases)('journals longer than a page on $name', (database) => {
  let db: Database;
  let source: DataSource;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const fresh = await database.fresh();
    drop = () => fresh.drop();
    db = await openDatabase(fresh.address);
    source = await tablesAt(fresh.address);
    // Two full pages: the first ends within a file, the second with the last entry of all.
    await keep(source, [editedUnit('n1', 'u-0001', 1_500), editedUnit('n2', 'u-0002', 500)]);
  }, 60_000);
  afterAll(async () => {
    await source.destroy();
    await db.close();
    await drop();
  });

  test('are whole, to the last entry of the last page', async () => {
    expect(await verify(db)).toEqual({ files: 2, entries: 2_000, findings: [], unlisted: 0 });
    expect((await replay(db, 'u-0001')).steps).toHaveLength(1_500);
  });

  test('go on where a page ended', async () => {
    await keep(source, [editedUnit('n3', 'u-0003', 1)]);
    expect(await verify(db)).toEqual({ files: 3, entries: 2_001, findings: [], unlisted: 0 });
  });

  test('are watched at the edges of pages', async () => {
    for (const [code, seq] of [
      ['u-0001', 1_000],
      ['u-0001', 1_001],
      ['u-0002', 500],
      ['u-0003', 1],
    ] as const) {
      const where = `seq = ${seq} and file_id = (select id from case_file where code = '${code}')`;
      await source.query(`update journal_entry set move = move || 'x' where ${where}`);
      expect((await verify(db)).findings).toEqual([
        expect.objectContaining({ file: code, seq, check: 'column' }),
      ]);
      await source.query(`update journal_entry set move = substr(move, 1, length(move) - 1) where ${where}`);
    }
  });

  test('with more faults than anybody reads are counted, and the first thousand listed', async () => {
    await source.query(`update journal_entry set actor_id = 'somebody'`);
    const { findings, unlisted } = await verify(db);
    expect(findings).toHaveLength(1_000);
    expect(unlisted).toBe(1_001);
  });
});
