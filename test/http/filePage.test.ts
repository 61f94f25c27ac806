import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { signInAsSample } from '../../src/accounts/signIn.js';
import { advance } from '../../src/engine/advance.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { databases } from '../databases.js';
import { dataOf, nominate, province, type Province } from '../engine/province.js';
import { Browser, opensAt, siteOn, textOf, type TestSite } from './house.js';

/** One file as people see it, and move it. */

describe.each(databases)('the page of a file on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let place: Province;
  let site: TestSite;
  let clerk: Browser;
  let code: string;

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    place = await province(db);
    code = (await nominate(place)).code;
    site = siteOn(db, { isDemo: true });
    clerk = await as('clerk', await Browser.on(site));
  });
  afterEach(async () => {
    await clerk.server.close();
    await db.close();
    await drop();
  });

  async function as(name: string, browser = new Browser(clerk.server)): Promise<Browser> {
    const who = { person: place.people[name] ?? '', address: '192.0.2.7', agent: 'Test' };
    const times = { at: opensAt, today: '2024-07-20', random: place.random };
    browser.cookies.set('session', await signInAsSample(db, who, times));
    return browser;
  }
  /** The form of a move, as the page has it. */
  async function formOf(browser: Browser, move: string): Promise<Record<string, string>> {
    const { body } = await browser.get(`/files/${code}`);
    const form = new RegExp(`<form[^>]*/moves/${move}".*?</form>`, 's').exec(body)?.[0] ?? '';
    const hidden = [...form.matchAll(/<input type="hidden" name="(\w+)" value="(\w+)"/g)];
    return Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
  }
  const send = (browser: Browser, move: string, form: Record<string, string>) =>
    browser.post(`/files/${code}/moves/${move}`, form);
  const versionOf = async (): Promise<number> =>
    Number((await db.read('select version from case_file where code = $1', [code]))[0]?.['version']);
  const assessment = { date: '2024-09-30', place: 'Hội trường', called: '12' };

  test('a move is one form, written once however often it is pressed', async () => {
    const form = { ...(await formOf(clerk, 'startGrassroots')), ...assessment };
    const answers = [await send(clerk, 'startGrassroots', form), await send(clerk, 'startGrassroots', form)];
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers.location])).toEqual([
      [303, `/files/${code}?done=1`],
      [303, `/files/${code}?done=1`],
    ]);
    expect(await versionOf()).toBe(2);
    expect(textOf(await clerk.get(`/files/${code}?done=1`))).toContain('Đã ghi.');
  });

  test('of two who press at once one wins; the other reads who and when, and keeps what they typed', async () => {
    const head = await as('head');
    const [first, second] = [await formOf(clerk, 'comment'), await formOf(head, 'comment')];
    const [won, lost] = await Promise.all([
      send(clerk, 'comment', { ...first, text: 'Nhanh hơn' }),
      send(head, 'comment', { ...second, text: 'Chậm hơn một chút' }),
    ]);
    expect([won.statusCode, lost.statusCode]).toEqual([303, 409]);
    expect(textOf(lost)).toContain('Cán bộ mẫu clerk chuyển lúc 20/07/2024 09:00');
    expect(lost.body).toContain('Chậm hơn một chút</textarea>');
    const again = Object.fromEntries(
      [
        ...(/<form[^>]*\/moves\/comment".*?<\/form>/s.exec(lost.body)?.[0] ?? '').matchAll(
          /hidden" name="(\w+)" value="(\w+)"/g,
        ),
      ].map(([, name = '', value = '']) => [name, value]),
    );
    expect((await send(head, 'comment', { ...again, text: 'Chậm hơn một chút' })).statusCode).toBe(303);
    expect(await versionOf()).toBe(3);
  });

  test('what cannot be understood is said beside its field, and nothing that was typed is lost', async () => {
    const form = {
      ...(await formOf(clerk, 'startGrassroots')),
      ...assessment,
      date: 'hôm qua',
      called: 'mười',
    };
    const answer = await send(clerk, 'startGrassroots', form);
    expect(answer.statusCode).toBe(422);
    const wrong = [...answer.body.matchAll(/aria-invalid="true"/g)];
    expect(wrong).toHaveLength(2);
    expect(answer.body).toContain('value="Hội trường"');
    expect(await versionOf()).toBe(1);
  });

  test('a move that is not possible leads to its reasons and to who can change them', async () => {
    const page = await (await as('boardClerk')).get(`/files/${code}`);
    const [, address = ''] = /href="([^"]*\/why\/submit[^"]*)"/.exec(page.body) ?? [];
    const why = await (await as('boardClerk')).get(address || `/files/${code}/why/submit`);
    expect(textOf(why)).toContain('gỡ được: đơn vị: thủ trưởng đơn vị');
  });

  test('where the file stands is lit in the chart, and its history tells who did what', async () => {
    const how = { by: { id: place.people['clerk'] ?? '' }, at: opensAt, seen: 1 };
    await advance(db, code, { type: 'startGrassroots', data: dataOf(place, 'startGrassroots') }, how);
    const { body } = await clerk.get(`/files/${code}`);
    expect(
      [...body.matchAll(/<g class="stage lit[^"]*">.*?<tspan[^>]*>([^<]*)/gs)].map(([, name]) => name),
    ).toEqual(['2. Bình xét tại cơ sở']);
    const said = textOf({ body } as Parameters<typeof textOf>[0]);
    expect(said).toMatch(/Lịch sử 20\/07\/2024 09:00 Đưa ra bình xét Cán bộ mẫu clerk, Đơn vị LG/);
  });

  test('what somebody wrote stays text', async () => {
    const form = { ...(await formOf(clerk, 'comment')), text: '<script>alert(1)</script>"\'&' };
    await send(clerk, 'comment', form);
    const { body } = await clerk.get(`/files/${code}`);
    expect(body).toContain('&lt;script>alert(1)&lt;/script>');
    expect(body).not.toContain('<script>alert');
  });

  test.each([
    ['the desk', '/'],
    ['a file', '/files/CODE'],
  ])('%s asks the database as often, whether there are few rows or many', async (_name, path) => {
    const counted = async (): Promise<number> => {
      let statements = 0;
      const counting = {
        ...db,
        read: (...given: Parameters<Database['read']>) => ((statements += 1), db.read(...given)),
      };
      const browser = await as('clerk', await Browser.on(siteOn(counting)));
      await browser.get(path.replace('CODE', code));
      await browser.server.close();
      return statements;
    };
    const few = await counted();
    for (let count = 0; count < 5; count += 1) await nominate(place);
    for (let seen = 1; seen <= 5; seen += 1)
      await advance(
        db,
        code,
        { type: 'comment', data: { text: `Ý kiến ${String(seen)}` } },
        {
          by: { id: place.people['clerk'] ?? '' },
          at: opensAt,
          seen,
        },
      );
    expect(await counted()).toBe(few);
  });
});
