import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { commitmentReport } from '../../src/reports/commitmentReport.js';
import { databases } from '../databases.js';
import { move, province, withCommitments } from '../engine/province.js';

describe.each(databases)('the report of commitments on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
  });
  afterAll(async () => {
    await db.close();
    await drop();
  });

  test('a unit that was told that it owes none is not missing', async () => {
    const here = await province(db, withCommitments);
    const before = await commitmentReport(db, here.movement, '2024-07-14T02:00:00.000Z', 'vi');
    const units = before.rows.length;
    expect(before.notes).toEqual([
      'Ghi nhận đến 14/07/2024 09:00',
      `${units} đơn vị: đúng hạn 0, gửi muộn 0, chưa gửi ${units}, không phải gửi 0`,
    ]);
    const [file] = await db.read(`select id, version from case_file where kind = 'commitment' order by id`);
    const waived = { file: String(file?.['id']), seq: Number(file?.['version']) } as Moved;
    await move(here, waived, 'waive', 'boardHead', { at: '2024-07-15T02:00:00.000Z', data: {} });
    const after = await commitmentReport(db, here.movement, '2024-07-16T02:00:00.000Z', 'vi');
    expect(after.notes).toEqual([
      'Ghi nhận đến 16/07/2024 09:00',
      `${units} đơn vị: đúng hạn 0, gửi muộn 0, chưa gửi ${units - 1}, không phải gửi 1`,
    ]);
    const asOf = await commitmentReport(db, here.movement, '2024-07-14T02:00:00.000Z', 'vi');
    expect(asOf).toEqual(before);
  });
});
