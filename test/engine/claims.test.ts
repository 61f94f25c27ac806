import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Tallying } from '../../src/disbursement/importTables.js';
import { beginStaging, endStaging, stageRows } from '../../src/disbursement/stagedImport.js';
import { recordedFigures } from '../../src/disbursement/unitFigures.js';
import { advance } from '../../src/engine/advance.js';
import { fileId } from '../../src/engine/journal/fileId.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { explain } from '../../src/engine/offers.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { reasonLines } from '../../src/language/reason.js';
import { ruleInWords } from '../../src/language/rules.js';
import { failures } from '../../src/machines/reason.js';
import { databases } from '../databases.js';
import { importPlans, importReports, once } from '../disbursement/movementFigures.js';
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

  describe('that comes together with a correction of what it claims', () => {
    const sooner = '2024-10-08T00:59:59.999Z';
    const later = '2024-10-08T01:00:00.001Z';
    const asOf = '2024-09-30';

    beforeEach(() => report(500n, 'treasuryConfirmed', '2024-10-07T01:00:00.000Z'));

    /** A correction whose rows wait to be published, and the move that publishes it. */
    async function correction(publishedAt: string): Promise<() => Promise<Moved>> {
      const id = fileId(publishedAt, from.random(10));
      const file = {
        id,
        movement: from.movement,
        kind: 'disbursements',
        sheet: null,
        mapping: '{}',
      } as const;
      const row = { line: 2, code: '001', as_of: asOf, status: 'treasuryConfirmed', disbursed: '479' };
      const tallying = new Tallying('disbursements');
      tallying.add(row);
      await beginStaging(db, { ...file, sha256: 'a'.repeat(64) }, publishedAt);
      await stageRows(db, { ...file, sha256: 'a'.repeat(64) }, once([row]));
      await endStaging(db, { ...file, sha256: 'a'.repeat(64) }, tallying.end());
      return change('importDisbursements', id, publishedAt);
    }
    /** Made on the movement as it stands now; nothing is waited for before it stands in the queue. */
    async function change(type: string, id: string, on: string): Promise<() => Promise<Moved>> {
      const [row] = await db.read('select version from case_file where id = $1', [from.movement]);
      const how = { by: { id: from.people['planningOfficer'] ?? '' }, at: on, reason: 'Kho bạc đính chính' };
      const seen = Number(row?.['version']);
      return () => advance(db, from.movement, { type, data: { import: id } }, { ...how, seen });
    }
    const kept = async (seq: number): Promise<unknown> => {
      const [row] = await db.read('select body from journal_entry where file_id = $1 and seq = $2', [
        ready.file,
        seq,
      ]);
      const { facts } = JSON.parse(String(row?.['body'])) as {
        facts: { disbursement: { disbursed: string }[] };
      };
      return facts.disbursement.map(({ disbursed }) => disbursed);
    };
    const known = async (): Promise<unknown> =>
      (await recordedFigures(db, from.movement, from.units['LG'] ?? '', { asOf, knownAt: at })).get(
        'primeMinister',
      )?.disbursed;

    test('is judged on the corrected figure when the correction came first', async () => {
      const publish = await correction(sooner);
      const [published, submitted] = await Promise.allSettled([publish(), submit()]);
      expect([published.status, submitted.status]).toEqual(['fulfilled', 'rejected']);
      expect(await known()).toBe('599');
    });

    test('is judged on the figure before when the correction came after, and none of it shows', async () => {
      const publish = await correction(later);
      const [submitted, published] = await Promise.allSettled([submit(), publish()]);
      expect([submitted.status, published.status]).toEqual(['fulfilled', 'fulfilled']);
      expect(await kept(ready.seq + 1)).toEqual(['620']);
      expect(await known()).toBe('620');
    });

    test('is judged without a correction that is undone first', async () => {
      const publish = await correction(sooner);
      const { file, seq } = await publish();
      const [row] = await db.read('select id from data_import where movement_id = $1 and seq = $2', [
        file,
        seq,
      ]);
      const undo = await change('undoImport', String(row?.['id']), sooner);
      const [undone, submitted] = await Promise.allSettled([undo(), submit()]);
      expect([undone.status, submitted.status]).toEqual(['fulfilled', 'fulfilled']);
      expect([await kept(ready.seq + 1), await known()]).toEqual([['620'], '620']);
    });

    test('is never judged on rows that are staged and not published', async () => {
      await correction(sooner);
      await submit();
      expect([await kept(ready.seq + 1), await known()]).toEqual([['620'], '620']);
    });
  });

  test('is compared with nothing while there are estimates only, or what is recorded later', async () => {
    await report(1n, 'estimate', '2024-10-07T01:00:00.000Z');
    await report(2n, 'treasuryConfirmed', '2024-10-09T01:00:00.000Z');
    expect((await submit()).stage).toBe('submitted');
  });
});
