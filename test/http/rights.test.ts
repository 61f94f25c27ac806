import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { signInAsSample } from '../../src/accounts/signIn.js';
import { advance } from '../../src/engine/advance.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { databases } from '../databases.js';
import { dataOf, nominate, province, type Province } from '../engine/province.js';
import { Browser, opensAt, siteOn } from './house.js';

/**
 * Every address × everybody. The addresses come from the server; what is expected stands here, written by hand
 * apart from the code: a new address that is missing here is red.
 */

/** What nobody, a stranger to the file, and somebody of its unit get. POSTs are sent with nothing in them. */
const expected: Readonly<Record<string, readonly [nobody: number, foreign: number, own: number]>> = {
  'GET /health': [200, 200, 200],
  'GET /ready': [200, 200, 200],
  'GET /metrics': [404, 404, 404],
  'GET /assets/:version/:name': [404, 404, 404],
  'GET /unsubscribe/:letter/:token': [404, 404, 404],
  'POST /unsubscribe/:letter/:token': [404, 404, 404],
  'POST /mail/returned': [404, 404, 404],
  'GET /sign-in': [200, 200, 200],
  'POST /sign-in': [422, 422, 422],
  'POST /sign-in/sample': [404, 404, 404],
  'GET /second-factor': [303, 303, 303],
  'POST /second-factor': [401, 401, 401],
  'GET /set-up/:token': [404, 404, 404],
  'POST /set-up/:token': [404, 404, 404],
  'POST /language': [303, 303, 303],
  'GET /': [303, 200, 200],
  'GET /files/:id': [303, 404, 200],
  'GET /files/:id/why/:move': [303, 404, 200],
  'POST /files/:id/moves/:move': [401, 404, 422],
  'GET /people': [303, 403, 403],
  'POST /people/link': [401, 403, 403],
  'GET /account': [303, 200, 200],
  'POST /account/end-session': [401, 404, 404],
  'POST /sign-out': [401, 303, 303],
};

describe.each(databases)('rights on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let place: Province;
  let nobody: Browser;
  let code: string;

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    place = await province(db);
    code = (await nominate(place)).code;
    nobody = await Browser.on(siteOn(db, { isDemo: true }));
  });
  afterEach(async () => {
    await nobody.server.close();
    await db.close();
    await drop();
  });

  async function as(name: string): Promise<Browser> {
    const browser = new Browser(nobody.server);
    const who = { person: place.people[name] ?? '', address: '192.0.2.7', agent: 'Test' };
    const times = { at: opensAt, today: '2024-07-20', random: place.random };
    browser.cookies.set('session', await signInAsSample(db, who, times));
    return browser;
  }
  async function ask(browser: Browser, route: string): Promise<number> {
    const [method = '', pattern = ''] = route.split(' ');
    const url = pattern.replace(':id', code).replace(':move', 'comment').replace(/:\w+/g, 'nothing');
    return (method === 'GET' ? await browser.get(url) : await browser.post(url, {})).statusCode;
  }

  test('every address of the server stands in the table, and no other', () => {
    expect([...nobody.server.rights.keys()].toSorted()).toEqual(Object.keys(expected).toSorted());
  });

  test('every address answers nobody, a stranger to the file and somebody of its unit as the table says', async () => {
    const seen: Record<string, number[]> = {};
    for (const route of Object.keys(expected)) {
      const statuses = [];
      for (const browser of [nobody, await as('foreignClerk'), await as('clerk')])
        statuses.push(await ask(browser, route));
      seen[route] = statuses;
    }
    expect(seen).toEqual(expected);
  });

  test('a foreign file answers exactly as one that does not exist', async () => {
    const browser = await as('foreignHead');
    const [foreign, missing] = [await browser.get(`/files/${code}`), await browser.get('/files/bt24-n-9999')];
    expect(foreign.statusCode).toBe(404);
    expect(foreign.body.replaceAll(code, 'bt24-n-9999')).toBe(missing.body);
    const moved = await browser.post(`/files/${code}/moves/comment`, { seen: '1', text: 'x' });
    const none = await browser.post('/files/bt24-n-9999/moves/comment', { seen: '1', text: 'x' });
    expect(moved.body.replaceAll(code, 'bt24-n-9999')).toBe(none.body);
  });

  test('people of other desks read a nomination when it has been submitted', async () => {
    const readers = [
      'boardClerk',
      'planningOfficer',
      'homeAffairsLeader',
      'secretary',
      'chairman',
      'recordsClerk',
    ];
    const statuses = async (): Promise<number[]> => {
      const seen = [];
      for (const name of [...readers, 'administrator', 'foreignClerk'])
        seen.push((await (await as(name)).get(`/files/${code}`)).statusCode);
      return seen;
    };
    expect(await statuses()).toEqual([200, 404, 404, 404, 404, 404, 404, 404]);
    for (const [index, [move, name]] of [
      ['startGrassroots', 'clerk'],
      ['recordSession', 'clerk'],
      ['submit', 'head'],
    ].entries()) {
      const how = { by: { id: place.people[name ?? ''] ?? '' }, at: opensAt, seen: index + 1 };
      await advance(db, code, { type: move ?? '', data: dataOf(place, move ?? '') }, how);
    }
    expect(await statuses()).toEqual([200, 200, 200, 200, 200, 200, 404, 404]);
  });

  test('an administrator alone makes links for others, and only for people who are there', async () => {
    const [administrator, person] = [await as('administrator'), place.people['head'] ?? ''];
    expect((await administrator.get('/people')).statusCode).toBe(200);
    const made = await administrator.post('/people/link', { person });
    const [, link = ''] = /<code>([^<]*set-up[^<]*)/.exec(made.body) ?? [];
    expect((await nobody.get(link)).statusCode).toBe(200);
    expect((await administrator.post('/people/link', { person: place.movement })).statusCode).toBe(404);
  });

  test('whoever has left is nobody, at once', async () => {
    const browser = await as('clerk');
    const how = { by: { id: place.people['administrator'] ?? '' }, at: opensAt, reason: 'nghỉ việc' };
    await advance(db, place.people['clerk'] ?? '', { type: 'end', data: {} }, how);
    expect((await browser.get(`/files/${code}`)).statusCode).toBe(303);
  });

  test('a role counts between its days only', async () => {
    const data = { role: 'unitClerk', unit: place.units['LG'] ?? '', until: '2024-07-19' };
    const how = { by: { id: place.people['administrator'] ?? '' }, at: opensAt };
    await advance(db, place.people['clerk'] ?? '', { type: 'endGrant', data }, how);
    expect((await (await as('clerk')).get(`/files/${code}`)).statusCode).toBe(404);
  });

  test('a GET writes nothing', async () => {
    const browser = await as('clerk');
    const count = async () =>
      (
        await db.read(
          'select (select count(*) from journal_entry) + (select count(*) from access_entry) as n',
        )
      )[0]?.['n'];
    const before = await count();
    for (const route of Object.keys(expected).filter((one) => one.startsWith('GET')))
      await ask(browser, route);
    expect(await count()).toBe(before);
  });
});
