import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What the documents say is there, is there; what they show can be run. */

const top = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(top, name), 'utf8');
const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
  ...readdirSync(join(top, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thidua-documents-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the pictures of the statecharts are those of the machines', () => {
  const { stderr } = spawnSync(join(top, 'script/statechart.ts'), [folder], { cwd: top, encoding: 'utf8' });
  expect(stderr).toBe('');
  const stale = ['nomination.svg', 'movement.svg', 'commitment.svg', 'difficulty.svg'].filter(
    (name) => readFileSync(join(folder, name), 'utf8') !== read(`docs/${name}`),
  );
  expect(stale).toEqual([]);
  expect(readFileSync(join(folder, 'charts.json'), 'utf8')).toBe(read('web/charts.json'));
});

test.each(documents)('every link in %s leads somewhere', (document) => {
  const links = [...read(document).matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !existsSync(resolve(top, dirname(document), link)))).toEqual([]);
});

test.each(documents)('every file and folder that %s names is there', (document) => {
  const named = [...read(document).matchAll(/`((?:src|test|script|movements|docs|bench|bin)\/[\w./-]+)`/g)];
  const missing = named.map(([, path = '']) => path).filter((path) => !existsSync(join(top, path)));
  expect(missing).toEqual([]);
});

test('the README tours every folder of the program, and no other', () => {
  const told = [...read('README.md').matchAll(/^\| `src\/(\w+)` \|/gm)].map(([, room]) => room);
  const rooms = readdirSync(join(top, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(told.toSorted()).toEqual(rooms.map(({ name }) => name).toSorted());
});

test('the commands of the README run on the demo, in their order', () => {
  const env = { ...process.env, THIDUA_DATA: folder, DATABASE_URL: '' };
  const run = (command: string) => spawnSync('sh', ['-c', command], { cwd: top, encoding: 'utf8', env });
  const blocks = [...read('README.md').matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block);
  const commands = blocks.join('').match(/^bin\/thidua .*$/gm) ?? [];
  expect(commands.length).toBeGreaterThan(8);
  const failed = ['bin/thidua demo --once', ...commands].flatMap((command) => {
    const { status, stderr } = run(command);
    return status === 0 && stderr === '' ? [] : [[command, status, stderr]];
  });
  expect(failed).toEqual([]);
}, 180_000);
