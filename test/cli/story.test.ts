import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { userNamed } from '../../src/cli/register.js';
import { units } from '../../src/demo/cast.js';
import { open } from '../../src/engine/open.js';
import { openDatabase } from '../../src/entities/database.js';
import { writeProperty } from '../../src/entities/properties.js';
import { Thidua, type Outcome } from './thidua.js';

/** A first run: an empty database, the register, the movement, one nomination. */

jest.setTimeout(240_000);
const sprint = join(process.cwd(), 'movements/binh-thuan-2024-disbursement-sprint.yaml');
let thidua: Thidua;

/** A day of the sprint on which Planning & Investment still sits at its desk. */
beforeAll(async () => {
  thidua = await Thidua.inNewFolder();
  const db = await openDatabase(thidua.database);
  await writeProperty(db, 'simulatedInstant', '2025-02-10T01:00:00.000Z');
  await db.close();
});

/** A command of the road itself runs as people run it; what looks at its result runs here. */
const done = (...args: string[]): Promise<string> => checked(args, thidua.run(...args));
const seen = (...args: string[]): Promise<string> => checked(args, thidua.here(...args));

async function checked(args: readonly string[], outcome: Promise<Outcome>): Promise<string> {
  const { code, out, err } = await outcome;
  expect([args.join(' '), err, code]).toEqual([args.join(' '), '', 0]);
  return out;
}

const claim = JSON.stringify({
  movement: 'bt24-m-0001',
  unit: 'UBND-TL',
  nominee: { kind: 'individual', id: 'Cá nhân mẫu 01', seq: 1 },
  award: 'diplomaOfMerit',
  criterion: 'II.1',
  merit: 'movementResult',
  claims: [],
  achievementPeriod: { from: '2024-07-20', until: '2025-01-31' },
});

/** The other units of the province, without a process for each. */
async function registerUnits(): Promise<void> {
  const db = await openDatabase(thidua.database);
  const how = {
    by: { id: await userNamed(db, 'p-0001') },
    at: '2025-02-10T01:30:00.000Z',
    random: randomBytes,
  };
  const others = units.filter(({ symbol }) => symbol !== 'UBND-TL' && symbol !== 'HĐTĐKT-LĐ');
  await Promise.all(others.map(({ symbol, name, kind }) => open(db, 'unit', { symbol, name, kind }, how)));
  await db.close();
}

