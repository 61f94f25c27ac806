import { describe, expect, test } from '@jest/globals';
import { EnvironmentError, readEnvironment } from '../src/environment.js';

const cwd = '/srv/thidua';
const databaseOf = (address: string): string =>
  readEnvironment({ DATABASE_URL: address }, cwd).databaseAddress;

function refusalOf(env: NodeJS.ProcessEnv): EnvironmentError {
  try {
    readEnvironment(env, cwd);
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
  throw new Error('This environment was accepted.');
}

describe('an empty environment', () => {
  const settings = {
    databaseAddress: 'sqlite:/srv/thidua/data/thidua.sqlite',
    dataFolder: '/srv/thidua/data',
    secret: null,
    redisUrl: null,
    baseUrl: null,
    mail: {
      ...{ smtpUrl: null, from: { name: '', address: 'thidua@localhost' }, dkim: null, domainRate: 300 },
      bounceMaildir: null,
    },
    webhookSecret: null,
    web: { trustProxy: null, metricsToken: null },
  };

  test('means SQLite in the folder data', () => {
    expect(readEnvironment({}, cwd)).toEqual(settings);
  });

  test('is the same as empty values', () => {
    expect(readEnvironment({ DATABASE_URL: '', THIDUA_DATA: '', SECRET: '' }, cwd)).toEqual(settings);
  });

  test('is the same as one with variables of others', () => {
    expect(readEnvironment({ TZ: 'Europe/Paris', HOME: '/root' }, cwd)).toEqual(settings);
  });
});

test('THIDUA_DATA moves the default database with it', () => {
  expect(readEnvironment({ THIDUA_DATA: '/var/lib/thidua' }, cwd)).toMatchObject({
    databaseAddress: 'sqlite:/var/lib/thidua/thidua.sqlite',
    dataFolder: '/var/lib/thidua',
    secret: null,
  });
});

describe('DATABASE_URL', () => {
  test('of SQLite is a path, taken from the working folder', () => {
    expect(databaseOf('sqlite:bình-thuận.sqlite')).toBe('sqlite:/srv/thidua/bình-thuận.sqlite');
    expect(databaseOf('sqlite:/tmp/a b.sqlite')).toBe('sqlite:/tmp/a b.sqlite');
  });

  test.each([
    'postgres://thidua:mat-khau@db.example:5432/thidua',
    'postgresql://thidua@localhost/thidua?sslmode=require',
    'postgres://thidua@/thidua?host=/var/run/postgresql',
  ])('of PostgreSQL stays as it is: %s', (address) => {
    expect(databaseOf(address)).toBe(address);
  });

  test.each([
    'thidua.sqlite',
    'sqlite:',
    'sqlite://thidua.sqlite',
    'mysql://localhost/thidua',
    'postgres://[/x',
  ])('that is neither is refused: %s', (address) => {
    expect(refusalOf({ DATABASE_URL: address }).sentences).toEqual([
      { vi: expect.stringContaining('sqlite:ĐƯỜNG-DẪN'), en: expect.stringContaining('sqlite:PATH') },
    ]);
  });
});

test('a secret of 31 characters is refused and one of 32 is taken', () => {
  expect(refusalOf({ SECRET: 'x'.repeat(31) }).sentences[0]?.en).toContain('at least 32 characters');
  expect(readEnvironment({ SECRET: 'x'.repeat(32) }, cwd).secret).toBe('x'.repeat(32));
});

test('an unknown THIDUA_ variable is named, with those that there are', () => {
  expect(refusalOf({ THIDUA_DATE: '/srv' }).sentences).toEqual([
    {
      vi: 'Không có biến THIDUA_DATE: hãy bỏ nó đi hoặc sửa lại tên (có: THIDUA_DATA).',
      en: 'There is no variable THIDUA_DATE: remove it or correct its name (there is: THIDUA_DATA).',
    },
  ]);
});

test('every mistake is told at once, in both languages, without the values', () => {
  const { sentences, message } = refusalOf({ DATABASE_URL: 'mysql://x', SECRET: 'ngắn', THIDUA_X: '1' });
  expect(sentences.map(({ en }) => en.split(' ')[0])).toEqual(['DATABASE_URL', 'SECRET', 'There']);
  expect(message.split('\n')).toEqual(sentences.flatMap(({ vi, en }) => [vi, en]));
  expect(message).not.toContain('ngắn');
});

describe('mail', () => {
  const mailOf = (env: NodeJS.ProcessEnv) => readEnvironment(env, cwd).mail;

  test('comes from an address, with or without a name', () => {
    expect(mailOf({ MAIL_FROM: 'Ban Thi đua <thidua@binhthuan.gov.vn>' }).from).toEqual({
      name: 'Ban Thi đua',
      address: 'thidua@binhthuan.gov.vn',
    });
    expect(mailOf({ MAIL_FROM: 'thidua@binhthuan.gov.vn' }).from).toEqual({
      name: '',
      address: 'thidua@binhthuan.gov.vn',
    });
  });

  test.each([
    [{ MAIL_FROM: 'thidua' }, 'MAIL_FROM'],
    [{ MAIL_FROM: 'A\r\nBcc: b@c.d <x@y.z>' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'mail.example', MAIL_FROM: 'a@b.c' }, 'SMTP_URL'],
    [{ DKIM_SELECTOR: 'k1' }, 'DKIM_KEY'],
    [{ DKIM_KEY: '-----BEGIN PRIVATE KEY-----' }, 'DKIM_SELECTOR'],
    [{ MAIL_DOMAIN_RATE: '0' }, 'MAIL_DOMAIN_RATE'],
    [{ REDIS_URL: 'localhost' }, 'REDIS_URL'],
    [{ BASE_URL: 'thidua.example' }, 'BASE_URL'],
  ])('%j is refused with what to set', (env, variable) => {
    expect(refusalOf(env).sentences).toEqual([
      expect.objectContaining({
        vi: expect.stringContaining(variable),
        en: expect.stringContaining(variable),
      }),
    ]);
  });
});

describe('TRUST_PROXY and METRICS_TOKEN', () => {
  test.each(['loopback', '10.0.0.0/8', 'loopback, 192.0.2.7', 'fd00::/8'])('proxies may be %s', (list) => {
    expect(readEnvironment({ TRUST_PROXY: list }, cwd).web.trustProxy).toBe(list);
  });

  test.each(['everybody', '10.0.0.0/33', '10.0.0.0/8/8', 'loopback/8', 'true', '1'])(
    'what names no proxy stops the start: %s',
    (list) => {
      expect(refusalOf({ TRUST_PROXY: list }).message).toContain('TRUST_PROXY');
    },
  );

  test('a short token is refused', () => {
    expect(refusalOf({ METRICS_TOKEN: 'ngắn' }).message).toContain('METRICS_TOKEN');
    expect(readEnvironment({ METRICS_TOKEN: 'a'.repeat(16) }, cwd).web.metricsToken).toBe('a'.repeat(16));
  });
});
