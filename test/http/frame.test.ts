import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import fastify from 'fastify';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { demandAccess, type Access } from '../../src/http/access.js';
import { databases } from '../databases.js';
import { Browser, siteOn } from './house.js';

/** What stands around every page. */

describe.each(databases)('the frame on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  const opened: Browser[] = [];

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
  });
  afterEach(async () => {
    for (const { server } of opened.splice(0)) await server.close();
    await db.close();
    await drop();
  });
  async function on(more: Parameters<typeof siteOn>[1] = {}): Promise<Browser> {
    const browser = await Browser.on(siteOn(db, more));
    opened.push(browser);
    return browser;
  }

  test('nothing is loaded but from us, nothing stands inline, nobody frames us, nothing is kept', async () => {
    const { headers, body } = await (await on()).get('/sign-in');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect(headers['strict-transport-security']).toBeUndefined();
    expect(body).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/);
  });

  test('by https the session is a cookie of this host alone', async () => {
    const browser = await on({ baseUrl: 'https://thidua.example', isDemo: true });
    const { headers } = await browser.post('/language', { language: 'en' });
    expect(String(headers['set-cookie'])).toMatch(
      /^language=en; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
  });

  test('the language that was chosen is kept', async () => {
    const browser = await on();
    expect((await browser.get('/sign-in')).body).toContain('<html lang="vi">');
    await browser.post('/language', { language: 'en', next: '/sign-in' });
    expect((await browser.get('/sign-in')).body).toContain('<h1>Sign in</h1>');
  });

  test('programs are told no as a problem, people as a page', async () => {
    const browser = await on();
    const problem = await browser.get('/api/nothing');
    expect(problem.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(problem.json()).toMatchObject({ type: '/problems/NoSuchPage', status: 404, title: 'NoSuchPage' });
    expect((await browser.get('/nothing')).body).toContain('<h1>Không tìm thấy</h1>');
  });

  test('what is too large or of a kind that nobody takes is refused, and nothing breaks', async () => {
    const browser = await on();
    const large = await browser.post('/sign-in', { login: 'x'.repeat(1_100_000) });
    const strange = await browser.post('/sign-in', {}, { 'content-type': 'application/xml' });
    expect([large.statusCode, strange.statusCode]).toEqual([413, 415]);
  });

  test.each([
    '/assets/1/..%2f..%2fpackage.json',
    '/assets/1/%2e%2e',
    '/assets/../package.json',
    '/assets/1/constructor',
  ])('no file is given out beside those for browsers: %s', async (address) => {
    expect((await (await on()).get(address)).statusCode).toBe(404);
  });

  test('counts are for this machine, or for whoever bears the token', async () => {
    const browser = await on({ metricsToken: 'a token of sixteen' });
    const asked = (remoteAddress: string, headers = {}) =>
      browser.server.inject({ url: '/metrics', remoteAddress, headers });
    const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
    const answers = [
      await asked('127.0.0.1'),
      await asked('192.0.2.7'),
      await asked('192.0.2.7', bearer('another token here')),
      await asked('192.0.2.7', bearer('a token of sixteen')),
      await asked('127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 404, 404, 200, 404]);
    expect(answers[3]?.body).toContain(
      'thidua_http_answers_total{method="GET",route="/metrics",status="404"} 2',
    );
  });

  test('a log line names the pattern of an address, never the file, the visitor or what was typed', async () => {
    const logs = new PassThrough();
    const browser = await on({ logs });
    await browser.get('/files/bt24-n-0007?unit=abc');
    await browser.post('/sign-in', { login: 'nguyen.van.an', password: 'bí mật không ai biết' });
    const lines = String(logs.read()).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { route: string }).route)).toEqual([
      '/files/:id',
      '/sign-in',
    ]);
    expect(lines.join()).not.toMatch(/bt24|abc|192\.0\.2\.7|nguyen|bí mật/);
  });

  test('ready only while the database answers', async () => {
    const broken = { ...db, read: () => Promise.reject(new Error('gone')) };
    const browser = await Browser.on(siteOn(broken));
    opened.push(browser);
    expect((await browser.get('/health')).statusCode).toBe(200);
    expect((await browser.get('/ready')).statusCode).toBe(503);
  });

  test('samples are a press away in a demo only', async () => {
    const browser = await on();
    expect([...browser.server.rights.keys()]).not.toContain('POST /sign-in/sample');
    expect((await browser.post('/sign-in/sample', { person: 'x' })).statusCode).toBe(404);
  });
});

test.each<[string, Access | undefined]>([
  ['nothing', undefined],
  ['no role at all', { roles: [] }],
  ['a role that nobody has', { roles: ['king' as 'chairman'] }],
  ['no cookie, without standing in the table', 'cookieless'],
])('a route that says %s of its right stops the start', async (_what, access) => {
  const server = fastify();
  demandAccess(server);
  const add = () => server.get('/open', access === undefined ? {} : { config: { access } }, () => 'ok');
  expect(add).toThrow('GET /open');
  await server.close();
});