describe('from an empty database to a nomination under way', () => {
  test('an empty list says what to do next', async () => {
    expect(await seen('file', 'list')).toContain('thidua file open nomination');
  });

  test('the first person needs nobody and becomes administrator', async () => {
    expect(await done('person', 'add', '--name', 'Quản trị viên mẫu')).toMatch(
      /^p-0001 · Đang dùng · phiên bản 1/,
    );
    expect(await seen('file', 'show', 'p-0001')).toContain('quản trị viên');
  });

  test('the second one needs somebody', async () => {
    const { code, err } = await thidua.here('person', 'add', '--name', 'Người khác');
    expect([code, err]).toEqual([2, expect.stringContaining('--as')]);
  });

  test('units are added by symbol, and the same key twice adds one', async () => {
    await registerUnits();
    const tanhLinh = [
      '--symbol',
      'UBND-TL',
      '--name',
      'Ủy ban nhân dân huyện Tánh Linh',
      '--kind',
      'district',
    ];
    await done('unit', 'add', ...tanhLinh, '--parent', 'UBND', '--as', 'p-0001');
    const again = ['unit', 'add', '--symbol', 'X1', '--name', 'Đơn vị mẫu', '--kind', 'investor'];
    const how = ['--as', 'quan tri vien mau', '--key', 'k1'];
    const first = await thidua.json(...again, ...how);
    const second = await thidua.json(...again, ...how);
    expect([first.value['repeated'], second.value['repeated']]).toEqual([false, true]);
    expect(second.value['file']).toBe(first.value['file']);
  });

  test('people get their roles', async () => {
    await done('person', 'add', '--name', 'Cán bộ mẫu Ban', '--as', 'p-0001');
    await done('person', 'grant', 'p-0002', 'boardHead', '--unit', 'BTĐKT', '--as', 'p-0001');
    await seen(
      'person',
      'add',
      '--name',
      'Cán bộ mẫu Tánh Linh',
      '--position',
      'Chuyên viên',
      '--as',
      'p-0001',
    );
    await seen('person', 'grant', 'Cán bộ mẫu Tánh Linh', 'unitClerk', '--unit', 'UBND-TL', '--as', 'p-0001');
    await seen('person', 'add', '--name', 'Cá nhân mẫu 01', '--payroll', 'UBND-TL', '--as', 'p-0001');
    expect(await seen('file', 'show', 'p-0003')).toContain('cán bộ của đơn vị · UBND-TL');
  });

  test('a movement whose units are not registered stays a draft, and says which', async () => {
    const { code, err, value } = await thidua.json('movement', 'launch', sprint, '--as', 'p-0002');
    expect([code, value['error'], value['draft']]).toEqual([1, 'Refused', 'bt24-m-0001']);
    expect(err).toContain('Chưa có trong danh bạ: HĐTĐKT-LĐ');
    const council = ['--symbol', 'HĐTĐKT-LĐ', '--name', 'Hội đồng tỉnh Lâm Đồng', '--kind', 'committee'];
    await seen('unit', 'add', ...council, '--as', 'p-0001');
  });

  test('the movement is checked, and its draft launched', async () => {
    expect(await done('movement', 'check', sprint)).toContain('bt24');
    expect(await done('movement', 'launch', sprint, '--as', 'p-0002')).toMatch(
      /^bt24-m-0001 · Đã phát động · phiên bản 2/,
    );
    expect(await seen('file', 'list', '--kind', 'movement')).toContain('Đã phát động');
  });

  test('a nomination is opened with codes, symbols and names in its data', async () => {
    expect(await done('file', 'open', 'nomination', '--as', 'p-0003', '--data', claim)).toMatch(
      /^bt24-n-0001 · Dự thảo · phiên bản 1/,
    );
    const shown = await seen('file', 'show', 'bt24-n-0001');
    expect(shown).toContain('Cá nhân mẫu 01');
    expect(shown).toContain('UBND-TL · Ủy ban nhân dân huyện Tánh Linh');
  });

  test('its moves are offered to whoever may make them', async () => {
    const mine = await done('file', 'moves', 'bt24-n-0001', '--as', 'p-0003');
    expect(mine).toMatch(/✓ +startGrassroots +Đưa ra bình xét +date: date, place: text/);
    expect(mine).toMatch(/✗ +dropProposal/);
  });

  test('a move is made, and made again it is stale', async () => {
    const data = JSON.stringify({ date: '2025-02-10', place: 'Hội trường cơ quan', called: 12 });
    const args = [
      'file',
      'move',
      'bt24-n-0001',
      'startGrassroots',
      '--as',
      'p-0003',
      '--seen',
      '1',
      '--data',
      data,
    ];
    expect(await done(...args)).toMatch(/^bt24-n-0001 · Bình xét tại cơ sở · phiên bản 2/);
    const { code, value, err } = await thidua.json(...args);
    expect(code).toBe(1);
    expect(value).toMatchObject({ error: 'Stale', stage: 'grassroots', version: 2 });
    expect(err).toContain('Cán bộ mẫu Tánh Linh');
  });

  test('why says what is in the way, and who may', async () => {
    const text = await done('why', 'bt24-n-0001', 'submit', '--as', 'p-0003');
    expect(text).toContain('còn vướng');
    expect(text).toContain('✗ Chưa ghi phiên bình xét');
    expect(text).toContain('thủ trưởng đơn vị');
    const { value } = await thidua.json('why', 'bt24-n-0001', 'submit', '--as', 'p-0003');
    expect(value).toMatchObject({ ok: false, move: 'submit' });
  });

  test('who may not is told so', async () => {
    const args = [
      'file',
      'move',
      'bt24-n-0001',
      'dropProposal',
      '--as',
      'p-0003',
      '--seen',
      '2',
      '--reason',
      'thử',
    ];
    const { code, value } = await thidua.json(...args);
    expect([code, value['error']]).toEqual([1, 'Forbidden']);
    expect(value['reasons']).toMatchObject({ ok: false });
  });

  test('what the rules refuse is refused with its reasons', async () => {
    const args = [
      'unit',
      'add',
      '--symbol',
      'SNV',
      '--name',
      'Sở khác',
      '--kind',
      'department',
      '--as',
      'p-0001',
    ];
    const { code, value, err } = await thidua.json(...args);
    expect([code, value['error']]).toEqual([1, 'Refused']);
    expect(err).toContain('Ký hiệu "SNV" đang là của SNV · Sở Nội vụ');
  });

  test('lists are paged, filtered by stage and by desk, and told to programs', async () => {
    await seen('file', 'open', 'nomination', '--as', 'p-0003', '--data', claim);
    const first = await thidua.json('file', 'list', '--limit', '1');
    expect(first.value).toMatchObject({ files: [{ code: 'bt24-n-0001' }], next: 'bt24-n-0001' });
    const second = await thidua.json('file', 'list', '--limit', '1', '--after', 'bt24-n-0001');
    expect(second.value).toMatchObject({ files: [{ code: 'bt24-n-0002' }], next: null });
    expect(await seen('file', 'list', '--limit', '1')).toContain('--after bt24-n-0001');
    expect(await seen('file', 'list', '--stage', 'draft', '--unit', 'UBND-TL')).not.toContain('bt24-n-0001');
    expect(await seen('file', 'list', '--desk', 'unit', '--movement', 'bt24-m-0001')).toContain(
      'bt24-n-0001',
    );
    expect(await seen('file', 'list', '--desk', 'chairman')).toContain('Không có hồ sơ nào');
  });

  test('a reorganisation ends a unit', async () => {
    const args = ['--by', 'STC', '--on', '2025-03-01', '--basis', 'Nghị quyết mẫu', '--as', 'p-0001'];
    expect(await seen('unit', 'succeed', 'SKHĐT', ...args)).toContain('Đã ngừng');
  });

  test('history is replayed, proved and healthy', async () => {
    expect(await done('replay', 'bt24-n-0001')).toMatch(
      /✓ +2 .*Đưa ra bình xét +Cán bộ mẫu Tánh Linh +Bình xét tại cơ sở/,
    );
    expect(await seen('replay', 'bt24-n-0001', '--at', '2020-01-01')).toContain('chưa có hồ sơ này');
    expect(await done('verify')).toMatch(/^✓ Khớp: đã xem \d+ hồ sơ/);
    expect(await seen('verify', 'bt24-n-0001')).toContain('1 hồ sơ, 2 dòng nhật ký');
    expect(await done('rebuild')).toContain('✓');
    expect(await done('doctor')).toContain('Mọi điều đều đúng.');
  });

  test('everything speaks English too', async () => {
    expect(await seen('file', 'show', 'bt24-n-0001', '--lang', 'en')).toContain('Grassroots assessment');
    expect(await seen('doctor', '--lang=en')).toContain('Everything holds.');
  });
});
