import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'puppeteer-core';
import { demo } from '../../src/demo/demo.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { app } from '../../src/http/app.js';
import { pages } from '../../src/http/pages.js';
import { loadMovement } from '../../src/movements/loadMovement.js';
import { databases } from '../databases.js';
import { chromium, findingsOf, openTab, overflowOf, unreachable, type Look, type Tab } from './chromium.js';
import { siteOn } from './house.js';

/** Every page of the table in a real browser: who it is for, and an address of it in the demo. */
const samples: Readonly<Record<string, { readonly address: string; readonly as: string | null }>> = {
  '/': { address: '/', as: 'chuyên viên Ban TĐKT' },
  '/files/:id': { address: '/files/bt24-n-0012', as: 'chuyên viên Ban TĐKT' },
  '/files/:id/why/:move': { address: '/files/bt24-n-0012/why/submit', as: 'chuyên viên Ban TĐKT' },
  '/people': { address: '/people', as: 'quản trị viên' },
  '/account': { address: '/account', as: 'chuyên viên Ban TĐKT' },
  '/sign-in': { address: '/sign-in', as: null },
};
/** Pages that only a link or half a sign-in leads to: test/http/signIn.test.ts walks through them. */
const notInDemo = ['/second-factor', '/set-up/:token'];

let db: Database;
let drop: () => Promise<void>;
let server: FastifyInstance;
let base: string;
let browser: Browser;

beforeAll(async () => {
  const [sqlite] = databases;
  if (!sqlite) throw new Error('No database to test on');
  const fresh = await sqlite.fresh();
  drop = fresh.drop;
  db = await openDatabase(fresh.address);
  const definition = loadMovement(
    join(import.meta.dirname, '../../movements/binh-thuan-2024-disbursement-sprint.yaml'),
  );
  const played = await demo(db, { definition, random: randomBytes, reset: false });
  const site = siteOn(db, { isDemo: true });
  site.at = played?.now ?? site.at;
  server = await app(site);
  base = await server.listen({ port: 0, host: '127.0.0.1' });
  browser = await chromium();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await db.close();
  await drop();
});

/** A tab in which somebody of that role has signed in by one press. */
async function tabAs(role: string | null, look: Look = {}): Promise<Tab> {
  const tab = await openTab(browser, look);
  if (role === null) return tab;
  await tab.page.goto(`${base}/sign-in`);
  const button = await tab.page.$(`xpath/.//section[h3[text()='${role}']]//button`);
  if (!button) throw new Error(`The demo has nobody who is ${role}`);
  await Promise.all([tab.page.waitForFunction('location.pathname === "/"'), button.click()]);
  await tab.page.waitForSelector('main h1');
  return tab;
}
const closeTab = (tab: Tab): Promise<void> => tab.page.browserContext().close();

test('every page that can be looked at has its sample', () => {
  const shown = pages.filter(({ show }) => show).map(({ path }) => path);
  expect([...Object.keys(samples), ...notInDemo].toSorted()).toEqual(shown.toSorted());
});

/** Goes through the pages in one tab, and keeps what is found on each. */
async function eachPage<Found>(
  look: Look,
  find: (tab: Tab) => Promise<Found>,
): Promise<Record<string, Found>> {
  const found: Record<string, Found> = {};
  for (const role of new Set(Object.values(samples).map(({ as }) => as))) {
    const tab = await tabAs(role, look);
    for (const [path, { address }] of Object.entries(samples).filter(([, { as }]) => as === role)) {
      await tab.page.goto(base + address);
      found[path] = await find(tab);
    }
    await closeTab(tab);
  }
  return found;
}
const everywhere = <Found>(found: Found): Record<string, Found> =>
  Object.fromEntries(Object.keys(samples).map((path) => [path, found]));

