import type { Attempt } from '../../machines/attempt.js';
import { text } from '../../machines/data.js';
import { decide, open } from '../../machines/decide.js';
import { delayOf, type Decision, type FileState, type Moved, type TimerKey } from '../../machines/state.js';
import { isOf, keyOf, newRows, same, settled, type DeadlineChanges, type Lengths } from './deadlineRows.js';
import { attemptOf, type DeadlineKey, type DeadlineSet, type EntryBody } from '../journal/entry.js';
import type { PendingDeadline } from './workspace.js';

/** One entry of a file's life, as it was decided. */
export interface LifeStep {
  readonly attempt: Attempt;
  readonly decided: Moved;
}

/** A file's life as its journal tells it, every entry decided again. A journal that was tampered with ends early. */
export function lifeOf(bodies: readonly EntryBody[]): LifeStep[] {
  const life: LifeStep[] = [];
  for (const body of bodies) {
    const attempt = attemptOf(body);
    const decided = decidedAgain(life.at(-1)?.decided.next ?? null, body, attempt);
    if ('refused' in decided) break;
    life.push({ attempt, decided });
  }
  return life;
}

const decidedAgain = (state: FileState | null, { kind, machine }: EntryBody, attempt: Attempt): Decision =>
  state ? decide(state, attempt) : open(kind, attempt, machine?.version ?? null);

/**
 * What becomes of a file's pending deadlines under other lengths: each wait is counted anew from the move that began
 * it, through every rest, as if these lengths had held all along; so is one that had no length before. Rungs already
 * spent are not set again, those whose hour is past are left out, and a wait whose last day has passed stays as it is.
 * Throws YearWithoutCalendar when a length cannot be counted.
 */
export function rescheduled(
  before: readonly PendingDeadline[],
  life: readonly LifeStep[],
  move: { readonly at: string; readonly seq: number },
  lengths: Lengths,
): DeadlineChanges {
  const waits = waitsOf(life);
  const keys = waits.map(({ key }) => key);
  const counted = waits.flatMap(({ key, since }) => rowsNow(key, since, before, move.at, lengths));
  const set = counted.filter((row) => !before.some((one) => unchanged(one, row)));
  const cancelled = before
    .filter((row) => isOf(row, keys) && !counted.some((one) => same(one, row)))
    .map(keyOf);
  return {
    set,
    cancelled,
    pending: [
      ...before.filter((row) => ![...set, ...cancelled].some((one) => same(one, row))),
      ...set.map((row) => ({ ...row, version: move.seq })),
    ],
  };
}

interface Wait {
  readonly key: TimerKey;
  /** The file's life from the move that began it on. */
  readonly since: readonly LifeStep[];
}

/** The waits that began, did not end and have not passed, whether a length gave them rows or not. */
const waitsOf = (life: readonly LifeStep[]): readonly Wait[] =>
  life.reduce<readonly Wait[]>((waits, made, index) => {
    const { timers, cancelled } = made.decided;
    const over = [...timers, ...cancelled, ...spentBy(made).filter(({ step }) => step === 'due')];
    const begun = timers.map((key) => ({ key, since: life.slice(index) }));
    return [...waits.filter(({ key }) => !isOf(key, over)), ...begun];
  }, []);

const unchanged = (one: DeadlineSet, other: DeadlineSet): boolean =>
  same(one, other) && one.dueAt === other.dueAt && one.daysLeft === other.daysLeft;

/** A wait's rows as they would stand now, from the move that began it on. */
function rowsNow(
  key: TimerKey,
  since: readonly LifeStep[],
  before: readonly PendingDeadline[],
  now: string,
  lengths: Lengths,
): DeadlineSet[] {
  const [first] = since;
  if (!first) return [];
  const begun = newRows(first.decided.next, key, first.attempt.at, lengths);
  const rows = since.reduce<readonly DeadlineSet[]>(
    (all, { attempt, decided }) => all.map((row) => settled(decided.next, row, attempt.at, lengths)),
    begun,
  );
  const spent = since.flatMap((step) => spentBy(step));
  const pending = (row: DeadlineSet) => before.find((one) => same(one, row));
  return rows.flatMap((row) => {
    // A rung that comes again and again keeps the day on which it comes next.
    if (spent.some((one) => same(one, row))) return repeats(row, lengths) ? (pending(row) ?? []) : [];
    const late = row.step !== 'due' && row.dueAt !== null && row.dueAt <= now;
    return late && pending(row)?.dueAt !== row.dueAt ? [] : [row];
  });
}

const repeats = ({ timer, step }: DeadlineKey, { deadlines }: Lengths): boolean =>
  deadlines[delayOf(timer)]?.ladder.some((rung) => rung.step === step && rung.repeatDays !== undefined) ===
  true;

/** The row that a move of the clock took. */
function spentBy({ attempt: { actor, data } }: LifeStep): DeadlineKey[] {
  const [timer, stage, step] = [text(data, 'timer'), text(data, 'stage'), text(data, 'step')];
  if (actor.id !== 'clock' || timer === null || stage === null || step === null) return [];
  return [{ timer, stage, step }];
}
