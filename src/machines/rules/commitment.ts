import type { Attempt, LegalDate } from '../attempt.js';
import { promisesIn, type CommitmentContext, type ProjectPromise } from '../commitmentContext.js';
import { text } from '../data.js';
import type { CommitmentFact } from '../facts.js';
import { addDays, dateOf } from '../legalDate.js';
import { meets } from '../milestone.js';
import { verdict, type Rule } from '../rule.js';

/** What units promise project by project and month by month, and whether it is enough (plan II.1, III.1). */

const head = { desk: 'unit', roles: ['unitHead'] } as const;

/** The movement asks units for commitments at all. */
export const commitmentAsked: Rule<unknown> = {
  reads: { facts: ['commitment'] },
  check: ({ facts }) =>
    verdict('commitmentAsked', facts.commitment !== null, {
      source: 'P III.1',
      desk: 'board',
      roles: ['boardHead'],
    }),
};

/** By itself the clock opens files only for kinds of units that owe one; people may for any unit. */
export const commitmentOwed: Rule<unknown> = {
  reads: { facts: ['commitment'] },
  check: ({ facts, actor }) =>
    verdict('commitmentOwed', actor.id !== 'clock' || facts.commitment?.owed === true, {
      source: 'P III.1',
      desk: 'board',
      roles: ['boardHead'],
    }),
};

/** A unit has one commitment in a movement: what changes is a new version of it. */
export const noCommitmentYet: Rule<unknown> = {
  reads: { facts: ['commitment'] },
  check: ({ facts }) =>
    verdict('noCommitmentYet', (facts.commitment?.file ?? null) === null, {
      source: 'P III.1',
      values: { file: facts.commitment?.file ?? null },
    }),
};

/** Every project stands once, every month of it once, and a paper was not received after today. */
export const promisesClear: Rule<CommitmentContext> = {
  possible: () => true,
  check(attempt) {
    const promises = promisesIn(attempt.data);
    const twice =
      repeated(promises.map(({ project }) => project)) ??
      promises
        .map(({ months }) => repeated(months.map(({ month }) => month)))
        .find((month) => month !== null) ??
      null;
    const received = text(attempt.data, 'receivedOn');
    const early = received !== null && received > dateOf(attempt.at) ? received : null;
    return verdict('promisesClear', twice === null && early === null, {
      source: 'P III.1',
      values: { twice, receivedOn: early },
      ...head,
    });
  },
};
const repeated = (values: readonly string[]): string | null =>
  values.find((value, index) => values.indexOf(value) < index) ?? null;

/** A plan of the movement names every project that is promised, once there are plans at all. */
export const projectsPlanned: Rule<CommitmentContext> = {
  reads: { facts: ['commitment'] },
  possible: () => true,
  check({ facts }) {
    const unknown = facts.commitment?.unknownProjects ?? [];
    return verdict('projectsPlanned', unknown.length === 0, {
      source: 'P III.1',
      values: {
        projects: unknown.map(({ project }) => `"${project}"`).join(', '),
        near: [...new Set(unknown.flatMap(({ near }) => near))].map((code) => `"${code}"`).join(', '),
      },
      ...head,
    });
  },
};

/** The totals reach every milestone, or the head says why not; so does a unit without any project. */
export const milestonesExplained: Rule<CommitmentContext> = {
  reads: { facts: ['commitment'] },
  possible: () => true,
  check(attempt) {
    const promises = promisesIn(attempt.data);
    const short = shortfall(promises, attempt.facts.commitment?.milestones ?? []);
    const explained = text(attempt.data, 'explanation') !== null;
    return verdict('milestonesExplained', explained || (promises.length > 0 && short === null), {
      source: 'P II.1, III.1',
      values: { projects: promises.length, ...short },
      ...head,
    });
  },
};

/** The first milestone that the totals miss. */
function shortfall(promises: readonly ProjectPromise[], milestones: CommitmentFact['milestones']) {
  const plan = total(promises.map((promise) => BigInt(promise.plan)));
  for (const milestone of milestones) {
    const committed = total(promises.map((promise) => promisedBy(promise, milestone.on)));
    if (meets(committed, plan, milestone) !== false) continue;
    return { milestone: milestone.key, on: milestone.on, committed: String(committed), plan: String(plan) };
  }
  return null;
}

/** Đồng promised until the end of a day: a month counts when the whole of it has passed by then. */
export const promisedBy = ({ disbursedBefore, months }: ProjectPromise, day: LegalDate): bigint =>
  total([
    BigInt(disbursedBefore),
    ...months.filter(({ month }) => endOf(month) <= day).map(({ amount }) => BigInt(amount)),
  ]);
const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);
/** From the 28th, four days on is in the next month, whichever month it is. */
const endOf = (month: string): LegalDate => {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return never;
  const next = addDays(`${month}-28`, 4);
  return addDays(next, -Number(next.slice(8)));
};

const never = '9999-12-31';

/** Whether the departments check before a version is noted, as the movement had it on the day it came. */
export const checkAsked: Rule<CommitmentContext> = {
  check: (_attempt: Attempt, { checked }, { asked }) =>
    verdict('checkAsked', checked === asked, { source: 'C', verified: false, values: { checked } }),
};
