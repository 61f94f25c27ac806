import type { FileKind, LegalDate } from './attempt.js';
import { chart, type ChartDefinition } from './chart.js';
import { commitment, commitmentRules, commitmentTimers } from './commitment.js';
import type { CommitmentContext } from './commitmentContext.js';
import { commitmentMoves } from './commitmentMoves.js';
import { difficulty, difficultyRules, difficultyTimers } from './difficulty.js';
import type { DifficultyContext } from './difficultyContext.js';
import { difficultyMoves } from './difficultyMoves.js';
import { notByFiler } from './filers.js';
import { followUpDue, inspectionTimers, inspectionWaits } from './inspections.js';
import { freezing } from './frozenMilestones.js';
import { withMigration } from './migration.js';
import { milestoneTimers, milestoneWaits } from './milestoneWaits.js';
import { movement, movementMoves, movementRules, type MovementContext } from './movement.js';
import { nomination, nominationTimers } from './nomination.js';
import type { NominationContext } from './nominationContext.js';
import { nominationMoves } from './nominationMoves.js';
import { nominationRules, separate } from './nominationRules.js';
import { person } from './person.js';
import { all } from './rule.js';
import type { StateValue } from './state.js';
import { unit } from './unit.js';
import type { Workflow } from './workflow.js';

/** Dates set by a session or by the plan itself: no hold moves them. */
const fixedDates = ['sessionDue', 'grassrootsDue'];

const onHold = (value: StateValue): boolean => typeof value === 'object' && value['hold'] === 'onHold';

/** Where the context names the day of a wait: a unit's own date, a session's, the date of what was asked. */
const datesNamed: Readonly<Record<string, (context: NominationContext, stage: string) => LegalDate | null>> =
  {
    grassrootsDue: ({ assessment }) => assessment?.due ?? null,
    consultationDue: ({ consultation }) => consultation?.due ?? null,
    sessionDue: ({ session }) => session?.date ?? null,
    supplementDue: ({ supplement, planning, homeAffairs }, stage) => {
      if (stage === 'supplement') return supplement?.due ?? null;
      return (stage.includes('homeAffairs') ? homeAffairs : planning).asked?.due ?? null;
    },
  };

const nominationV1: ChartDefinition<NominationContext> = {
  kind: 'nomination',
  version: 1,
  machine: nomination,
  moves: nominationMoves,
  timers: nominationTimers,
  rules: nominationRules,
  opens: all('movementRunning'),
  separate,
  counts: (value, timer, stage) => stage.startsWith('hold.') || fixedDates.includes(timer) || !onHold(value),
  namedDate: (context, timer, stage) => datesNamed[timer]?.(context, stage) ?? null,
};

const movementV1 = chart<MovementContext>({
  kind: 'movement',
  version: 1,
  machine: movement,
  moves: movementMoves,
  clockMoves: freezing,
  timers: inspectionTimers,
  rules: movementRules,
  opens: all(),
  waitsIn: inspectionWaits,
  namedDate: followUpDue,
});

const commitmentV1 = chart<CommitmentContext>({
  kind: 'commitment',
  version: 1,
  machine: commitment,
  moves: commitmentMoves,
  timers: [...commitmentTimers, ...milestoneTimers],
  rules: commitmentRules,
  opens: all('movementRunning', 'commitmentAsked', 'commitmentOwed', 'noCommitmentYet'),
  separate: notByFiler,
  waitsIn: milestoneWaits,
  namedDate: ({ due }, timer) => (timer === 'commitmentDue' ? due : null),
});

const difficultyV1 = chart<DifficultyContext>({
  kind: 'difficulty',
  version: 1,
  machine: difficulty,
  moves: difficultyMoves,
  timers: difficultyTimers,
  rules: difficultyRules,
  opens: all('movementRunning', 'sinceReached'),
  separate: notByFiler,
  namedDate: ({ direction }, timer) => (timer === 'resolveDue' ? (direction?.due ?? null) : null),
});

/** Every released version of every kind, the newest last: old ones stay, because histories are replayed forever. */
const versions: Readonly<Partial<Record<FileKind, readonly Workflow[]>>> = {
  nomination: [chart(nominationV1)],
  movement: [movementV1],
  commitment: [commitmentV1],
  difficulty: [difficultyV1],
  unit: [unit],
  person: [person],
};

const released = Object.fromEntries(
  Object.entries(versions).map(([kind, all]) => [
    kind,
    all.map((one, index) => withMigration(one, all.slice(index + 1))),
  ]),
);

/** The versions to which a file of this one can be migrated. */
export const newerVersions = (kind: FileKind, version: number | null): number[] =>
  (released[kind] ?? []).flatMap((known) =>
    known.version !== null && version !== null && known.version > version ? known.version : [],
  );

/** The workflow of a stored version; `version` null: the newest (and the only one of a record). */
export function workflowOf(kind: FileKind, version: number | null): Workflow | null {
  const known = released[kind] ?? [];
  return (version === null ? known.at(-1) : known.find((one) => one.version === version)) ?? null;
}
