import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';

test('the JSON Schemas beside the movements are those of the code', () => {
  const script = join(process.cwd(), 'script', 'movement-schema.ts');
  expect(execFileSync(script, ['--check'], { encoding: 'utf8' })).toBe('');
});

const files = readdirSync('movements', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
);

test('the package has two movements, four years, the legal regimes and the rule on returned letters', () => {
  expect(files).toHaveLength(8);
});

describe.each(files)('%s', (name) => {
  const file = join('movements', name);
  const content = readFileSync(file, 'utf8');
  const [, address = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(content) ?? [];
  const schema = () =>
    z.fromJSONSchema(
      JSON.parse(readFileSync(join(dirname(file), address), 'utf8')) as z.core.JSONSchema.JSONSchema,
    );

  test('names its schema in the first line, and fits it', () => {
    expect(schema().safeParse(parse(content)).error?.issues ?? []).toEqual([]);
  });

  test('would not fit with a key that nobody knows', () => {
    expect(schema().safeParse({ ...(parse(content) as object), colour: 'red' }).success).toBe(false);
  });
});
