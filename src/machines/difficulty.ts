import { setup } from 'xstate';
import type { Attempt } from './attempt.js';
import {
  effects,
  forget,
  guardsFrom,
  letter,
  letterAt,
  passedUpdates,
  updatesAs,
  waitFor,
} from './chartParts.js';
import {
  difficultyUpdates,
  openDifficulty,
  type DifficultyContext,
  type DifficultyUpdate,
} from './difficultyContext.js';
import { all } from './rule.js';
import { causeOpen, dueAhead, sinceReached } from './rules/difficulty.js';
import { movementRunning } from './rules/movementRunning.js';
import { stage, type StageMeta } from './stage.js';

/**
 * Version 1 of a difficulty: reported, answered by the planning department or put before the People's Committee,
 * directed to a unit, resolved, confirmed by who reported it (plan III.3).
 */

export const difficultyTimers = ['difficultyAnswerDue', 'directionDue', 'resolveDue', 'confirmDue'] as const;
type Timer = (typeof difficultyTimers)[number];

export const difficultyRules = { movementRunning, sinceReached, dueAhead, causeOpen };

const wait = (timer: Timer) => waitFor(timer);
const toReporter = letter('difficultyAnswered', 'unitClerk', 'unitHead');
const acceptCause = { guard: all('causeOpen'), actions: ['keepCause', toReporter] } as const;
const withdrawReport = {
  target: 'closed',
  actions: { type: 'end', params: { outcome: 'withdrawn' } },
} as const;
const reopen = { target: 'reported', actions: 'openAgain' } as const;
const direct = {
  target: 'directed',
  reenter: true,
  guard: all('dueAhead'),
  actions: [
    'keepDirection',
    letterAt('responsible', 'difficultyAssigned', 'unitClerk', 'unitHead'),
    toReporter,
  ],
} as const;

export const difficulty = setup({
  types: {
    context: {} as DifficultyContext,
    events: {} as Attempt,
    input: {} as Attempt,
    meta: {} as StageMeta,
  },
  guards: guardsFrom<DifficultyContext>(difficultyRules),
  actions: {
    ...updatesAs<DifficultyContext, DifficultyUpdate | keyof typeof passedUpdates>({
      ...difficultyUpdates,
      ...passedUpdates,
    }),
    ...effects,
  },
  delays: Object.fromEntries(difficultyTimers.map((timer) => [timer, 1])) as Record<Timer, number>,
}).createMachine({
  id: 'difficulty',
  initial: 'reported',
  context: ({ input }) => openDifficulty(input),
  on: {
    comment: { actions: 'journalOnly' },
    attach: { actions: 'journalOnly' },
    remind: { actions: 'journalOnly' },
  },
  states: {
    reported: {
      meta: stage('Đã phản ánh, chờ trả lời', 'Reported', 'planning', 'P III'),
      entry: letter('difficultyReported', 'planningOfficer', 'planningLeader', 'unitClerk'),
      after: wait('difficultyAnswerDue'),
      exit: forget('reported'),
      on: {
        answerDifficulty: { target: 'resolved', actions: toReporter },
        proposeDirection: { target: 'proposed', actions: ['keepProposal', toReporter] },
        acceptCause,
        withdrawReport,
      },
    },
    proposed: {
      meta: stage('Đã tham mưu, chờ chỉ đạo', 'Proposed, to be directed', 'chairman', 'P III'),
      after: wait('directionDue'),
      exit: forget('proposed'),
      on: {
        direct,
        returnProposal: { target: 'reported' },
        acceptCause,
        withdrawReport,
      },
    },
    directed: {
      meta: stage('Đã giao, chờ giải quyết', 'Assigned, to be resolved', 'responsible', 'P II.4, III'),
      after: wait('resolveDue'),
      exit: forget('directed'),
      on: {
        resolve: { target: 'resolved', actions: toReporter },
        cannotResolve: { target: 'reported' },
        direct,
        acceptCause,
        withdrawReport,
      },
    },
    resolved: {
      meta: stage('Đã giải quyết, chờ xác nhận', 'Resolved, to be confirmed', 'unit', 'P III'),
      after: wait('confirmDue'),
      exit: forget('resolved'),
      on: {
        confirmResolved: { target: 'closed', actions: { type: 'end', params: { outcome: 'resolved' } } },
        reopen,
        acceptCause,
      },
    },
    closed: {
      meta: stage('Đã kết thúc', 'Closed', null, 'P III'),
      tags: ['ended'],
      on: { reopen },
    },
  },
});
