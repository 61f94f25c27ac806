import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { signatureOf, signs } from '../../src/notifications/signature.js';
import { head } from './sampleLetter.js';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(pem).toString();
const ed25519 = generateKeyPairSync('ed25519').privateKey.export(pem).toString();

describe('a key', () => {
  test('of RSA signs, the one-click unsubscribe too', async () => {
    expect(await signs(signatureOf(rsa, 'k1', head), head)).toBe(true);
  });

  test.each([
    ['of Ed25519', ed25519],
    ['that is cut off', rsa.slice(0, 600)],
    ['that is no key', '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----'],
  ])('%s does not sign, and that is seen', async (_name, key) => {
    expect(await signs(signatureOf(key, 'k1', head), head)).toBe(false);
  });

  test('that signs without the headers of the unsubscribe is not enough', async () => {
    const dkim = { ...signatureOf(rsa, 'k1', head), headerFieldNames: 'From:To:Subject:List-Unsubscribe' };
    expect(await signs(dkim, head)).toBe(false);
  });
});
