import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { closeMonth } from '../../../src/engine/closeMonth.js';
import { doctor } from '../../../src/engine/proofs/doctor.js';
import { importFile, type FileToImport } from '../../../src/engine/imports/importFile.js';
import { importUnits } from '../../../src/engine/imports/importUnits.js';
import { parseBody } from '../../../src/engine/journal/entry.js';
import { undoImport } from '../../../src/engine/imports/undoImport.js';
import { openDatabase, type Database } from '../../../src/entities/database.js';
import { databases } from '../../databases.js';
import { province, type Province } from '../province.js';

const planHead =
  'Mã dự án;Tên dự án;Chủ đầu tư;Kế hoạch Thủ tướng giao (triệu đồng);Tổng kế hoạch vốn (triệu đồng)';
const plans = [
  planHead,
  '0012;Đường ĐT.719;LG;1.000,5;1.200,0',
  '0013;Kè sông Dinh;TP;2.000,0;2.000,0',
  'Tổng cộng;;;3.000,5;3.200,0',
];
const reportHead =
  'Mã dự án;Số liệu đến ngày;Nguồn số liệu;Lũy kế giải ngân (đồng);Tạm ứng (đồng);Khối lượng hoàn thành (đồng)';
const reports = [reportHead, '0012;30/9/2024;Kho bạc xác nhận;600.300.000;100.300.000;500.000.000'];

