import { group, text } from '../data.js';
import { parts, type NominationContext, type Part } from '../nominationContext.js';
import { verdict, withSetting, type Params, type Rule } from '../rule.js';

/** Two departments in parallel, and whoever else is asked. */

const partOf = (params: Params): Part => (params['part'] === 'homeAffairs' ? 'homeAffairs' : 'planning');
const desk = { planning: 'planning', homeAffairs: 'homeAffairs' } as const;
const leader = { planning: 'planningLeader', homeAffairs: 'homeAffairsLeader' } as const;

/** One event reaches both regions: each takes only what is meant for it. */
export const part: Rule<unknown> = {
  possible: (attempt, _context, params) =>
    text(attempt.data, 'part') === null || text(attempt.data, 'part') === params['part'],
  check: (attempt, _context, params) =>
    verdict('part', text(attempt.data, 'part') === params['part'], {
      source: 'P III.2',
      values: { part: partOf(params) },
    }),
};

/** Which way the opinion goes. */
export const opinionIs: Rule<NominationContext> = {
  possible: () => true,
  check: (attempt, _context, { opinion }) =>
    verdict('opinionIs', text(attempt.data, 'opinion') === opinion, {
      source: 'L 13(5)(c)',
      values: { opinion: typeof opinion === 'string' ? opinion : null },
    }),
};

/** An opinion given before stands when the file comes back to appraisal. */
export const opinionStands: Rule<NominationContext> = {
  check(_attempt, context, params) {
    const { opinion } = context[partOf(params)];
    return verdict('opinionStands', opinion !== null && opinion.favourable === params['favourable'], {
      source: 'P III.2',
      values: { part: partOf(params) },
    });
  },
};

/** Only the Chairman declines: a department that is against says on which ground (L 79(4)). */
export const opinionGrounded: Rule<NominationContext> = {
  possible: () => true,
  check: (attempt) =>
    verdict('opinionGrounded', (text(attempt.data, 'ground') ?? '') !== '', { source: 'L 79(4)' }),
};

/** A silent unit cannot stop the file: once its day has passed, the department gives its opinion without the answer. */
export const askOverdue: Rule<NominationContext> = {
  reads: { facts: ['overdue'] },
  check(attempt, _context, params) {
    const stage = `appraisal.${partOf(params)}.supplementAsked`;
    const late = (attempt.facts.overdue ?? []).some(
      (passed) => passed.timer === 'supplementDue' && passed.stage === stage,
    );
    return verdict('askOverdue', late, {
      source: 'C',
      verified: false,
      values: { part: partOf(params) },
      desk: 'unit',
      roles: ['unitHead'],
    });
  },
};

/** Home Affairs rules on every earlier award of the nominee before it gives its opinion: L 5(2)(c). */
export const duplicatesRuled: Rule<NominationContext> = {
  reads: { facts: ['duplicates'] },
  check(attempt, { rulings }) {
    const duplicates = attempt.facts.duplicates ?? [];
    const open = duplicates.filter(({ file }) => !rulings.some((ruling) => ruling.file === file));
    return verdict('duplicatesRuled', open.length === 0, {
      source: 'L 5(2)(c)',
      values: { duplicates: duplicates.length, open: open.length, file: open[0]?.file ?? null },
      desk: 'homeAffairs',
      roles: ['homeAffairsLeader'],
    });
  },
};

/** One achievement is not awarded twice: ruled "same", Home Affairs can only be against. L 5(2)(c). */
export const sameOnlyUnfavourable: Rule<NominationContext> = {
  check: (_attempt, { rulings }) =>
    verdict('sameOnlyUnfavourable', !rulings.some(({ same }) => same), { source: 'L 5(2)(c)' }),
};

export const consultationAllowed: Rule<NominationContext> = {
  reads: { facts: ['movement'], rules: ['consultation'] },
  check: (attempt) =>
    withSetting(attempt, 'consultation', 'consultationAllowed', ({ allowed }) => ({ ok: allowed })),
};

/** Silence is noted only after its day. */
export const consultationOverdue: Rule<NominationContext> = {
  reads: { facts: ['overdue'] },
  check: (attempt) =>
    verdict(
      'consultationOverdue',
      (attempt.facts.overdue ?? []).some(({ timer }) => timer === 'consultationDue'),
      { source: 'C', verified: false, desk: 'board', roles: ['boardClerk'] },
    ),
};

export const consultationIs: Rule<NominationContext> = {
  check: (_attempt, { consultation }, { state }) =>
    verdict('consultationIs', (consultation?.state ?? 'notNeeded') === state, {
      source: 'L 84(3)',
      values: { state: typeof state === 'string' ? state : null },
    }),
};

/** Both departments gave a signed opinion, whatever it says: P III.2, L 13(5)(c). */
export const bothOpinions: Rule<NominationContext> = {
  check(_attempt, context) {
    const missing = parts.find((key) => context[key].opinion === null);
    return verdict('bothOpinions', missing === undefined, {
      source: 'P III.2',
      values: { missing: missing ?? null },
      ...(missing ? { desk: desk[missing], roles: [leader[missing]] } : {}),
    });
  },
};

/** Not needed, answered, or lapsed with a note. */
export const consultationDone: Rule<NominationContext> = {
  check: (_attempt, { consultation }) =>
    verdict('consultationDone', consultation?.state !== 'asked', {
      source: 'C',
      verified: false,
      desk: 'board',
      roles: ['boardClerk'],
    }),
};

/** Every unfavourable opinion is quoted in the submission with the Board's reason: L 79(4). */
export const unfavourableQuoted: Rule<NominationContext> = {
  possible: () => true,
  check(attempt, context) {
    const notes = group(attempt.data, 'notes');
    const silent = parts.find(
      (key) => context[key].opinion?.favourable === false && (text(notes, key) ?? '') === '',
    );
    return verdict('unfavourableQuoted', silent === undefined, {
      source: 'L 79(4)',
      values: { part: silent ?? null },
      desk: 'board',
      roles: ['boardHead'],
    });
  },
};
