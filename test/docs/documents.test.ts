import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const top = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(top, name), 'utf8');
const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/architecture.md', 'docs/adding.md'];

test('the pictures of the statecharts are those of the machines', () => {
  const folder = mkdtempSync(join(tmpdir(), 'thidua-pictures-'));
  const { stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'script/statechart.ts', folder], {
    cwd: top,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  for (const name of ['nomination.svg', 'movement.svg'])
    expect(readFileSync(join(folder, name), 'utf8') === read(`docs/${name}`)).toBe(true);
  rmSync(folder, { recursive: true });
});

test.each(documents)('every link and every file that %s names is there', (document) => {
  const text = read(document);
  const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) =>
    resolve(top, dirname(document), link),
  );
  const named = [
    ...text.matchAll(/`((?:src|test|script|movements|docs)\/[\w./-]+\.(?:ts|yaml|md|mjs|svg))`/g),
  ].map(([, path = '']) => resolve(top, path));
  expect([...links, ...named].filter((path) => !existsSync(path))).toEqual([]);
});

test('the commands that the README shows run on the demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'thidua-readme-'));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['bin/thidua', ...args], {
      cwd: top,
      encoding: 'utf8',
      env: { ...process.env, THIDUA_DATA: folder, DATABASE_URL: '' },
    });
  const commands = [...read('README.md').matchAll(/^bin\/thidua ([^#\n]+)/gm)].map(([, args = '']) =>
    args.trim().split(/\s+/),
  );
  expect(commands.length).toBeGreaterThan(5);
  expect(run('demo', '--once').status).toBe(0);
  const failed = commands.filter((args) => run(...args).status !== 0).map((args) => args.join(' '));
  expect(failed).toEqual([]);
  rmSync(folder, { recursive: true });
}, 120_000);