describe.each(databases)('a file that is imported on $name', (database) => {
  let folder: string;
  let db: Database;
  let drop: () => Promise<void>;
  let from: Province;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'thidua-import-'));
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    from = await province(db);
  });
  afterEach(async () => {
    await db.close();
    await drop();
    await rm(folder, { recursive: true });
  });

  const how = (at = '2024-10-05T01:00:00.000Z') => ({
    by: { id: from.people['planningOfficer'] ?? '' },
    at,
    random: from.random,
  });
  const bring = async (
    kind: 'plans' | 'disbursements',
    lines: readonly string[],
    given: Partial<FileToImport> & { readonly reason?: string } = {},
  ) => {
    const path = join(folder, 'file.csv');
    await writeFile(path, lines.join('\n'));
    const { reason = null, ...rest } = given;
    const defaults = { number: '1603/QĐ-TTg', date: '2023-12-01', asOf: null, status: null };
    return importFile(
      db,
      { kind, movement: from.movement, source: path, defaults, dryRun: false, ...rest },
      { ...how(), reason },
    );
  };
  const kept = async (table: string) => (await db.read(`select count(*) as n from ${table}`))[0]?.['n'];

  test('is one entry with its SHA-256, its sums and the hash of its rows, and the doctor finds the same rows', async () => {
    const { moved, counted, table } = await bring('plans', plans);
    expect(counted?.changes).toEqual({ added: 2, changed: 0, same: 0 });
    const [row] = await db.read('select body from journal_entry where file_id = $1 and seq = $2', [
      from.movement,
      moved?.seq ?? 0,
    ]);
    expect(parseBody(String(row?.['body'])).facts.import).toMatchObject({
      kind: 'plans',
      sha256: table.sha256,
      rows: 2,
      totals: { prime_minister: '3000500000', total: '3200000000', provincial_council: '0' },
      rowsHash: counted?.tally.rowsHash,
      state: 'staged',
    });
    await bring('disbursements', reports);
    expect((await doctor(db)).filter(({ ok }) => !ok)).toEqual([]);
  });

  test('changes nothing the second time, and counts anew once it was undone', async () => {
    const { import: first } = await bring('plans', plans);
    expect(await bring('plans', plans)).toMatchObject({ import: first, counted: null, moved: null });
    await undoImport(db, first ?? '', { ...how(), reason: 'Nhập nhầm tệp' });
    expect((await bring('plans', plans)).moved?.stage).toBe('launched');
    expect((await doctor(db)).filter(({ ok }) => !ok)).toEqual([]);
  });

  test('says what it would change, and keeps nothing', async () => {
    await bring('plans', plans);
    const later = [
      planHead,
      '0012;Đường ĐT.719;LG;900,0;1.200,0',
      '0013;Kè sông Dinh;TP;2.000,0;2.000,0',
      '0014;Cầu mới;TP;5;5',
    ];
    const { counted, moved } = await bring('plans', later, { dryRun: true });
    expect([counted?.changes, moved]).toEqual([{ added: 1, changed: 1, same: 1 }, null]);
    expect([await kept('data_import'), await kept('assigned_plan')].map(Number)).toEqual([1, 2]);
  });

  test('is kept whole or not at all: each mistake with its cell and its fix', async () => {
    await bring('plans', plans);
    const wrong = [
      reportHead,
      '0012;30/9/2024;Kho bạc xác nhận;600.300.000;;',
      '0099;30/9/2024;ước;1.000.000;;',
      '0013;31/9/2024;ước;1.000.000;;',
      '0013;30/9/2024;ước;10.000.000;1.000.000;2.000.000',
      '0012;30/9/2024;Kho bạc xác nhận;700.300.000;;',
    ];
    await expect(bring('disbursements', wrong)).rejects.toMatchObject({
      name: 'ImportMistakes',
      count: 4,
      mistakes: [
        { row: 3, column: 'A', fix: { vi: expect.stringContaining('nhập kế hoạch vốn trước') } },
        { row: 4, column: 'B' },
        { row: 5, column: 'D' },
        { row: 6, column: 'A', message: { vi: expect.stringContaining('dòng 2') } },
      ],
    });
    expect(Number(await kept('disbursement_report'))).toBe(0);
    expect(Number(await kept('data_import'))).toBe(1);
  });

  test('is refused to whoever may not import, and nothing of it stays', async () => {
    const path = join(folder, 'file.csv');
    await writeFile(path, plans.join('\n'));
    const defaults = { number: '1', date: '2023-12-01', asOf: null, status: null };
    const file: FileToImport = {
      kind: 'plans',
      movement: from.movement,
      source: path,
      defaults,
      dryRun: false,
    };
    await expect(
      importFile(db, file, { ...how(), by: { id: from.people['clerk'] ?? '' } }),
    ).rejects.toMatchObject({
      name: 'Forbidden',
    });
    expect(Number(await kept('assigned_plan'))).toBe(0);
  });

  test('needs a reason when its month is closed; a closed month lists who has not reported', async () => {
    await bring('plans', plans);
    await bring('disbursements', reports);
    const closed = await closeMonth(db, from.movement, '2024-09', how());
    expect(closed).toMatchObject({
      plan: '3000500000',
      disbursed: '600300000',
      missing: [{ code: '0013', unit: from.units['TP'] }],
      reportDue: '2024-10-05',
    });
    const corrected = [reportHead, '0012;30/9/2024;Kho bạc xác nhận;650.300.000;;'];
    await expect(bring('disbursements', corrected)).rejects.toMatchObject({ name: 'Refused' });
    await bring('disbursements', corrected, { reason: 'Kho bạc đính chính' });
    await expect(closeMonth(db, from.movement, '2024-09', how())).rejects.toMatchObject({ name: 'Refused' });
    await expect(closeMonth(db, from.movement, '2024-10', how())).rejects.toMatchObject({ name: 'Refused' });
    expect((await doctor(db)).filter(({ ok }) => !ok)).toEqual([]);
  });

  describe('of monthly amounts', () => {
    const monthHead = 'Mã dự án;Tháng;Nguồn số liệu;Giải ngân trong tháng (triệu đồng);Tạm ứng';
    const monthly = { monthly: true };
    const sums = async () =>
      (await db.read('select code, as_of, disbursed from disbursement_report order by line')).map(
        ({ code, as_of: asOf, disbursed }) => `${code} ${asOf} ${disbursed}`,
      );

    test('is summed up since January, and a month may be negative', async () => {
      await bring('plans', plans);
      await bring(
        'disbursements',
        [monthHead, '0012;01/2024;KBNN;100,5;', '0013;01/2024;KBNN;7;', '0012;02/2024;KBNN;-40,5;'],
        monthly,
      );
      expect(await sums()).toEqual([
        '0012 2024-01-31 100500000',
        '0013 2024-01-31 7000000',
        '0012 2024-02-29 60000000',
      ]);
    });

    test('goes on from what was recorded for the last day of the month before', async () => {
      await bring('plans', plans);
      await bring('disbursements', reports);
      await bring('disbursements', [monthHead, '0012;10/2024;ước;0,7;'], monthly);
      expect((await sums()).at(-1)).toBe('0012 2024-10-31 601000000');
      await bring('disbursements', [monthHead, '0012;10/2024;KBNN;0,8;'], monthly);
      expect((await sums()).at(-1)).toBe('0012 2024-10-31 601100000');
    });

    test('is not guessed: a sum below zero, a month left out, months out of order have their cell', async () => {
      await bring('plans', plans);
      await bring('disbursements', reports);
      const wrong = [
        monthHead,
        '0012;10/2024;KBNN;-600,4;',
        '0013;10/2024;KBNN;5;',
        '0013;01/2024;KBNN;5;',
        '0013;03/2024;KBNN;5;',
        '0013;02/2024;KBNN;5;',
        '0013;01/2024;KBNN;5;',
      ];
      await expect(bring('disbursements', wrong, monthly)).rejects.toMatchObject({
        mistakes: [
          { row: 2, column: 'D', message: { vi: expect.stringContaining('-100.000 đồng') } },
          { row: 3, column: 'D', fix: { vi: expect.stringContaining('30/09/2024') } },
          { row: 5, column: 'D', fix: { vi: expect.stringContaining('29/02/2024') } },
          { row: 7, column: 'A', message: { vi: expect.stringContaining('không theo thứ tự') } },
        ],
      });
      expect(await sums()).toHaveLength(1);
    });

    test('begins with nothing where the project was planned later', async () => {
      const head = `${planHead};Số quyết định;Ngày quyết định`;
      await bring('plans', [head, '0015;Đê biển;TP;9;9;99/QĐ;20/10/2024']);
      await bring('disbursements', [monthHead, '0015;10/2024;KBNN;3;1'], monthly);
      expect(await sums()).toEqual(['0015 2024-10-31 3000000']);
    });
  });

  test.each([
    ['a row that was altered', `update assigned_plan set total = 1 where code = '0012'`],
    ['an import that was undone', `update data_import set reversed_seq = seq, reversed_at = published_at`],
  ])('%s beside the journal is found by the doctor', async (_what, harm) => {
    await bring('plans', plans);
    await db.write.submit(
      {
        run: async (session) => {
          await session.query(harm);
          return [{ value: true }];
        },
        isDurable: () => Promise.resolve(true),
      },
      null,
    );
    expect((await doctor(db)).filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['figures']);
  });

  test('units that the register lacks are opened, each with its parent, and the others are left alone', async () => {
    const path = join(folder, 'units.csv');
    const lines = [
      'Ký hiệu;Tên đơn vị;Loại;Trực thuộc',
      'LG;Thị xã La Gi;cấp huyện;',
      'BQL-LG;Ban QLDA La Gi;ban quản lý dự án;LG',
      'TO-LG;Tổ giúp việc;office;BQL-LG',
    ];
    await writeFile(path, lines.join('\n'));
    const administrator = { ...how(), by: { id: from.people['administrator'] ?? '' } };
    expect(await importUnits(db, path, { dryRun: false }, administrator)).toEqual({
      opened: ['BQL-LG', 'TO-LG'],
      known: ['LG'],
    });
    const [group] = await db.read(
      `select one.state, parent.id from case_file one, case_file parent
       where one.title like 'TO-LG · %' and parent.title like 'BQL-LG · %'`,
    );
    expect(JSON.parse(String(group?.['state']))).toMatchObject({ context: { parent: group?.['id'] } });
    const below = [...lines, 'A;Đơn vị A;office;LG', `${'B'.repeat(31)};Đơn vị B;cấp huyện;`];
    await writeFile(path, below.join('\n'));
    const units = async () => Number(await kept(`case_file where kind = 'unit'`));
    const before = await units();
    await expect(importUnits(db, path, { dryRun: false }, administrator)).rejects.toMatchObject({
      name: 'Invalid',
    });
    expect(await units()).toBe(before);
    await writeFile(path, [...lines, 'X;Đơn vị X;trường học;', 'Y;Đơn vị Y;commune;Z'].join('\n'));
    await expect(importUnits(db, path, { dryRun: false }, administrator)).rejects.toMatchObject({
      mistakes: [
        { row: 5, column: 'C' },
        { row: 6, column: 'D' },
      ],
    });
  });
});
