import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';

test('the JSON Schemas beside the movements are those of the code', () => {
  expect(execFileSync('script/movement-schema.ts', ['--check'], { encoding: 'utf8' })).toBe('');
});

test('every data file names its schema in the first line, where editors look', () => {
  const files = readdirSync('movements', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
  expect(files).toHaveLength(7);
  for (const file of files) {
    const [first = ''] = readFileSync(join('movements', file), 'utf8').split('\n');
    const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(first) ?? [];
    const { additionalProperties } = JSON.parse(
      readFileSync(join('movements', dirname(file), schema), 'utf8'),
    ) as { additionalProperties: unknown };
    expect(additionalProperties).toBe(false);
  }
});
