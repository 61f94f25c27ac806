import { beforeAll, describe, expect, test } from '@jest/globals';
import { mailServer } from '../notifications/mailServer.js';
import { openDatabase } from '../../src/entities/database.js';
import { nominate, province, walk, wholeRoad } from '../engine/province.js';
import { Thidua } from './thidua.js';

describe('the outbox on the command line', () => {
  let thidua: Thidua;
  let id: string;
  let file: string;

  beforeAll(async () => {
    thidua = await Thidua.inNewFolder();
    const db = await openDatabase(thidua.database);
    const here = await province(db);
    file = (await walk(here, await nominate(here), wholeRoad.slice(0, 4))).code;
    const [first] = await db.read(`select id from outbox_message where letter = 'dossierReceived' limit 1`);
    id = String(first?.['id']);
    await db.close();
  });
  const stateNow = async (): Promise<unknown> => (await thidua.json('mail', 'show', id)).value['state'];

  test('lists letters with their state', async () => {
    const { code, out } = await thidua.here('mail', 'list');
    expect(code).toBe(0);
    expect(out).toContain('chờ gửi');
    expect(out).toContain(id);
  });

  test('says why a letter was written', async () => {
    expect((await thidua.json('mail', 'why', id)).value).toMatchObject({
      letter: 'dossierReceived',
      move: 'receive',
    });
    expect((await thidua.here('mail', 'why', id, '--lang', 'en')).out).toContain('Asked by');
  });

  test('somebody of the board holds a letter, and its file says who did it', async () => {
    const held = await thidua.here('mail', 'hold', id, '--as', 'Cán bộ mẫu boardClerk');
    expect(held).toMatchObject({ code: 0, err: '' });
    expect(await stateNow()).toBe('held');
    const { history } = (await thidua.json('file', 'show', file)).value as { history: { move: string }[] };
    expect(history.at(-1)).toMatchObject({ move: 'comment' });
  });

  test('what is held cannot be held again, and the answer says what it is', async () => {
    const again = await thidua.here('mail', 'hold', id, '--as', 'Cán bộ mẫu boardClerk');
    expect(again.code).toBe(1);
    expect(again.err).toContain('"held"');
  });

  test('nobody else may', async () => {
    const clerk = await thidua.here('mail', 'release', id, '--as', 'Cán bộ mẫu clerk');
    expect(clerk.code).toBe(1);
    expect(await stateNow()).toBe('held');
  });

  test('nor somebody who was of the board once', async () => {
    const former = ['Cán bộ mẫu clerk', 'boardClerk', '--unit', 'BTĐKT', '--until', '2024-09-30'];
    const granted = await thidua.here('person', 'grant', ...former, '--as', 'Quản trị viên mẫu');
    expect(granted).toMatchObject({ code: 0 });
    expect((await thidua.here('mail', 'release', id, '--as', 'Cán bộ mẫu clerk')).code).toBe(1);
    expect(await stateNow()).toBe('held');
  });

  test('a letter gets a note, and is recorded as served on paper', async () => {
    const by = ['--as', 'Cán bộ mẫu boardHead'];
    expect((await thidua.here('mail', 'note', id, 'Đã gọi điện báo trước', ...by)).code).toBe(0);
    const data = '{"number":"12/BTĐKT","date":"2024-10-02","receivedBy":"Văn thư thị xã"}';
    expect((await thidua.here('mail', 'served', id, '--data', data, ...by)).code).toBe(0);
    expect((await thidua.json('mail', 'show', id)).value).toMatchObject({
      state: 'servedOnPaper',
      note: 'Đã gọi điện báo trước',
    });
  });

  test.each([
    [['mail', 'show', 'không-có'], 1],
    [['mail', 'list', '--state', 'bay'], 2],
    [['mail', 'served', 'x', '--data', '{}', '--as', 'Cán bộ mẫu boardHead'], 2],
  ])('%j is answered with %i', async (args, code) => {
    expect((await thidua.here(...args)).code).toBe(code);
  });

  test('after all that every invariant holds', async () => {
    expect((await thidua.here('doctor')).code).toBe(0);
  });
});

describe('mail check', () => {
  test('is content without a mail server, and with one that works', async () => {
    const server = await mailServer();
    expect((await (await Thidua.inNewFolder()).here('mail', 'check')).code).toBe(0);
    const env = { SMTP_URL: server.url, MAIL_FROM: 'thidua@binhthuan.example' };
    expect(await (await Thidua.inNewFolder(env)).here('mail', 'check')).toMatchObject({ code: 0 });
    await server.close();
  });

  test('says that a broken key does not sign', async () => {
    const DKIM_KEY = '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----';
    const { code, out } = await (
      await Thidua.inNewFolder({ DKIM_KEY, DKIM_SELECTOR: 'k1' })
    ).here('mail', 'check');
    expect(code).toBe(1);
    expect(out).toContain('DKIM_KEY không ký được thư');
  });
});
