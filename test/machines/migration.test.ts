import { expect, test } from '@jest/globals';
import { setup } from 'xstate';
import type { Attempt } from '../../src/machines/attempt.js';
import { chart } from '../../src/machines/chart.js';
import { judge } from '../../src/machines/chartParts.js';
import { withMigration } from '../../src/machines/migration.js';
import { failures } from '../../src/machines/reason.js';
import { all } from '../../src/machines/rule.js';
import type { FileState } from '../../src/machines/state.js';
import { attemptOf } from './world.js';

/** Two charts of one kind: the newer one has another wait where a file is checked, and nothing where it was asked. */

const passes = { actions: 'passes' } as const;
const version = (
  number: number,
  states: Parameters<ReturnType<typeof machines>['createMachine']>[0]['states'],
) =>
  chart({
    kind: 'difficulty',
    version: number,
    machine: machines().createMachine({ id: 'difficulty', initial: 'checked', context: { sum: 0 }, states }),
    moves: {},
    timers: ['checkDue', 'answerDue'],
    rules: {},
    opens: all(),
  });
const machines = () =>
  setup({
    types: { context: {} as { sum: number }, events: {} as Attempt },
    actions: { passes: () => undefined },
    delays: { checkDue: 1, answerDue: 1 },
  });

const newer = version(2, { checked: { after: { answerDue: passes } }, closed: {} });
const older = withMigration(
  version(1, {
    checked: { after: { checkDue: passes } },
    asked: { after: { checkDue: passes } },
    closed: {},
  }),
  [newer],
);

const standing = (value: FileState['value'], context: FileState['context'] = { sum: 0 }): FileState => ({
  kind: 'difficulty',
  version: 1,
  value,
  context,
});
const migrate = (toVersion: number) => attemptOf('migrate', 'boardHead', null, { data: { toVersion } });
const reasons = (state: FileState, toVersion = 2) =>
  older
    .branches(state, 'migrate')
    .flatMap((guard) => failures(judge(older.rules, guard, migrate(toVersion), state.context)));

test('a file goes on where it stood; waits that only the newer version has begin, those that it lacks end', () => {
  expect(older.step(standing('checked'), migrate(2))).toEqual({
    next: { kind: 'difficulty', version: 2, value: 'checked', context: { sum: 0 } },
    timers: [{ timer: 'answerDue', stage: 'checked' }],
    cancelled: [
      { timer: 'checkDue', stage: 'checked' },
      { timer: 'checkDue', stage: 'asked' },
    ],
    letters: [],
  });
  expect(reasons(standing('checked'))).toEqual([]);
});

test('a stage that the newer version lacks is named in the refusal', () => {
  expect(older.step(standing('asked'), migrate(2))).toBeNull();
  expect(reasons(standing('asked'))).toMatchObject([
    { rule: 'fitsVersion', ok: false, values: { stage: 'asked', toVersion: 2 } },
  ]);
});

test('fields that the newer version lacks, or that it has besides, refuse too', () => {
  for (const context of [{}, { sum: 0, more: 1 }]) {
    expect(older.step(standing('checked', context), migrate(2))).toBeNull();
    expect(reasons(standing('checked', context))).toHaveLength(1);
  }
});

test('a version that nobody released is none to go to, and the newest has no move', () => {
  expect(older.step(standing('checked'), migrate(3))).toBeNull();
  expect(reasons(standing('checked'), 3)).toHaveLength(1);
  expect(withMigration(newer, []).branches(standing('checked'), 'migrate')).toEqual([]);
});
