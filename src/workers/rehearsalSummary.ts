import type { LegalDate } from '../machines/attempt.js';
import { addDays, dateOf } from '../machines/legalDate.js';
import type { MovementDefinition } from '../machines/movementDefinition.js';
import { delayOf } from '../machines/state.js';
import {
  dayOf,
  isWork,
  lastWorkingDayOnOrBefore,
  type CalendarDay,
  type WorkingCalendar,
} from '../movements/workingCalendar.js';
import type { Rehearsal, RehearsedDeadline, RehearsedLetter } from './rehearse.js';

/** What a board wants to know of a rehearsal before it lets the movement run. */
export interface RehearsalSummary {
  readonly letters: readonly RehearsedLetter[];
  /** Most letters first. */
  readonly load: readonly Load[];
  readonly daysOff: readonly DayOff[];
  readonly endless: readonly EndlessStep[];
}

export interface Load {
  readonly recipient: string;
  readonly letters: number;
  /** What the letters carry: a digest has several. */
  readonly obligations: number;
  /** The day with most letters, the first of several. */
  readonly most: { readonly day: LegalDate; readonly letters: number };
  /** No address is known, so that everything goes on paper. */
  readonly onPaper: boolean;
}

/** A last day on which no office works. */
export interface DayOff {
  readonly day: CalendarDay;
  readonly timer: string;
  readonly files: number;
  /** The last day on which the duty can still be done. */
  readonly lastWorkingDay: LegalDate;
}

/** A step that comes again and again until somebody moves the file. */
export interface EndlessStep {
  readonly timer: string;
  readonly step: string;
  /** Calendar days between two. */
  readonly repeatDays: number;
  /** How often it speaks in the span, and how many files still wait in it at the end. */
  readonly times: number;
  readonly waiting: number;
}

/** The part of a rehearsal that concerns a movement and the days from `from` to `until`, both inclusive. */
export function summaryOf(
  { letters, deadlines, left }: Rehearsal,
  movement: { readonly id: string; readonly definition: MovementDefinition },
  { from, until }: { readonly from: LegalDate; readonly until: LegalDate },
  calendar: WorkingCalendar,
): RehearsalSummary {
  const own = (one: { readonly movement: string | null }): boolean => one.movement === movement.id;
  const told = letters.filter(
    ({ at, obligations }) => dateOf(at) >= from && dateOf(at) <= until && obligations.some(own),
  );
  const ends = deadlines.filter((one) => own(one) && lastDay(one) >= from && lastDay(one) <= until);
  return {
    letters: told,
    load: loadOf(told),
    daysOff: daysOff(ends, calendar),
    endless: endless(movement.definition, told, left.filter(own)),
  };
}

function loadOf(letters: readonly RehearsedLetter[]): Load[] {
  const byRecipient = grouped(letters, ({ recipient }) => recipient);
  return [...byRecipient]
    .map(([recipient, got]) => ({
      recipient,
      letters: got.length,
      obligations: got.reduce((sum, { obligations }) => sum + obligations.length, 0),
      most: busiest(got),
      onPaper: got.every(({ composed }) => composed.to === null),
    }))
    .sort((one, other) => other.letters - one.letters || (one.recipient < other.recipient ? -1 : 1));
}

function busiest(letters: readonly RehearsedLetter[]): Load['most'] {
  const days = [...grouped(letters, ({ at }) => dateOf(at))].map(([day, got]) => ({
    day,
    letters: got.length,
  }));
  return days.reduce((most, one) => (one.letters > most.letters ? one : most));
}

/** `due` falls due at the first instant after its last day. */
const lastDay = ({ dueAt }: RehearsedDeadline): LegalDate => addDays(dateOf(dueAt), -1);

function daysOff(deadlines: readonly RehearsedDeadline[], calendar: WorkingCalendar): DayOff[] {
  const ends = deadlines.filter(({ step }) => step === 'due');
  const groups = grouped(ends, (one) => `${lastDay(one)} ${one.timer}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const day = dayOf(calendar, lastDay(first));
      const lastWorkingDay = lastWorkingDayOnOrBefore(calendar, day.date);
      return isWork(day) ? [] : [{ day, timer: first.timer, files: group.length, lastWorkingDay }];
    })
    .sort((one, other) => (one.day.date < other.day.date ? -1 : 1));
}

function endless(
  { deadlines }: MovementDefinition,
  letters: readonly RehearsedLetter[],
  left: readonly RehearsedDeadline[],
): EndlessStep[] {
  const said = letters.flatMap(({ obligations }) => obligations);
  return Object.entries(deadlines).flatMap(([timer, { ladder }]) =>
    ladder.flatMap(({ step, repeatDays }) => {
      const isThis = (one: { readonly timer: string | null; readonly step: string | null }): boolean =>
        one.timer !== null && delayOf(one.timer) === timer && one.step === step;
      const [times, waiting] = [said.filter(isThis).length, left.filter(isThis).length];
      return repeatDays === undefined || times + waiting === 0
        ? []
        : [{ timer, step, repeatDays, times, waiting }];
    }),
  );
}

function grouped<One>(all: readonly One[], keyOf: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
