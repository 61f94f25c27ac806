import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.js';
import { Forbidden, NotFound, Refused } from '../../src/engine/errors.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { open } from '../../src/engine/open.js';
import { succeedTogether } from '../../src/engine/succeedTogether.js';
import { verify } from '../../src/engine/proofs/verify.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { JsonObject } from '../../src/machines/attempt.js';
import { databases } from '../databases.js';
import { repeatable } from './province.js';

const at = '2024-07-08T01:00:00.000Z';

describe.each(databases)('the register of units and people on $name', (database) => {
  let db: Database;
  let address: string;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    ({ address, drop } = await database.fresh());
    db = await openDatabase(address);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const random = repeatable('register');
  const first = (name = 'Quản trị viên mẫu', into = db): Promise<Moved> =>
    open(into, 'person', { name }, { by: 'first', at, random });
  const add = (by: Moved, kind: 'unit' | 'person', data: JsonObject): Promise<Moved> =>
    open(db, kind, data, { by: { id: by.file }, at, random });
  const unitOf = (symbol: string): JsonObject => ({ symbol, name: `Đơn vị ${symbol}`, kind: 'department' });
  const change = (by: Moved, person: Moved, type: string, data: JsonObject): Promise<Moved> =>
    advance(db, person.file, { type, data }, { by: { id: by.file }, at, random });

  test('the first person acts as itself and becomes administrator', async () => {
    const administrator = await first();
    const [row] = await db.read('select actor_id, body from journal_entry');
    expect(administrator).toMatchObject({ code: 'p-0001', seq: 1, stage: 'active' });
    expect(row?.['actor_id']).toBe(administrator.file);
    expect(JSON.parse(String(row?.['body']))).toMatchObject({
      actor: { id: administrator.file, seq: 1, roles: ['administrator'], unit: null, unitName: null },
      machine: null,
    });
  });

  test('there is one first person, also when two processes come at once', async () => {
    const other = await openDatabase(address);
    const outcomes = await Promise.allSettled([
      first('Cá nhân mẫu 01'),
      first('Cá nhân mẫu 02', other),
      first(),
    ]);
    await other.close();
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(NotFound);
    expect(await db.read('select code from case_file')).toEqual([{ code: 'p-0001' }]);
  });

  test('people and units have numbers of their own', async () => {
    const administrator = await first();
    const added = await Promise.all([
      add(administrator, 'unit', unitOf('SNV')),
      add(administrator, 'person', { name: 'Cá nhân mẫu 01' }),
      add(administrator, 'unit', unitOf('STC')),
    ]);
    expect(added.map(({ code }) => code)).toEqual(['u-0001', 'p-0002', 'u-0002']);
  });

  test('a refused opening takes no number', async () => {
    const administrator = await first();
    const outcomes = await Promise.allSettled(
      ['SNV', 'SNV', 'STC'].map((symbol) => add(administrator, 'unit', unitOf(symbol))),
    );
    expect(outcomes).toMatchObject([
      { value: { code: 'u-0001' } },
      { reason: expect.any(Refused) },
      { value: { code: 'u-0002' } },
    ]);
  });

  test('a symbol is free again for the successor of a unit that ended', async () => {
    const administrator = await first();
    const old = await add(administrator, 'unit', unitOf('SNV'));
    const next = await add(administrator, 'unit', unitOf('SNVM'));
    await change(administrator, old, 'succeed', {
      by: [next.file],
      on: '2025-03-01',
      basis: 'Nghị quyết mẫu',
    });
    expect(await add(administrator, 'unit', unitOf('SNV'))).toMatchObject({ code: 'u-0003' });
  });

  test('names stand in the table of names, folded for search, and sealed everywhere else', async () => {
    const administrator = await first();
    const person = await add(administrator, 'person', { name: 'Đặng Thị Mẫu', contact: 'Phan Thiết' });
    const names = await db.read('select seq, name, folded from person_name where person_id = $1', [
      person.file,
    ]);
    expect(names).toEqual([{ seq: 1, name: 'Đặng Thị Mẫu', folded: 'dang thi mau' }]);
    const texts = await db.read(
      'select body as written from journal_entry union all select state from case_file union all select title from case_file',
    );
    expect(texts.filter(({ written }) => /Đặng|Phan Thiết/.test(String(written)))).toEqual([]);
    expect(texts.filter(({ written }) => String(written).includes('"sealed"')).length).toBeGreaterThan(0);
  });

  test('a corrected name is the current one, and the version tells which', async () => {
    const administrator = await first();
    const person = await add(administrator, 'person', { name: 'Cá nhân mẫu 1' });
    await change(administrator, person, 'edit', { name: 'Cá nhân mẫu 01' });
    expect(await db.read('select seq, name from person_name where person_id = $1', [person.file])).toEqual([
      { seq: 2, name: 'Cá nhân mẫu 01' },
    ]);
    expect(await verify(db)).toMatchObject({ findings: [] });
  });

  test('what a person holds follows from their file, in one batch or several', async () => {
    const administrator = await first();
    const unit = (await add(administrator, 'unit', unitOf('SNV'))).file;
    const person = await add(administrator, 'person', { name: 'Cá nhân mẫu 01' });
    await Promise.all([
      change(administrator, person, 'grant', { role: 'homeAffairsOfficer', unit }),
      change(administrator, person, 'grant', { role: 'homeAffairsLeader', unit, from: '2024-08-01' }),
    ]);
    await change(administrator, person, 'endGrant', {
      role: 'homeAffairsOfficer',
      unit,
      until: '2024-07-31',
    });
    const grants = `select number, role, from_date, until_date from role_grant where person_id = $1 order by number`;
    expect(await db.read(grants, [person.file])).toEqual([
      { number: 0, role: 'homeAffairsOfficer', from_date: null, until_date: '2024-07-31' },
      { number: 1, role: 'homeAffairsLeader', from_date: '2024-08-01', until_date: null },
    ]);
  });

  test('a role given before in the same moment counts for the move that follows', async () => {
    const administrator = await first();
    const unit = (await add(administrator, 'unit', unitOf('VP'))).file;
    const person = await add(administrator, 'person', { name: 'Cá nhân mẫu 01' });
    const [before, , after] = await Promise.allSettled([
      add(person, 'unit', unitOf('SNV')),
      change(administrator, person, 'grant', { role: 'administrator', unit }),
      add(person, 'unit', unitOf('STC')),
    ]);
    expect(before).toMatchObject({ reason: expect.any(Forbidden) });
    expect(after).toMatchObject({ status: 'fulfilled' });
  });

  test('units that are merged end together, or not at all', async () => {
    const administrator = await first();
    const [one, two, heir] = [
      await add(administrator, 'unit', unitOf('A')),
      await add(administrator, 'unit', unitOf('B')),
      await add(administrator, 'unit', unitOf('C')),
    ];
    const data = { by: [heir.file], on: '2025-03-01', basis: 'Nghị quyết' };
    const how = { by: { id: administrator.file }, at, key: 'merger' };
    const merge = (units: readonly string[]) => succeedTogether(db, units, data, how);
    const stages = async () =>
      (await db.read(`select stage from case_file where kind = 'unit' order by code`)).map(
        ({ stage }) => stage,
      );
    await expect(merge([one.file, 'u-9999', two.file])).rejects.toMatchObject({ name: 'NotFound' });
    expect(await stages()).toEqual(['active', 'active', 'active']);
    expect((await merge([one.file, two.file])).map(({ seq, repeated }) => [seq, repeated])).toEqual([
      [2, false],
      [2, false],
    ]);
    expect(await stages()).toEqual(['ended', 'ended', 'active']);
    expect((await merge([one.file, two.file])).map(({ repeated }) => repeated)).toEqual([true, true]);
    expect((await verify(db)).findings).toEqual([]);
  });

  test('whoever edits what they saw is told when somebody was faster', async () => {
    const administrator = await first();
    const person = await add(administrator, 'person', { name: 'Cá nhân mẫu 1' });
    await change(administrator, person, 'edit', { name: 'Cá nhân mẫu 01' });
    const edit = { type: 'edit', data: { name: 'Cá nhân mẫu 02' } };
    await expect(
      advance(db, person.code, edit, { by: { id: administrator.file }, at, random, seen: 1 }),
    ).rejects.toMatchObject({ name: 'Stale', by: administrator.file, version: 2 });
  });
});
