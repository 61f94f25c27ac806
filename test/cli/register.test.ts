import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { list } from '../../src/cli/fileList.js';
import { show } from '../../src/cli/fileShow.js';
import { namesIn } from '../../src/views/names.js';
import { nextInstant, now } from '../../src/cli/now.js';
import { personNamed, unitNamed, userNamed } from '../../src/cli/register.js';
import { advance } from '../../src/engine/advance.js';
import { open } from '../../src/engine/open.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { writeProperty } from '../../src/entities/properties.js';
import { databases } from '../databases.js';

const at = '2024-10-02T01:00:00.000Z';

describe.each(databases)('people and units as they are typed, on $name', ({ fresh }) => {
  let db: Database;
  let drop: () => Promise<void>;
  let first: string;
  let unit: string;

  beforeEach(async () => {
    const made = await fresh();
    drop = made.drop;
    db = await openDatabase(made.address);
    const how = { at, random: randomBytes };
    first = (await open(db, 'person', { name: 'Đặng Thị Mẫu' }, { by: 'first', ...how })).file;
    const data = { symbol: 'SKHĐT', name: 'Sở Kế hoạch và Đầu tư', kind: 'department' };
    unit = (await open(db, 'unit', data, { by: { id: first }, ...how })).file;
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  test('a person is found by id, by code, and by the whole name with or without its marks', async () => {
    for (const written of [first, 'p-0001', 'Đặng Thị Mẫu', 'dang thi mau', ' ĐẶNG THỊ MẪU ']) {
      expect(await userNamed(db, written)).toBe(first);
    }
    await expect(personNamed(db, 'Đặng Thị')).rejects.toMatchObject({ name: 'NotFound', kind: 'person' });
    await expect(userNamed(db, 'u-0001')).rejects.toMatchObject({ name: 'WrongUse', argument: '--as' });
  });

  test('who is no longer in use does not act', async () => {
    const how = { by: { id: first }, at, random: randomBytes };
    const other = await open(db, 'person', { name: 'Người đã nghỉ' }, how);
    await advance(db, other.file, { type: 'end', data: {} }, { ...how, seen: 1, reason: 'nghỉ hưu' });
    await expect(userNamed(db, 'p-0002')).rejects.toMatchObject({ name: 'WrongUse' });
    await expect(userNamed(db, 'Người đã nghỉ')).rejects.toMatchObject({ name: 'WrongUse' });
  });

  test('a unit is found by symbol, and a part of a symbol is none', async () => {
    for (const written of [unit, 'u-0001', 'SKHĐT']) expect(await unitNamed(db, written)).toBe(unit);
    await expect(unitNamed(db, 'SKHĐ')).rejects.toMatchObject({ name: 'NotFound', kind: 'unit' });
    await expect(unitNamed(db, '%')).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('ids anywhere in a value get their names', async () => {
    const names = await namesIn(db, { who: [first], text: `đơn vị ${unit}` });
    expect([names(first), names(unit)]).toEqual(['Đặng Thị Mẫu', 'SKHĐT · Sở Kế hoạch và Đầu tư']);
    expect(names('clock')).toBe('clock');
    const named = { symbol: 'Tổ công tác', name: 'Tổ công tác', kind: 'office', parent: unit };
    const team = await open(db, 'unit', named, { by: { id: first }, at, random: randomBytes });
    expect((await namesIn(db, team.file))(team.file)).toBe('Tổ công tác');
  });

  test('lists and pages of files read the same', async () => {
    const call = { env: { DATABASE_URL: db.address }, cwd: '/', language: 'vi' } as const;
    const listed = await list(call, [], { kind: 'unit', limit: '1' }, undefined as never);
    expect(listed.value).toMatchObject({ files: [{ code: 'u-0001', stage: 'active' }], next: null });
    expect(listed.text.split('\n')[0]?.split(/ {2,}/)).toEqual(['Mã', 'Nội dung', 'Bước', 'Cập nhật']);
    const shown = await show(call, ['p-0001'], { as: 'p-0001' }, undefined as never);
    expect(shown.text).toContain('quản trị viên');
    expect(shown.text).toContain('02/10/2024 08:00');
  });

  test('simulated time goes on by a second with each move, and a refused one leaves it alone', async () => {
    await writeProperty(db, 'simulatedInstant', '2025-03-28T10:00:00.000Z');
    const next = await nextInstant(db);
    expect(next).toBe('2025-03-28T10:00:01.000Z');
    expect(await now(db)).toBe('2025-03-28T10:00:00.000Z');
    const data = { symbol: 'STP', name: 'Sở Tư pháp', kind: 'department', parent: null };
    await open(db, 'unit', data, { by: { id: first }, at: next, random: randomBytes });
    expect([await now(db), await nextInstant(db)]).toEqual([next, '2025-03-28T10:00:02.000Z']);
  });
});
