import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { folderCourier, smtpCourier, type Courier } from '../../src/notifications/courier.js';
import { deadUrl, mailServer, type MailServer, type Mood } from './mailServer.js';
import { limits, sampleLetter, head } from './sampleLetter.js';

const at = '2024-07-18T01:00:00.000Z';
const row = '01hzx8k3v9c2m5n7p4q6r8s0tv.3.1';

describe('a mail server', () => {
  let server: MailServer;
  let courier: Courier;
  beforeEach(async () => {
    server = await mailServer();
    courier = smtpCourier({ url: server.url, head, dkim: null, limits, connections: 1 });
  });
  afterEach(async () => {
    courier.close();
    await server.close();
  });

  test('that takes a letter leaves it accepted, with its reply', async () => {
    const attempted = await courier.send(row, sampleLetter(row), at);
    expect(attempted).toMatchObject({ result: 'accepted', code: 250 });
    expect(server.letters).toMatchObject([
      { from: `bounce+${row}@binhthuan.example`, to: ['mau@lagi.example'], envelopeId: row },
    ]);
  });

  test.each<[Mood, object]>([
    ['later', { result: 'refused', code: 451, text: '451 Thử lại sau', final: false }],
    ['never', { result: 'refused', code: 554, text: '554 Không nhận', final: true }],
    ['noSuchUser', { result: 'refused', code: 550, final: true }],
    ['hang', { result: 'unknown', code: null, final: false }],
    ['cut', { result: 'unknown', code: null, final: false }],
  ])('that says %s is understood', async (mood, attempted) => {
    server.mood = () => mood;
    expect(await courier.send(row, sampleLetter(row), at)).toMatchObject(attempted);
  });

  test('that cuts the connection gets the letter once: the pool repeats nothing', async () => {
    server.mood = () => 'cut';
    await courier.send(row, sampleLetter(row), at);
    await courier.send(row, sampleLetter(row), at);
    expect(server.letters).toHaveLength(2);
  });

  test('that is not there is unknown', async () => {
    const nobody = smtpCourier({ url: await deadUrl(), head, dkim: null, limits, connections: 1 });
    expect(await nobody.send(row, sampleLetter(row), at)).toMatchObject({ result: 'unknown', final: false });
    nobody.close();
  });

  test('reads Vietnamese, the calendar and that nobody wrote by hand', async () => {
    const calendar = { method: 'REQUEST' as const, content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' };
    const letter = sampleLetter(row, { calendar, references: ['<a@x.example>', '<b@x.example>'] });
    await courier.send(row, letter, at);
    const source = server.letters[0]?.source ?? '';
    const mail = await simpleParser(Buffer.from(source, 'latin1'));
    expect(mail.subject).toBe(letter.subject);
    expect(mail.to).toMatchObject({ value: [{ name: 'Ông Nguyễn Văn Mẫu', address: 'mau@lagi.example' }] });
    expect(mail).toMatchObject({
      messageId: letter.messageId,
      inReplyTo: '<b@x.example>',
      date: new Date(at),
    });
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(source).toMatch(/content-type: text\/calendar;[^\n]*method=REQUEST/i);
  });

  test.each([
    'Mẫu\r\nBcc: khac@xa.example',
    'Mẫu\nX-A: 1',
    'Mẫu" <khac@xa.example>, "',
    'Mẫu\r\n\r\n<b>thân thư</b>',
  ])('gets no header and no recipient that a name or a title brings along: %j', async (evil) => {
    const letter = sampleLetter(row, {
      to: { name: evil, address: 'mau@lagi.example' },
      subject: evil,
    });
    await courier.send(row, letter, at);
    const [sent] = server.letters;
    expect(sent?.to).toEqual(['mau@lagi.example']);
    const mail = await simpleParser(Buffer.from(sent?.source ?? '', 'latin1'));
    expect(mail.headers.has('bcc') || mail.headers.has('x-a')).toBe(false);
    expect(mail.to).toMatchObject({ value: [{ address: 'mau@lagi.example' }] });
    expect(mail.text?.trim()).toBe('Đề nghị gửi cam kết.');
  });
});

test('without a mail server a letter is a file, and the same letter the same file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'thidua-mail-'));
  const courier = folderCourier(join(folder, 'mail'), head);
  await courier.send(row, sampleLetter(row), at);
  expect(await courier.send(row, sampleLetter(row), at)).toMatchObject({ result: 'accepted' });
  expect(await readdir(join(folder, 'mail'))).toEqual([`${row}.eml`]);
  const mail = await simpleParser(await readFile(join(folder, 'mail', `${row}.eml`)));
  expect(mail.messageId).toBe(`<${row}@binhthuan.example>`);
  await rm(folder, { recursive: true });
});
