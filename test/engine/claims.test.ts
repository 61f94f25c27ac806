import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Moved } from '../../src/engine/moveWork.js';
import { explain } from '../../src/engine/offers.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { reasonLines } from '../../src/language/reason.js';
import { ruleInWords } from '../../src/language/rules.js';
import { failures } from '../../src/machines/reason.js';
import { databases } from '../databases.js';
import { importPlans, importReports } from '../disbursement/movementFigures.js';
import { dataOf, move, nominate, province, walk, type Province, type Road } from './province.js';

describe.each(databases)('a claimed result on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let from: Province;
  let ready: Moved;

  const claim = { key: 'M1', basis: 'primeMinister', asOf: '2024-09-30', disbursed: '620', plan: '1000' };

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    from = await province(db);
    await importPlans(from, [
      { code: '001', unit: 'LG', amount: 600n },
      { code: '002', unit: 'LG', amount: 400n },
      { code: '003', unit: 'TP', amount: 9_000n },
    ]);
    ready = await walk(from, await nominate(from, {}, { claims: [claim] }), onTheWay);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const onTheWay: Road = [
    ['startGrassroots', 'clerk'],
    ['recordSession', 'clerk'],
  ];
  const at = '2024-10-08T01:00:00.000Z';
  const report = (disbursed: bigint, status: 'estimate' | 'treasuryConfirmed', recordedAt: string) =>
    importReports(
      from,
      [
        { code: '001', asOf: '2024-09-30', disbursed, status },
        { code: '002', asOf: '2024-09-30', disbursed: 120n, status },
        { code: '003', asOf: '2024-09-30', disbursed: 9_000n, status },
      ],
      recordedAt,
    );
  const submit = () => move(from, ready, 'submit', 'head', { at });
  const reasons = async () => {
    const how = { by: { id: from.people['head'] ?? '' }, at, seen: ready.seq };
    const reason = await explain(db, ready.file, { type: 'submit', data: dataOf(from, 'submit') }, how);
    return failures(reason).map((verdict) => ruleInWords(verdict, 'vi', (id) => id));
  };

  test('that the Treasury contradicts blocks the submission, and why says both figures', async () => {
    await report(479n, 'treasuryConfirmed', '2024-10-07T01:00:00.000Z');
    await expect(submit()).rejects.toMatchObject({ name: 'Refused' });
    expect(await reasons()).toEqual([
      'Kê khai "M1" 620 đồng trên kế hoạch 1.000 đồng (62,00 %), Kho bạc xác nhận 599 đồng trên 1.000 đồng (59,90 %): đơn vị sửa kê khai cho khớp.',
    ]);
  });

  test('that agrees passes, and the entry keeps the figure with its plan version and when it was known', async () => {
    await report(500n, 'treasuryConfirmed', '2024-10-07T01:00:00.000Z');
    expect(await reasons()).toEqual([]);
    const { file, seq } = await submit();
    const [row] = await db.read('select body from journal_entry where file_id = $1 and seq = $2', [
      file,
      seq,
    ]);
    const { facts } = JSON.parse(String(row?.['body'])) as { facts: { disbursement: unknown } };
    expect(facts.disbursement).toEqual([
      {
        ...{ claim: 'M1', basis: 'primeMinister', asOf: '2024-09-30', knownAt: at, planVersion: 1 },
        ...{ status: 'treasuryConfirmed', disbursed: '620', plan: '1000' },
      },
    ]);
  });

  test('under a milestone warns and says both figures, where the movement chose a warning', async () => {
    const below = { ...claim, disbursed: '599' };
    ready = await walk(from, await nominate(from, {}, { claims: [below] }), onTheWay);
    await report(479n, 'treasuryConfirmed', '2024-10-07T01:00:00.000Z');
    const how = { by: { id: from.people['head'] ?? '' }, at, seen: ready.seq };
    const reason = await explain(db, ready.file, { type: 'submit', data: dataOf(from, 'submit') }, how);
    expect(reasonLines(reason, 'vi', (id) => id)[0]).toBe(
      '! Dưới mốc M1 (30/09/2024): 599 đồng trên kế hoạch 1.000 đồng, đạt 59,90 %, cần từ 60,00 %. (cấu hình của tỉnh) [chưa kiểm chứng]',
    );
    expect((await submit()).stage).toBe('submitted');
  });

  test('is compared with nothing while there are estimates only, or what is recorded later', async () => {
    await report(1n, 'estimate', '2024-10-07T01:00:00.000Z');
    await report(2n, 'treasuryConfirmed', '2024-10-09T01:00:00.000Z');
    expect((await submit()).stage).toBe('submitted');
  });
});
