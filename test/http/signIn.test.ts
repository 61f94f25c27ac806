import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { checkAccessLog } from '../../src/accounts/accessLog.js';
import { makeLink } from '../../src/accounts/links.js';
import { advance } from '../../src/engine/advance.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { databases } from '../databases.js';
import { province, repeatable, type Province } from '../engine/province.js';
import { Browser, siteOn, textOf } from './house.js';

/** People come in by the front door. */

const password = 'mùa gặt qua ba con suối';

describe.each(databases)('signing in on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let place: Province;
  let site: ReturnType<typeof siteOn>;
  let browser: Browser;

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    place = await province(db);
    site = siteOn(db);
    browser = await Browser.on(site);
  });
  afterEach(async () => {
    await browser.server.close();
    await db.close();
    await drop();
  });

  const personOf = (name: string): string => place.people[name] ?? '';
  async function withAccount(name: string, login = name): Promise<void> {
    const token = await makeLink(db, { person: personOf(name), by: null }, site.at, repeatable(name));
    const sent = await browser.post(`/set-up/${token}`, { login, password });
    expect([sent.statusCode, sent.headers.location]).toEqual([303, '/sign-in']);
  }
  const enter = (login: string, typed = password, next = '/account') =>
    browser.post('/sign-in', { login, password: typed, next });
  const later = (milliseconds: number): void => {
    site.at = new Date(Date.parse(site.at) + milliseconds).toISOString();
  };
  const events = async (): Promise<string[]> =>
    (await db.read('select event from access_entry order by seq')).map(({ event }) => String(event));

  test('a clerk signs in by login and password, and leads a session that ends when they leave', async () => {
    await withAccount('clerk');
    expect((await browser.get('/account')).headers.location).toBe('/sign-in?next=%2Faccount');
    const entered = await enter('Clerk');
    expect([entered.statusCode, entered.headers.location]).toEqual([303, '/account']);
    expect(textOf(await browser.get('/account'))).toContain('cán bộ của đơn vị');
    await browser.post('/sign-out', {});
    expect((await browser.get('/account')).statusCode).toBe(303);
    expect(await events()).toEqual(['linkMade', 'accountSet', 'signedIn', 'signedOut']);
    expect(await checkAccessLog(db)).toEqual({ entries: 4, broken: null });
  });

  test('a wrong password, a login that nobody has and a person who left are told apart by no word', async () => {
    await withAccount('clerk');
    await withAccount('head');
    await advance(
      db,
      personOf('head'),
      { type: 'end', data: {} },
      { by: { id: personOf('administrator') }, at: site.at, reason: 'nghỉ hưu' },
    );
    const answers = [await enter('clerk', 'sai hết cả rồi'), await enter('ai-day'), await enter('head')];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([422, 422, 422]);
    const texts = answers.map((answer) => answer.body.replace(/value="[^"]*"/g, ''));
    expect(new Set(texts).size).toBe(1);
  });

  test('a session ends at once for a person who leaves', async () => {
    await withAccount('clerk');
    await enter('clerk');
    expect((await browser.get('/account')).statusCode).toBe(200);
    const how = { by: { id: personOf('administrator') }, at: site.at, reason: 'chuyển công tác' };
    await advance(db, personOf('clerk'), { type: 'end', data: {} }, how);
    expect((await browser.get('/account')).statusCode).toBe(303);
  });

  test('after five failures the next attempt waits, from this address only, and longer each time', async () => {
    await withAccount('clerk');
    for (let count = 0; count < 5; count += 1) expect((await enter('clerk', 'sai')).statusCode).toBe(422);
    expect((await enter('clerk')).statusCode).toBe(429);
    const elsewhere = new Browser(browser.server, '198.51.100.9');
    expect((await elsewhere.post('/sign-in', { login: 'clerk', password })).statusCode).toBe(303);
    later(1_000);
    expect((await enter('clerk', 'sai')).statusCode).toBe(422);
    later(1_000);
    expect((await enter('clerk')).statusCode).toBe(429);
    later(1_000);
    expect((await enter('clerk')).statusCode).toBe(303);
  });

  test('whoever heads the Board needs a second factor, and each code counts once', async () => {
    await withAccount('boardHead');
    const entered = await enter('boardHead');
    expect(entered.headers.location).toBe('/second-factor?next=%2Faccount');
    expect((await browser.get('/account')).statusCode).toBe(303);
    const asked = await browser.get('/second-factor?next=%2Faccount');
    const secret = /<code>([A-Z2-7 ]+)<\/code>/.exec(asked.body)?.[1]?.replaceAll(' ', '') ?? '';
    const codeAt = (at: string): string =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(at) });
    expect((await browser.post('/second-factor', { code: '000000' })).statusCode).toBe(422);
    const half = new Map(browser.cookies);
    const shown = await browser.post('/second-factor', { code: codeAt(site.at), next: '/account' });
    const recovery = [...shown.body.matchAll(/<li><code>([a-z2-7-]+)<\/code>/g)].map(([, code = '']) => code);
    expect(recovery).toHaveLength(10);
    expect((await browser.get('/account')).statusCode).toBe(200);
    const again = new Browser(browser.server);
    for (const [name, value] of half) again.cookies.set(name, value);
    expect((await again.get('/second-factor')).statusCode).toBe(303);
    await again.post('/sign-in', { login: 'boardHead', password });
    expect((await again.post('/second-factor', { code: codeAt(site.at) })).statusCode).toBe(422);
    expect((await again.post('/second-factor', { code: recovery[3] ?? '' })).statusCode).toBe(303);
    await again.post('/sign-out', {});
    await again.post('/sign-in', { login: 'boardHead', password });
    expect((await again.post('/second-factor', { code: recovery[3] ?? '' })).statusCode).toBe(422);
    later(30_000);
    expect((await again.post('/second-factor', { code: codeAt(site.at) })).statusCode).toBe(303);
  });

  test('the session of a clerk ends after four hours of silence', async () => {
    await withAccount('clerk');
    await enter('clerk');
    later(239 * 60_000);
    expect((await browser.get('/account')).statusCode).toBe(200);
    later(241 * 60_000);
    expect((await browser.get('/account')).statusCode).toBe(303);
  });

  test('each sign-in has a token of its own, and other sessions can be ended', async () => {
    await withAccount('clerk');
    browser.cookies.set('session', 'planted-by-somebody-else');
    await enter('clerk');
    expect(browser.cookies.get('session')).not.toBe('planted-by-somebody-else');
    const other = new Browser(browser.server);
    await other.post('/sign-in', { login: 'clerk', password });
    const [, hash = ''] = /name="session" value="(\w+)"/.exec((await browser.get('/account')).body) ?? [];
    expect((await browser.post('/account/end-session', { session: hash })).statusCode).toBe(303);
    expect((await other.get('/account')).statusCode).toBe(303);
    expect((await browser.get('/account')).statusCode).toBe(200);
  });

  test('a form that another site sends is not taken', async () => {
    await withAccount('clerk');
    await enter('clerk');
    const foreign: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'same-origin', origin: 'https://elsewhere.example' },
    ];
    for (const headers of foreign)
      expect((await browser.post('/sign-out', {}, headers)).statusCode).toBe(403);
    expect((await browser.get('/account')).statusCode).toBe(200);
  });

  test.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
  ])('nobody is led out of the house after signing in: %j', async (next) => {
    await withAccount('clerk');
    expect((await enter('clerk', password, next)).headers.location).toBe('/');
  });

  test('a link is used once, and refuses a weak password beside its field', async () => {
    const token = await makeLink(db, { person: personOf('clerk'), by: null }, site.at, repeatable('clerk'));
    const weak = await browser.post(`/set-up/${token}`, { login: 'clerk', password: 'NguyenVanAn123' });
    expect([weak.statusCode, textOf(weak).includes('thường bị đoán')]).toEqual([422, true]);
    await browser.post(`/set-up/${token}`, { login: 'clerk', password });
    expect((await browser.get(`/set-up/${token}`)).statusCode).toBe(404);
  });

  test('an altered line of the access log is found', async () => {
    await withAccount('clerk');
    await enter('clerk');
    await db.write.submit(
      {
        run: async (session, requests: readonly string[]) => {
          await session.query(`update access_entry set body = replace(body, 'accountSet', 'signedOut')`);
          return requests.map(() => ({ value: true }));
        },
        isDurable: () => Promise.resolve(true),
      },
      '',
    );
    expect((await checkAccessLog(db)).broken).toBe(2);
  });
});
