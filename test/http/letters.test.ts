import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { app } from '../../src/http/app.js';
import { unsubscribeUrl } from '../../src/notifications/unsubscribe.js';
import { signatureFor } from '../../src/notifications/webhookSignature.js';
import { databases } from '../databases.js';
import { nominate, province, walk, wholeRoad, type Province } from '../engine/province.js';
import { siteOn, type TestSite } from './house.js';

const webhookSecret = 'chìa khóa mẫu của webhook, đủ 32 ký tự';

describe.each(databases)('what letters lead to, on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let here: Province;
  let site: TestSite;
  let server: FastifyInstance;
  let letters: string[];

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    here = await province(db);
    await walk(here, await nominate(here), wholeRoad.slice(0, 4));
    letters = (await db.read('select id from outbox_message order by id')).map(({ id }) => String(id));
    site = siteOn(db, { webhookSecret });
    site.at = '2024-10-08T01:00:00.000Z';
    server = await app(site);
  });
  afterEach(async () => {
    await server.close();
    await db.close();
    await drop();
  });

  const everything = async () => ({
    files: await db.read('select id, version from case_file order by id'),
    letters: await db.read('select * from outbox_message order by id'),
  });

  describe('the button of a digest', () => {
    let digest: string;
    let path: string;
    beforeEach(async () => {
      const recipient = here.people['boardClerk'] ?? '';
      const data = { recipient, nextAt: site.at, letters: letters.slice(0, 2) };
      const moved = await advance(db, recipient, { type: 'joinLetters', data }, { by: 'clock', at: site.at });
      digest = `${recipient}.${String(moved.seq)}.1`;
      path = unsubscribeUrl('', site.secret)(digest);
    });
    const recordOf = async () => {
      const [row] = await db.read('select state, version from case_file where id = $1', [
        digest.slice(0, 26),
      ]);
      const { context } = JSON.parse(String(row?.['state'])) as { context: { digests: boolean } };
      return { digests: context.digests, version: Number(row?.['version']) };
    };

    test('is shown by a GET, which changes nothing', async () => {
      const before = await everything();
      const { statusCode, body } = await server.inject({ method: 'GET', url: path });
      expect(statusCode).toBe(200);
      expect(body).toContain('Tắt bản tin');
      expect(await everything()).toEqual(before);
    });

    test.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
      'stops this digest and nothing else when a mail program presses it with %s, without cookie, and once',
      async (type) => {
        const before = await everything();
        const press = () =>
          server.inject({
            ...{ method: 'POST', url: path, headers: { 'content-type': type } },
            payload: type.startsWith('multipart')
              ? '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n'
              : 'List-Unsubscribe=One-Click',
          });
        expect([(await press()).statusCode, (await press()).statusCode]).toEqual([200, 200]);
        const after = await everything();
        expect(after.letters).toEqual(before.letters);
        const moved = after.files.filter(
          ({ version }, index) => before.files[index]?.['version'] !== version,
        );
        expect(moved).toMatchObject([{ id: digest.slice(0, 26) }]);
        expect(await recordOf()).toMatchObject({ digests: false });
      },
    );

    test('of another letter, or with a token that was touched, is not there', async () => {
      const before = await everything();
      const wrong = [
        path.replace(digest, letters[0] ?? ''),
        `${path.slice(0, -1)}_`,
        path.replace(/[^/]*$/, 'x'),
      ];
      for (const url of wrong)
        for (const method of ['GET', 'POST'] as const)
          expect((await server.inject({ method, url })).statusCode).toBe(404);
      expect(await everything()).toEqual(before);
    });

    test('of a letter that is no digest is not there, though its token be right', async () => {
      const url = unsubscribeUrl('', site.secret)(letters[2] ?? '');
      expect((await server.inject({ method: 'POST', url })).statusCode).toBe(404);
    });

    test('is undone by an administrator who resumes the digest', async () => {
      await server.inject({ method: 'POST', url: path });
      const { version } = await recordOf();
      const how = { by: { id: here.people['administrator'] ?? '' }, at: site.at, seen: version };
      await advance(db, digest.slice(0, 26), { type: 'resumeDigest', data: {} }, how);
      expect(await recordOf()).toMatchObject({ digests: true });
    });
  });

  describe('mail that another program brings back', () => {
    const source = () =>
      readFileSync(
        join(import.meta.dirname, '../notifications/returned/postfix-no-such-user.eml'),
        'latin1',
      ).replaceAll('01j27vynt0km77hwqerd9xgx05.3.1', letters[0] ?? '');
    const bring = (signature: string | null, body = source(), type = 'message/rfc822') =>
      server.inject({
        ...{ method: 'POST', url: '/mail/returned', payload: body },
        headers: { 'content-type': type, ...(signature === null ? {} : { 'thidua-signature': signature }) },
      });
    const attempts = async () => {
      const [row] = await db.read('select outcome from outbox_message where id = $1', [letters[0] ?? '']);
      return row?.['outcome'] == null ? [] : (JSON.parse(String(row['outcome'])) as object[]);
    };

    test('is recorded with its letter, once however often it is brought', async () => {
      const signature = signatureFor(webhookSecret, source(), site.at);
      expect((await bring(signature)).json()).toEqual({ taken: 'recorded' });
      expect((await bring(signature)).json()).toEqual({ taken: 'repeated' });
      expect(await attempts()).toMatchObject([{ result: 'returned' }]);
    });

    test('without a signature, with another secret, another body or an old one, changes nothing', async () => {
      const now = signatureFor(webhookSecret, source(), site.at);
      expect((await bring(null)).statusCode).toBe(400);
      expect((await bring('t=1,v1=00')).statusCode).toBe(401);
      expect((await bring(signatureFor('x'.repeat(32), source(), site.at))).statusCode).toBe(401);
      expect((await bring(now, source().replace('5.1.1', '5.1.2'))).statusCode).toBe(401);
      site.at = '2024-10-08T01:06:00.000Z';
      expect((await bring(now)).statusCode).toBe(401);
      expect(await attempts()).toEqual([]);
    });

    test('is not taken where no secret is set, nor as anything but mail', async () => {
      expect(
        (await bring(signatureFor(webhookSecret, source(), site.at), source(), 'text/plain')).statusCode,
      ).toBe(400);
      const closed = await app(siteOn(db));
      const headers = {
        'content-type': 'message/rfc822',
        'thidua-signature': signatureFor('', source(), site.at),
      };
      const given = { method: 'POST', url: '/mail/returned', payload: source(), headers } as const;
      expect((await closed.inject(given)).statusCode).toBe(404);
      await closed.close();
    });
  });
});