const looks: readonly (readonly [string, Look])[] = [
  ['light', {}],
  ['dark, without our scripts', { dark: true, scripts: false }],
  ['on a telephone', { width: 360 }],
];
test.each(looks)('every page is accessible, fits and keeps to the CSP: %s', async (_name, look) => {
  const found = await eachPage(look, async ({ page, complaints }) => ({
    axe: await findingsOf(page),
    sticksOut: Math.max(0, await overflowOf(page)),
    complaints: complaints.splice(0),
  }));
  expect(found).toEqual(everywhere({ axe: [], sticksOut: 0, complaints: [] }));
});

test('every page is walked through by keyboard, and the focus is always to be seen', async () => {
  expect(await eachPage({}, ({ page }) => unreachable(page))).toEqual(everywhere([]));
});

test('every page comes in 80 kB the first time and in 20 kB afterwards', async () => {
  const found = await eachPage({}, async (tab) => {
    const bytesOf = async (cached: boolean): Promise<number> => {
      await tab.page.setCacheEnabled(cached);
      tab.bytes = 0;
      await tab.page.reload({ waitUntil: 'networkidle0' });
      return tab.bytes;
    };
    const [first] = [await bytesOf(false), await bytesOf(true)];
    const after = await bytesOf(true);
    return first > 40_000 && first <= 80_000 && after <= 20_000 ? 'fits' : [first, after];
  });
  expect(found).toEqual(everywhere('fits'));
});

/** Types into the open form of a move and sends it by the keyboard alone. */
async function comment(page: Page, text: string): Promise<void> {
  await page.focus('form[action$="/moves/comment"] textarea[name="text"]');
  await page.keyboard.down('Control');
  await page.keyboard.press('End');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}
const openComment = async (page: Page): Promise<void> => {
  await page.focus('details:has(form[action$="/moves/comment"]) summary');
  await page.keyboard.press('Enter');
};

test.each([
  ['with', true],
  ['without', false],
])('a clerk of the Board comments by keyboard, %s our scripts', async (_word, scripts) => {
  const tab = await tabAs('chuyên viên Ban TĐKT', { scripts });
  await tab.page.goto(`${base}/files/bt24-n-0012`);
  await openComment(tab.page);
  const text = `Đã gọi cho đơn vị, ${scripts ? 'có' : 'không có'} kịch bản`;
  await comment(tab.page, text);
  await tab.page.waitForFunction('location.search === "?done=1"');
  await tab.page.waitForSelector('.message.done');
  expect(await tab.page.$eval('.timeline', (list) => list.textContent)).toContain(text);
  expect(tab.complaints).toEqual([]);
  await closeTab(tab);
});

test('two clerks press at once: the slower one reads who was faster, and goes on with what they typed', async () => {
  const [one, other] = [await tabAs('chuyên viên Ban TĐKT'), await tabAs('lãnh đạo Ban TĐKT')];
  for (const { page } of [one, other]) {
    await page.goto(`${base}/files/bt24-n-0012`);
    await openComment(page);
  }
  await comment(one.page, 'Nhanh hơn');
  await one.page.waitForSelector('.message.done');
  await comment(other.page, 'Chậm hơn');
  await other.page.waitForSelector('.message.mistake');
  expect(await other.page.$eval('.message.mistake', (message) => message.textContent)).toContain(
    'Hồ sơ đã đi tiếp',
  );
  const typed =
    '(document.querySelector(`form[action$="/moves/comment"] textarea[name="text"]`) ?? {}).value';
  expect(await other.page.evaluate(typed)).toBe('Chậm hơn');
  await comment(other.page, ' một chút');
  await other.page.waitForSelector('.message.done');
  expect(await other.page.$eval('.timeline', (list) => list.textContent)).toContain('Chậm hơn một chút');
  await Promise.all([one, other].map(closeTab));
});

test('what the browser gets to run is one module of at most 5 kB', async () => {
  const tab = await openTab(browser);
  await tab.page.goto(`${base}/sign-in`);
  const addresses = await tab.page.$$eval('script', (scripts) => scripts.map((script) => script.src));
  expect(addresses).toHaveLength(1);
  const size = (await (await fetch(addresses[0] ?? '')).arrayBuffer()).byteLength;
  expect(size).toBeLessThanOrEqual(5_000);
  await closeTab(tab);
});
