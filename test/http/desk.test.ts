import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { signInAsSample } from '../../src/accounts/signIn.js';
import { advance } from '../../src/engine/advance.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { databases } from '../databases.js';
import { dataOf, nominate, province, type Province } from '../engine/province.js';
import { Browser, opensAt, siteOn, textOf } from './house.js';

/** Việc của tôi: what waits on one's desk. */

describe.each(databases)('the desk on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let place: Province;
  let door: Browser;

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    place = await province(db);
    door = await Browser.on(siteOn(db, { isDemo: true }));
  });
  afterEach(async () => {
    await door.server.close();
    await db.close();
    await drop();
  });

  async function codesFor(name: string, path = '/'): Promise<string[]> {
    const browser = new Browser(door.server);
    const who = { person: place.people[name] ?? '', address: '192.0.2.7', agent: 'Test' };
    const times = { at: opensAt, today: '2024-07-20', random: place.random };
    browser.cookies.set('session', await signInAsSample(db, who, times));
    const { body } = await browser.get(path);
    const codes = [...body.matchAll(/<th scope="row"><a href="\/files\/([\w-]+)"/g)].map(
      ([, code = '']) => code,
    );
    const [, next] = /href="(\/\?[^"]*after=[^"]*)"/.exec(body) ?? [];
    return next === undefined ? codes : [...codes, ...(await codesFor(name, next.replaceAll('&amp;', '&')))];
  }
  async function walk(code: string, moves: readonly (readonly [string, string, string?])[], at = opensAt) {
    for (const [type, name, data = type] of moves) {
      const [row] = await db.read('select version from case_file where code = $1', [code]);
      const how = { by: { id: place.people[name] ?? '' }, at, seen: Number(row?.['version']) };
      await advance(db, code, { type, data: dataOf(place, data) }, how);
    }
  }
  const toAppraisal = [
    ['startGrassroots', 'clerk'],
    ['recordSession', 'clerk'],
    ['submit', 'head'],
    ['receive', 'boardClerk'],
    ['acceptComplete', 'boardClerk'],
  ] as const;

  test('a draft waits for its unit alone', async () => {
    const { code } = await nominate(place);
    expect(await codesFor('clerk')).toEqual([code]);
    expect(await codesFor('foreignClerk')).toEqual([]);
    expect(await codesFor('auditor')).toEqual([]);
    expect(await codesFor('planningLeader')).toEqual([]);
  });

  test('in appraisal a file waits for the department that has not given its opinion', async () => {
    const { code } = await nominate(place);
    await walk(code, toAppraisal);
    expect([await codesFor('planningLeader'), await codesFor('homeAffairsLeader')]).toEqual([[code], [code]]);
    await walk(code, [['giveOpinion', 'planningLeader', 'planningOpinion']]);
    expect([await codesFor('planningLeader'), await codesFor('homeAffairsLeader')]).toEqual([[], [code]]);
  });

  test('the earliest deadline stands first, what has none last, page after page', async () => {
    const codes = [];
    for (let count = 0; count < 33; count += 1) codes.push((await nominate(place)).code);
    const [slow = '', quick = ''] = codes;
    await walk(slow, toAppraisal.slice(0, 1), '2024-07-22T02:00:00.000Z');
    await walk(quick, toAppraisal.slice(0, 1), '2024-07-19T02:00:00.000Z');
    const [first, second, ...rest] = await codesFor('clerk');
    expect([first, second]).toEqual([quick, slow]);
    expect(rest.toSorted()).toEqual(codes.slice(2));
  });

  test('counts lead to the files that they count', async () => {
    const [one, two] = [(await nominate(place)).code, (await nominate(place)).code];
    await walk(two, toAppraisal.slice(0, 1));
    expect(await codesFor('clerk', `/?kind=nomination&stage=draft&movement=${place.movement}`)).toEqual([
      one,
    ]);
    expect(await codesFor('clerk', '/?stage=grassroots')).toEqual([two]);
    expect(await codesFor('clerk', `/?stage=${encodeURIComponent("' or 1=1 --")}`)).toEqual([]);
  });

  test('an empty desk says what will appear on it', async () => {
    const browser = new Browser(door.server);
    const who = { person: place.people['chairman'] ?? '', address: '192.0.2.7', agent: 'Test' };
    const times = { at: opensAt, today: '2024-07-20', random: place.random };
    browser.cookies.set('session', await signInAsSample(db, who, times));
    expect(textOf(await browser.get('/'))).toContain('Không có hồ sơ nào đang chờ bạn');
  });
});
