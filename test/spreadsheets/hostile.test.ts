import { afterAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostileFiles } from './hostileFiles.js';
import type { Outcome } from './hostileReader.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-hostile-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(name: string, bytes: Buffer): Outcome {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const reader = join(import.meta.dirname, 'hostileReader.ts');
  const answer = execFileSync(process.execPath, ['--import', 'tsx', reader, path], { encoding: 'utf8' });
  rmSync(path);
  return JSON.parse(answer) as Outcome;
}

describe('a stranger’s file is read or refused by what it is, within two seconds and 200 MiB', () => {
  test.each(hostileFiles)('$name', ({ name, bytes, becomes }) => {
    const { became, seconds, mebibytes } = read(name, bytes());
    if (typeof becomes === 'string') expect(became).toContain(becomes);
    else expect(became).toEqual(becomes);
    expect(seconds).toBeLessThan(2);
    expect(mebibytes).toBeLessThan(200);
  });
});
