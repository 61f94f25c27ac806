import { setup } from 'xstate';
import type { Attempt } from './attempt.js';
import { effects, forget, guardsFrom, letter, passedUpdates, updatesAs, waitFor } from './chartParts.js';
import {
  commitmentUpdates,
  openCommitment,
  type CommitmentContext,
  type CommitmentUpdate,
} from './commitmentContext.js';
import { milestoneRules } from './milestoneWaits.js';
import { all } from './rule.js';
import { part } from './rules/appraisal.js';
import * as commitmentRulesOf from './rules/commitment.js';
import { movementRunning } from './rules/movementRunning.js';
import { stage, type StageMeta } from './stage.js';

/** Version 1 of a unit's commitment: asked, sent, checked by two departments, noted; amended by new versions. */

export const commitmentTimers = ['commitmentDue', 'commitmentCheckDue', 'correctionDue'] as const;
type Timer = (typeof commitmentTimers)[number];

export const commitmentRules = {
  movementRunning,
  part,
  commitmentAsked: commitmentRulesOf.commitmentAsked,
  commitmentOwed: commitmentRulesOf.commitmentOwed,
  noCommitmentYet: commitmentRulesOf.noCommitmentYet,
  promisesClear: commitmentRulesOf.promisesClear,
  projectsPlanned: commitmentRulesOf.projectsPlanned,
  milestonesExplained: commitmentRulesOf.milestonesExplained,
  checkAsked: commitmentRulesOf.checkAsked,
  ...milestoneRules,
};

const wait = (timer: Timer) => waitFor(timer);
const promised = {
  target: 'submitted',
  guard: all('promisesClear', 'projectsPlanned', 'milestonesExplained'),
  actions: 'keepVersion',
} as const;
const waive = { target: 'waived' } as const;
const reportLaunch = { actions: 'keepLaunch' } as const;

/** One department's half of the check; both have the same shape and take only what is meant for them. */
const check = (key: 'planning' | 'homeAffairs', vi: string, en: string) =>
  ({
    initial: 'waiting',
    states: {
      waiting: {
        meta: stage(`${vi}: chờ kiểm tra`, `${en}: to be checked`, key, 'P III.1, III.2'),
        after: wait('commitmentCheckDue'),
        exit: forget(`submitted.${key}.waiting`),
        on: { noteComplete: { target: 'complete', guard: all(['part', { part: key }]) } },
      },
      complete: {
        type: 'final',
        meta: stage(`${vi}: đã đủ`, `${en}: complete`, key, 'P III.1, III.2'),
      },
    },
  }) as const;

export const commitment = setup({
  types: {
    context: {} as CommitmentContext,
    events: {} as Attempt,
    input: {} as Attempt,
    meta: {} as StageMeta,
  },
  guards: guardsFrom<CommitmentContext>(commitmentRules),
  actions: {
    ...updatesAs<CommitmentContext, CommitmentUpdate | keyof typeof passedUpdates>({
      ...commitmentUpdates,
      ...passedUpdates,
    }),
    ...effects,
  },
  delays: Object.fromEntries(commitmentTimers.map((timer) => [timer, 1])) as Record<Timer, number>,
}).createMachine({
  id: 'commitment',
  initial: 'due',
  context: ({ input }) => openCommitment(input),
  on: {
    comment: { actions: 'journalOnly' },
    attach: { actions: 'journalOnly' },
    remind: { actions: 'journalOnly' },
    milestoneDue: { actions: 'journalOnly' },
    acknowledgeMilestone: { guard: all('milestoneOpen'), actions: 'keepAcknowledgement' },
  },
  states: {
    due: {
      meta: stage('Chờ đơn vị gửi cam kết', 'Commitment due', 'unit', 'P III.1'),
      after: wait('commitmentDue'),
      exit: forget('due'),
      on: { submitCommitment: promised, reportLaunch, waive },
    },
    submitted: {
      meta: stage('Đã gửi, hai sở kiểm tra', 'Sent, being checked', 'planning', 'P III.1, III.2'),
      type: 'parallel',
      always: { target: 'noted', guard: all(['checkAsked', { asked: false }]) },
      onDone: 'noted',
      on: {
        returnForCorrection: {
          target: 'correction',
          actions: ['keepCorrection', letter('commitmentReturned', 'unitClerk', 'unitHead')],
        },
        reportLaunch,
      },
      states: {
        planning: check('planning', 'Sở theo dõi giải ngân', 'Planning'),
        homeAffairs: check('homeAffairs', 'Sở Nội vụ', 'Home Affairs'),
      },
    },
    correction: {
      meta: stage('Chờ đơn vị chỉnh sửa', 'To be corrected', 'unit', 'P III.1'),
      after: wait('correctionDue'),
      exit: forget('correction'),
      on: { submitCommitment: promised, reportLaunch, waive },
    },
    noted: {
      meta: stage('Đã ghi nhận', 'Noted', null, 'P III.1'),
      tags: ['ended'],
      on: { amendCommitment: promised, reportLaunch },
    },
    waived: {
      meta: stage('Không phải gửi', 'Waived', null, 'C'),
      tags: ['ended'],
      on: { submitCommitment: promised, reportLaunch },
    },
  },
});
