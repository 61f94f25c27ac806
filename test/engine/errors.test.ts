import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import * as errors from '../../src/engine/errors.js';
import { verdict } from '../../src/machines/rule.js';

const quorum = verdict('quorum', false, {
  source: 'P II.1',
  verified: true,
  values: { present: 5, needed: 6 },
});
const said = {
  Refused: new errors.Refused({ ok: false, all: [quorum] }),
  Stale: new errors.Stale('01j8n3q0c0000000000000000a', '2024-10-02T01:00:00.000Z', 'received', 4),
  Forbidden: new errors.Forbidden(quorum),
  NotFound: new errors.NotFound('nomination', 'bt24-n-0042'),
  Invalid: new errors.Invalid([{ path: 'claims.0.plan', message: { vi: 'Cần số.', en: 'Give a number.' } }]),
};

const rows = async () => {
  const page = await readFile(new URL('../../docs/errors.md', import.meta.url), 'utf8');
  return page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')));
};

describe('the ways to say no', () => {
  test('are exactly those of the page about errors', async () => {
    expect((await rows()).map((cells) => cells[1])).toEqual(Object.keys(said));
    expect(Object.keys(errors).toSorted()).toEqual(Object.keys(said).toSorted());
  });

  test('carry the fields that the page names, and nothing else', async () => {
    for (const [, name, , fields] of await rows()) {
      const own = Object.keys(said[name as keyof typeof said]);
      expect(own.filter((key) => key !== 'name')).toEqual(fields?.split(', '));
    }
  });

  test('name the broken rule or the mistaken field', () => {
    expect(said.Refused.message).toBe('Refused: quorum');
    expect(said.Invalid.message).toBe('Invalid: claims.0.plan: Give a number.');
    expect(said.Stale.message).toContain('version 4');
  });
});
