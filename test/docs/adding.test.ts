import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A newcomer adds a stage by touching one production file: the patch that docs/adding.md prints is applied here. */

const top = join(import.meta.dirname, '../..');
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'thidua-adding-'));
  for (const part of ['src', 'test', 'movements', 'package.json', 'tsconfig.json'])
    cpSync(join(top, part), join(copy, part), { recursive: true });
  symlinkSync(join(top, 'node_modules'), join(copy, 'node_modules'));
  const chart = join(copy, 'src/machines/nomination.ts');
  const text = readFileSync(chart, 'utf8');
  const stage = /```ts\n(.*?)```/s.exec(readFileSync(join(top, 'docs/adding.md'), 'utf8'))?.[1] ?? '';
  const before = '        submittedToChairman: {\n';
  const leading = "target: 'submittedToChairman',\n              guard: all(\n                'bothOpinions'";
  expect([text.split(before).length, text.split(leading).length]).toEqual([2, 2]);
  writeFileSync(
    chart,
    text
      .replace(leading, leading.replace('submittedToChairman', 'legalCheck'))
      .replace(before, `${stage}${before}`),
  );
});
afterAll(() => {
  rmSync(copy, { recursive: true });
});

const run = (script: string) =>
  spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: copy,
    encoding: 'utf8',
  });

test('a nomination walks through the stage that the documents add, and it has its label, desk and deadline', () => {
  const { stdout, stderr } = run(`
    import { opened, walk, make, toConsolidation } from './test/machines/world.ts';
    import { stageOf } from './src/machines/decide.ts';
    import { placesOf } from './src/language/stages.ts';
    const checked = make(walk(opened(), ...toConsolidation), 'submitToChairman', 'boardHead');
    const places = placesOf('nomination', checked.next.value).map(({ label, desk }) => [label.vi, desk]);
    const on = make(checked.next, 'askReappraisal', 'boardHead');
    console.log(JSON.stringify([stageOf(checked.next), checked.timers, places[0], stageOf(on.next)]));
  `);
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual([
    'legalCheck',
    [{ timer: 'consolidateDue', stage: 'legalCheck' }],
    ['Kiểm tra pháp lý', 'board'],
    'submittedToChairman',
  ]);
});

test('the patched program compiles', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(top, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', copy],
    { cwd: copy, encoding: 'utf8' },
  );
  expect([stdout.split('\n').filter((line) => line.startsWith('src/')), status === null]).toEqual([
    [],
    false,
  ]);
});
