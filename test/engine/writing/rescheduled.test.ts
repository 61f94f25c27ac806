import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { workingCalendar } from '../../../src/engine/writing/calendar.js';
import { deadlineChanges, type Lengths } from '../../../src/engine/writing/deadlineRows.js';
import { rescheduled, type LifeStep } from '../../../src/engine/writing/rescheduled.js';
import type { PendingDeadline } from '../../../src/engine/writing/workspace.js';
import { decide } from '../../../src/machines/decide.js';
import { addDays } from '../../../src/machines/legalDate.js';
import type { Period } from '../../../src/machines/movementDefinition.js';
import type { FileState } from '../../../src/machines/state.js';
import { attemptOf, opened, toSubmitted, walk, type Who } from '../../machines/world.js';

/** A nomination with the Board, whose clock may rest twice: in a hold, and while the unit owes a supplement. */

const given = { source: 'test', verified: true };
/** Null: the movement waits for a named day, and the file names none. */
const lengthsOf = (workingDays: number | null): Lengths => ({
  deadlines: {
    checkDue: {
      period: periodOf(workingDays),
      ladder: [
        { step: '-2', letter: 'submissionWaiting', to: ['boardClerk'] },
        { step: '+1', letter: 'submissionWaiting', to: ['boardHead'], repeatDays: 7 },
      ],
      ...given,
    },
    supplementDue: { period: periodOf(workingDays), ladder: [], ...given },
    holdReview: { period: { days: 30 }, ladder: [], ...given },
  },
  milestones: [],
  morning: '07:30',
  calendar: workingCalendar(),
});

const periodOf = (workingDays: number | null): Period =>
  workingDays === null ? { named: true } : { workingDays };

const moves = {
  putOnHold: 'boardHead',
  liftHold: 'boardHead',
  requestSupplement: 'boardClerk',
  sendSupplement: 'clerk',
} as const satisfies Record<string, Who>;
type Day = keyof typeof moves | 'nothing';
const days = fc.array(fc.constantFrom<Day>('nothing', 'nothing', ...(Object.keys(moves) as Day[])), {
  maxLength: 30,
});

/** One day after another: the clock, then the move of the day where the file takes it. */
class Life {
  readonly steps: LifeStep[] = [];
  pending: readonly PendingDeadline[] = [];
  #state: FileState = walk(opened(), ...toSubmitted);

  constructor(
    private readonly lengths: Lengths,
    private readonly isClockRunning: boolean,
  ) {}

  live(plan: readonly Day[]): string {
    let now = '2024-10-02T01:00:00.000Z';
    this.#make('receive', 'boardClerk', now);
    for (const [index, day] of plan.entries()) {
      now = `${addDays('2024-10-03', index)}T01:00:00.000Z`;
      if (this.isClockRunning) this.#sweep(now);
      if (day !== 'nothing') this.#make(day, moves[day], now);
    }
    return now;
  }

  #sweep(now: string): void {
    for (const { timer, stage, step, dueAt } of this.pending) {
      if (dueAt === null || dueAt > now) continue;
      const type = step === 'due' ? timer : 'remind';
      this.#make(type, 'clock', now, { timer, stage, step });
    }
  }

  #make(type: string, who: Who, now: string, spent?: { timer: string; stage: string; step: string }): void {
    const attempt = attemptOf(type, who, this.#state, { at: now, ...(spent ? { data: spent } : {}) });
    const decided = decide(this.#state, attempt);
    if ('refused' in decided) return;
    const move = { at: now, seq: this.steps.length + 1 };
    this.pending = deadlineChanges(this.pending, decided, spent ?? null, move, this.lengths).pending;
    this.#state = decided.next;
    this.steps.push({ attempt, decided });
  }
}

test('where no length changed, no deadline moves, whatever the file went through', () => {
  fc.assert(
    fc.property(days, (plan) => {
      const life = new Life(lengthsOf(5), true);
      const now = life.live(plan);
      const again = rescheduled(life.pending, life.steps, { at: now, seq: 99 }, lengthsOf(5));
      expect(again).toEqual({ set: [], cancelled: [], pending: life.pending });
    }),
  );
});

test('a file stands as if the new lengths had held all along', () => {
  const due = (rows: readonly PendingDeadline[]) =>
    rows
      .filter(({ step }) => step === 'due')
      .map(({ timer, dueAt, daysLeft }) => ({ timer, dueAt, daysLeft }))
      .sort((one, other) => (one.timer < other.timer ? -1 : 1));
  const length = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(days, fc.option(length), length, (plan, before, after) => {
      const [amended, always] = [new Life(lengthsOf(before), false), new Life(lengthsOf(after), false)];
      const now = amended.live(plan);
      always.live(plan);
      const { pending } = rescheduled(amended.pending, amended.steps, { at: now, seq: 99 }, lengthsOf(after));
      expect(due(pending)).toEqual(due(always.pending));
    }),
  );
});
