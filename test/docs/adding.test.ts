import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A newcomer adds a stage by touching one production file: the patch that docs/adding.md prints is applied to a copy. */

const top = join(import.meta.dirname, '../..');
const patch = /```diff\n(.*?)```/s.exec(readFileSync(join(top, 'docs/adding.md'), 'utf8'))?.[1] ?? '';
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'thidua-adding-'));
  const settings = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'jest.config.js'];
  for (const part of ['src', 'test', 'movements', 'ormconfig.ts', ...settings])
    cpSync(join(top, part), join(copy, part), { recursive: true });
  symlinkSync(join(top, 'node_modules'), join(copy, 'node_modules'));
  execFileSync('git', ['apply', '-'], { cwd: copy, input: patch });
});
afterAll(() => {
  rmSync(copy, { recursive: true });
});

const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });

test('the patch touches one production file', () => {
  expect([...patch.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(([, file]) => file)).toEqual([
    'src/machines/nomination.ts',
  ]);
});

test('a nomination walks through the new stage, which has its label, desk and deadline', () => {
  const { stdout, stderr } = node(
    ...['--import', 'tsx', '--input-type=module', '-e'],
    `
    import { opened, walk, make, toChairman } from './test/machines/world.ts';
    import { stageOf } from './src/machines/decide.ts';
    import { placesOf } from './src/language/stages.ts';
    const returned = make(walk(opened(), ...toChairman), 'returnForReview', 'chairman');
    const recalled = make(returned.next, 'recallSubmission', 'boardHead');
    const [place] = placesOf('nomination', returned.next.value);
    console.log(JSON.stringify([stageOf(returned.next), returned.timers, place.label.vi, place.desk]));
    console.log(JSON.stringify([stageOf(recalled.next), recalled.cancelled]));
  `,
  );
  expect(stderr).toBe('');
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual([
    ['legalCheck', [{ timer: 'consolidateDue', stage: 'legalCheck' }], 'Kiểm tra pháp lý', 'board'],
    ['consolidation', [{ timer: 'consolidateDue', stage: 'legalCheck' }]],
  ]);
});

test('the patched program compiles', () => {
  const { stdout, status } = node('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.build.json');
  expect([stdout, status]).toEqual(['', 0]);
}, 120_000);

test('the checks of the chart hold with the new stage', () => {
  const { stderr, status } = node(
    ...['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', 'test/machines/model.test.ts'],
    ...['--testNamePattern', 'shape of the nomination|no path'],
  );
  expect([status, /^Tests: .*$/m.exec(stderr)?.[0]]).toEqual([0, expect.stringContaining('10 passed')]);
}, 180_000);
