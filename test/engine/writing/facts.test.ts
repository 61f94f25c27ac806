import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../../src/engine/advance.js';
import type { Moved } from '../../../src/engine/writing/moveWork.js';
import { open } from '../../../src/engine/open.js';
import { verify } from '../../../src/engine/proofs/verify.js';
import { openDatabase, type Database } from '../../../src/entities/database.js';
import type { JsonObject } from '../../../src/machines/attempt.js';
import type { Facts } from '../../../src/machines/facts.js';
import { failures } from '../../../src/machines/reason.js';
import { databases } from '../../databases.js';
import { sprintRules } from '../../machines/world.js';
import { dataOf, definition, move, nominate, province, walk, wholeRoad, type Province } from '../province.js';

const given = { source: 'test', verified: true };
/** Roads as far as the Board, and as the Chairman. */
const toBoard = wholeRoad.slice(0, 7);
const toChairman = wholeRoad.slice(0, 8);

describe.each(databases)('what a move is judged by on $name', (database) => {
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

  const factsOf = async ({ file, seq }: Pick<Moved, 'file' | 'seq'>): Promise<Facts> => {
    const [row] = await db.read('select body from journal_entry where file_id = $1 and seq = $2', [
      file,
      seq,
    ]);
    return (JSON.parse(String(row?.['body'])) as { facts: Facts }).facts;
  };
  const person = async (here: Province, payrollUnit: string): Promise<JsonObject> => {
    const by = { id: here.people['administrator'] ?? '' };
    const data = { name: 'Cá nhân mẫu', payrollUnit };
    const { file } = await open(db, 'person', data, {
      by,
      at: '2024-07-08T01:00:00.000Z',
      random: here.random,
    });
    return { kind: 'individual', id: file, seq: 1 };
  };
  /** Two nominations of one person, for different contents of emulation. */
  const twins = async (here: Province): Promise<Moved[]> => {
    const nominee = await person(here, here.units['LG'] ?? '');
    return Promise.all(['II.1', 'II.2'].map((criterion) => nominate(here, {}, { nominee, criterion })));
  };
  const rulesOf = (outcome: PromiseSettledResult<Moved> | undefined): string[] =>
    outcome?.status === 'rejected'
      ? failures((outcome.reason as { reasons: Parameters<typeof failures>[0] }).reasons).map(
          ({ rule }) => rule,
        )
      : [];

  test('only what its rules read is gathered, and every other fact is null', async () => {
    const here = await province(db);
    const draft = await nominate(here);
    const commented = await move(here, draft, 'comment', 'clerk', { data: { text: 'Đã xem' } });
    const read = Object.entries(await factsOf(commented)).filter(([, fact]) => fact !== null);
    expect(read.map(([key]) => key)).not.toEqual(
      expect.arrayContaining(['duplicates', 'quota', 'disbursement']),
    );
    const { movement, quota } = await factsOf(await walk(here, commented, toChairman));
    expect({ ...movement, quota }).toMatchObject({
      id: here.movement,
      version: 1,
      stage: 'launched',
      quota: null,
    });
    expect(Object.keys(movement?.rules ?? {}).length).toBeLessThan(Object.keys(sprintRules).length);
  });

  test('the same person proposed twice: Home Affairs rules on the other proposal before its opinion', async () => {
    const here = await province(db);
    const [one, other] = await twins(here);
    if (!one || !other) throw new Error('No twins');
    const submitted = await walk(here, one, wholeRoad.slice(0, 3));
    const waiting = await walk(here, other, wholeRoad.slice(0, 6));
    const opinion = move(here, waiting, 'homeAffairsOpinion', 'homeAffairsLeader');
    await expect(opinion).rejects.toThrow('duplicatesRuled');
    expect(submitted.seq).toBe(4);
  });

  test('two awards of one person pressed at the same moment: the second meets the first', async () => {
    const here = await province(db);
    const [one, other] = await twins(here);
    if (!one || !other) throw new Error('No twins');
    // Each goes to the Chairman while the other is still a draft, so that nobody had to rule on it.
    const ready = await walk(here, one, toChairman);
    const second = await rule(here, await walk(here, other, wholeRoad.slice(0, 6)), ready);
    const rest = await walk(here, second, wholeRoad.slice(6, 8));
    const outcomes = await Promise.allSettled(
      [ready, rest].map((file) => move(here, file, 'award', 'chairman')),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const facts = await factsOf({ file: rest.file, seq: rest.seq + 1 });
    expect(facts.duplicates).toEqual([{ file: ready.file, award: 'diplomaOfMerit', decision: '1/QĐ-UBND' }]);
    expect(await verify(db)).toMatchObject({ findings: [] });
  });

  /** Home Affairs finds that the two achievements are not the same. */
  const rule = (here: Province, file: Moved, about: Moved): Promise<Moved> =>
    move(here, file, 'ruleDuplicate', 'homeAffairsLeader', {
      data: { file: about.file, decision: 'Đang trình', verdict: 'different' },
    });

  test('a quota of one, proposed twice at the same moment: the second needs a reason', async () => {
    const rules = { ...(definition['rules'] as JsonObject), quota: { value: 1, ...given } };
    const here = await province(db, { rules });
    const ready = await Promise.all([1, 2].map(async () => walk(here, await nominate(here), toBoard)));
    const other = await openDatabase(address);
    const outcomes = await Promise.allSettled(
      ready.map((file, index) =>
        move({ ...here, db: index === 0 ? db : other }, file, 'submitToChairman', 'boardHead', {
          reason: null,
        }),
      ),
    );
    await other.close();
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.flatMap(rulesOf)).toEqual(['withinQuota']);
  });

  test('a desk moves on its day: Planning and Investment before 01/03/2025, Finance from then on', async () => {
    const desks = {
      ...(definition['desks'] as JsonObject),
      planning: [
        { unit: 'SKHĐT', until: '2025-03-01', ...given },
        { unit: 'TP', from: '2025-03-01', ...given },
      ],
    };
    const here = await province(db, { desks });
    const waiting = await walk(here, await nominate(here), wholeRoad.slice(0, 5));
    const seated = async (at: string) => {
      const made = await move(here, waiting, 'planningOpinion', 'planningLeader', { at }).catch(() => null);
      return made === null ? null : (await factsOf(made)).desks?.planning;
    };
    expect(await seated('2025-02-28T17:00:00.000Z')).toBeNull();
    expect(await seated('2025-02-28T16:59:59.999Z')).toBe(here.units['SKHĐT']);
  });

  test('after a reorganisation the successor sits at the desks of the unit that ended', async () => {
    const here = await province(db);
    const submitted = await walk(here, await nominate(here), wholeRoad.slice(0, 3));
    await advance(
      db,
      here.units['LG'] ?? '',
      { type: 'succeed', data: { by: [here.units['TP'] ?? ''], on: '2025-07-01', basis: 'Nghị quyết mẫu' } },
      { by: { id: here.people['administrator'] ?? '' }, at: '2025-06-01T01:00:00.000Z' },
    );
    const withdraw = (who: string, at: string) => move(here, submitted, 'withdraw', who, { at });
    await expect(withdraw('foreignHead', '2025-06-30T16:59:59.999Z')).rejects.toThrow('Forbidden');
    await expect(withdraw('head', '2025-06-30T17:00:00.000Z')).rejects.toThrow('Forbidden');
    const withdrawn = await withdraw('foreignHead', '2025-06-30T17:00:00.000Z');
    expect((await factsOf(withdrawn)).desks).toEqual({ unit: here.units['TP'] });
    const letters = await db.read('select recipient from outbox_message where file_id = $1 and seq = $2', [
      withdrawn.file,
      withdrawn.seq,
    ]);
    expect(letters.map(({ recipient }) => recipient)).not.toContain(here.people['head']);
  });

  test('a person of two units acts for the one that they name, or for the only one that may', async () => {
    const here = await province(db);
    const [clerk = '', other = ''] = [here.people['clerk'], here.units['TP']];
    const by = { id: here.people['administrator'] ?? '' };
    const grant = { type: 'grant', data: { role: 'unitClerk', unit: other } };
    await advance(db, clerk, grant, { by, at: '2024-07-08T02:00:00.000Z' });
    const draft = await nominate(here);
    const started = await move(here, draft, 'startGrassroots', 'clerk');
    const [row] = await db.read('select body from journal_entry where file_id = $1 and seq = 2', [
      started.file,
    ]);
    expect(JSON.parse(String(row?.['body']))).toMatchObject({
      actor: { id: clerk, seq: 3, roles: ['unitClerk'], unit: here.units['LG'], unitName: 'Đơn vị LG' },
    });
    const data = dataOf(here, 'startGrassroots');
    const asOther = { by: { id: clerk, unit: other }, at: '2024-10-02T01:00:00.000Z', seen: 1 };
    await expect(
      advance(db, (await nominate(here)).file, { type: 'startGrassroots', data }, asOther),
    ).rejects.toMatchObject({ name: 'Forbidden' });
  });

  test('where two units would do, the caller must say which', async () => {
    const here = await province(db);
    const [boardHead = '', other = ''] = [here.people['boardHead'], here.units['TP']];
    const by = { id: here.people['administrator'] ?? '' };
    for (const unit of [other, here.units['LG'] ?? '']) {
      const grant = { type: 'grant', data: { role: 'administrator', unit } };
      await advance(db, boardHead, grant, { by, at: '2024-07-08T02:00:00.000Z' });
    }
    const add = (unit: string | null) =>
      open(
        db,
        'person',
        { name: 'Cá nhân mẫu' },
        { by: { id: boardHead, unit }, at: '2024-07-08T03:00:00.000Z', random: here.random },
      );
    await expect(add(null)).rejects.toMatchObject({ name: 'Invalid', fields: [{ path: 'unit' }] });
    expect(await add(other)).toMatchObject({ seq: 1 });
  });

  test('nobody is nominated who is not registered, nor by a version that is not there', async () => {
    const here = await province(db);
    const nominee = await person(here, here.units['LG'] ?? '');
    const wrong = (changed: JsonObject) => nominate(here, {}, { nominee: { ...nominee, ...changed } });
    await expect(wrong({ id: here.movement })).rejects.toMatchObject({ fields: [{ path: 'nominee.id' }] });
    await expect(wrong({ id: '0'.repeat(26) })).rejects.toMatchObject({ fields: [{ path: 'nominee.id' }] });
    await expect(wrong({ seq: 2 })).rejects.toMatchObject({ fields: [{ path: 'nominee.seq' }] });
  });
});
