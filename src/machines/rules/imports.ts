import type { Attempt } from '../attempt.js';
import { text } from '../data.js';
import type { ImportFact } from '../facts.js';
import { addDays, dateOf, isMonth, lastDayOf } from '../legalDate.js';
import { verdict, type Rule } from '../rule.js';

/** What may be published, taken back or closed of a movement's figures. */

type Context = { readonly closedMonths: readonly string[] };

const given = { source: 'C', verified: false } as const;
const about = ({ data, facts }: Attempt, fact: ImportFact | null = facts.import) => ({
  import: text(data, 'import'),
  kind: fact?.kind ?? null,
  state: fact?.state ?? null,
});

/** The rows of the import are all staged, of the kind that the move publishes, and not published yet. */
export const importStaged: Rule<Context> = {
  reads: { facts: ['import'] },
  possible: () => true,
  check: (attempt, _context, { kind }) => {
    const fact = attempt.facts.import;
    const ok = fact?.state === 'staged' && fact.kind === kind && fact.rowsHash !== null;
    return verdict('importStaged', ok, { ...given, values: about(attempt) });
  },
};

/** The same file, read in the same way, is not published already. */
export const importNew: Rule<Context> = {
  reads: { facts: ['import'] },
  possible: () => true,
  check(attempt) {
    const twin = attempt.facts.import?.twin ?? null;
    return verdict('importNew', twin === null, { ...given, values: { twin } });
  },
};

/** What is undone is published and was not undone before. */
export const importStands: Rule<Context> = {
  reads: { facts: ['import'] },
  possible: () => true,
  check: (attempt) =>
    verdict('importStands', attempt.facts.import?.state === 'published', {
      ...given,
      values: about(attempt),
    }),
};

/** After a month was closed, figures about it come with a reason; so do decisions that its plan rests on. */
export const closedMonthExplained: Rule<Context> = {
  reads: { facts: ['import'] },
  possible: () => true,
  check(attempt, { closedMonths }) {
    const { kind = null, months: about } = attempt.facts.import ?? {};
    const [first = '9999'] = about ?? [];
    const months = closedMonths.filter((month) =>
      kind === 'plans' ? month >= first : (about ?? []).includes(month),
    );
    const ok = months.length === 0 || (attempt.reason ?? '').trim() !== '';
    return verdict('closedMonthExplained', ok, { ...given, values: { months: months.join(', ') } });
  },
};

/** A month is closed once, after its last day. */
export const monthCloses: Rule<Context> = {
  possible: () => true,
  check(attempt, { closedMonths }) {
    const month = text(attempt.data, 'month') ?? '';
    const isOver = isMonth(month) && lastDayOf(month) < dateOf(attempt.at);
    const closed = closedMonths.includes(month);
    return verdict('monthCloses', isOver && !closed, {
      ...given,
      values: { month, closed, from: isMonth(month) ? addDays(lastDayOf(month), 1) : null },
    });
  },
};

export const closeMonth = ({ closedMonths }: Context, { data }: Attempt) => ({
  closedMonths: [...closedMonths, text(data, 'month') ?? ''].toSorted(),
});
