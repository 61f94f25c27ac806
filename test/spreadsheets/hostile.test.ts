import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostileFiles } from './hostileFiles.js';
import type { Outcome } from './hostileReader.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-hostile-'));
let outcomes: Record<string, Outcome> = {};
let mebibytes = Infinity;

beforeAll(() => {
  for (const { name, bytes } of hostileFiles) writeFileSync(join(folder, name), bytes());
  const reader = join(import.meta.dirname, 'hostileReader.ts');
  const answer = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', reader, folder], {
    encoding: 'utf8',
  });
  ({ outcomes, mebibytes } = JSON.parse(answer) as { outcomes: typeof outcomes; mebibytes: number });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a stranger’s file is read or refused by what it is, within two seconds', () => {
  test.each(hostileFiles)('$name', ({ name, becomes }) => {
    const { became, seconds } = outcomes[name] ?? { became: 'nothing', seconds: Infinity };
    if (typeof becomes === 'string') expect(became).toContain(becomes);
    else expect(became).toEqual(becomes);
    expect(seconds).toBeLessThan(2);
  });
});

test('reading them all, one after the other, held less than 200 MiB', () => {
  expect(mebibytes).toBeLessThan(200);
});
