import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { returnedMail } from '../../src/notifications/returnedMail.js';

const row = '01j27vynt0km77hwqerd9xgx05.3.1';
const sample = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'returned', `${name}.eml`));

describe('what comes back to the bounce address', () => {
  test.each([
    ['postfix-no-such-user', 'failed', '550 5.1.1 <vanthu@lagi.example>: Recipient address rejected'],
    [
      'postfix-delayed',
      'delayed',
      '4.4.1 connect to mail.lagi.example[203.0.113.7]:25: Connection timed out',
    ],
    ['exchange-recipient-not-found', 'failed', '550 5.1.10 RESOLVER.ADR.RecipientNotFound'],
    ['gmail-inbox-full', 'failed', "552-5.2.2 The recipient's inbox is out of storage space."],
    ['out-of-office', 'automatic', 'Vắng mặt đến 01/8'],
    ['answer-of-a-person', 'other', 'Re: cam ket'],
    ['report-without-status', 'other', 'failure notice'],
  ])('%s is %s and says so in the words of its sender', async (name, kind, text) => {
    const returned = await returnedMail(sample(name));
    expect(returned).toMatchObject({ kind, rows: [row] });
    expect(returned.text).toContain(text);
  });

  test('the address that it came to is trusted before the envelope, and that before the returned headers', async () => {
    const [address, envelope, header] = ['7', '8', '9'].map((seq) => `${row.slice(0, 26)}.${seq}.1`);
    const source = sample('postfix-no-such-user')
      .toString('latin1')
      .replace(`To: bounce+${row}`, `To: bounce+${String(address)}`)
      .replace(`Envelope-Id: ${row}`, `Envelope-Id: ${String(envelope)}`)
      .replace(`Message-ID: <${row}`, `Message-ID: <${String(header)}`);
    expect((await returnedMail(Buffer.from(source, 'latin1'))).rows).toEqual([address, envelope, header]);
  });

  test('a server that shouts names the same row', async () => {
    const source = sample('postfix-no-such-user').toString('latin1').replaceAll(row, row.toUpperCase());
    expect((await returnedMail(Buffer.from(source, 'latin1'))).rows).toEqual([row]);
  });

  test('a report that a server delivered the letter says nothing against it', async () => {
    const source = sample('postfix-no-such-user')
      .toString('latin1')
      .replace('Action: failed', 'Action: delivered');
    expect((await returnedMail(Buffer.from(source, 'latin1'))).kind).toBe('automatic');
  });

  test('however it is cut or garbled, it is read without an error and names no other row', async () => {
    const whole = sample('exchange-recipient-not-found');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), fc.uint8Array({ maxLength: 40 }), async (at, noise) => {
        const { rows } = await returnedMail(Buffer.concat([whole.subarray(0, at), noise]));
        expect(rows.filter((one) => one !== row && !one.startsWith(row.slice(0, -1)))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
