import { setup } from 'xstate';
import type { Attempt, JsonObject } from './attempt.js';
import { guardsFrom, updatesAs } from './chartParts.js';
import { group, groups, text } from './data.js';
import type { ImportKind } from './facts.js';
import type { Fields } from './fields.js';
import { frozenRules, frozenUpdates, type FrozenContext } from './frozenMilestones.js';
import type { Moves } from './move.js';
import {
  inspectionMoves,
  inspectionRules,
  inspectionUpdates,
  type InspectionContext,
} from './inspections.js';
import { pauseMoves, pauseRules, pauseUpdates, type PauseContext } from './letterPause.js';
import { all, verdict, type Rule } from './rule.js';
import {
  closedMonthExplained,
  closeMonth,
  importNew,
  importStaged,
  importStands,
  monthCloses,
} from './rules/imports.js';
import { stage, type StageMeta } from './stage.js';

/** Version 1 of a movement's own life: launched, interim review, final review, closed (L 17(2), 17(5)). */

export type MovementContext = PauseContext &
  InspectionContext &
  FrozenContext & {
    readonly definition: JsonObject;
    /** Raised by every `amend`; nominations keep the version that they were judged by. */
    readonly definitionVersion: number;
    /** Ids of the units that the definition names by symbol. */
    readonly units: JsonObject;
    /** The unit that leads, named at the final review. */
    readonly leader: string | null;
    /** `2024-09`: figures about them need a reason from then on. */
    readonly closedMonths: readonly string[];
  };

const paper: Fields = {
  number: { kind: 'text', max: 100, label: { vi: 'Số văn bản', en: 'Paper number' } },
  date: { kind: 'date', label: { vi: 'Ngày văn bản', en: 'Paper date' } },
};
const definition: Fields = {
  definition: { kind: 'definition', label: { vi: 'Nội dung phong trào', en: 'Definition' } },
};
const comment: Fields = { text: { kind: 'text', max: 2000, label: { vi: 'Ý kiến', en: 'Comment' } } };
const imported: Fields = {
  import: { kind: 'text', max: 26, label: { vi: 'Lần nhập', en: 'Import' } },
};
const clerks = ['planningOfficer', 'planningLeader', 'importer'] as const;

export const movementMoves = {
  open: { label: { vi: 'Lập phong trào', en: 'Open a movement' }, by: ['boardHead'], fields: definition },
  comment: { label: { vi: 'Ghi ý kiến', en: 'Comment' }, by: ['boardHead', 'boardClerk'], fields: comment },
  launch: { label: { vi: 'Phát động', en: 'Launch' }, by: ['boardHead'], fields: paper },
  amend: {
    label: { vi: 'Sửa đổi, bổ sung', en: 'Amend' },
    by: ['boardHead'],
    reason: 'required',
    fields: definition,
  },
  beginInterimReview: { label: { vi: 'Sơ kết', en: 'Interim review' }, by: ['boardHead'], fields: paper },
  resume: { label: { vi: 'Tiếp tục', en: 'Resume' }, by: ['boardHead'], fields: paper },
  beginFinalReview: {
    label: { vi: 'Tổng kết', en: 'Final review' },
    by: ['boardHead'],
    fields: {
      ...paper,
      leader: { kind: 'file', of: 'unit', optional: true, label: { vi: 'Đơn vị dẫn đầu', en: 'Leader' } },
    },
  },
  close: { label: { vi: 'Kết thúc', en: 'Close' }, by: ['boardHead'], fields: paper },
  importPlans: {
    label: { vi: 'Nhập kế hoạch vốn', en: 'Import plans' },
    by: clerks,
    effect: 'publishImport',
    fields: imported,
  },
  importDisbursements: {
    label: { vi: 'Nhập số giải ngân', en: 'Import disbursements' },
    by: clerks,
    effect: 'publishImport',
    fields: imported,
  },
  undoImport: {
    label: { vi: 'Hủy một lần nhập', en: 'Undo an import' },
    by: clerks,
    reason: 'required',
    effect: 'reverseImport',
    fields: imported,
  },
  closeMonth: {
    label: { vi: 'Khóa sổ tháng', en: 'Close a month' },
    by: ['planningOfficer', 'planningLeader'],
    fields: {
      month: { kind: 'text', max: 7, label: { vi: 'Tháng', en: 'Month' } },
      basis: {
        kind: 'choice',
        of: ['primeMinister', 'provincialCouncil', 'total'],
        label: { vi: 'Theo kế hoạch', en: 'Plan basis' },
      },
      plan: { kind: 'money', label: { vi: 'Kế hoạch vốn (đồng)', en: 'Plan (đồng)' } },
      disbursed: { kind: 'money', label: { vi: 'Đã giải ngân (đồng)', en: 'Disbursed (đồng)' } },
      projects: { kind: 'integer', min: 0, label: { vi: 'Số dự án', en: 'Projects' } },
      reported: { kind: 'integer', min: 0, label: { vi: 'Số dự án có báo cáo', en: 'Projects reported' } },
    },
  },
  ...inspectionMoves,
  ...pauseMoves,
} as const satisfies Moves;

/** Every unit that sits at a desk is in the register. */
const definitionUnits: Rule<MovementContext> = {
  reads: { facts: ['units'] },
  possible: (attempt, context) => missingUnits(attempt, context).length === 0 || attempt.type === 'amend',
  check(attempt, context) {
    const missing = missingUnits(attempt, context);
    return verdict('definitionUnits', missing.length === 0, {
      source: 'P III.2',
      values: { missing: missing.join(', ') },
      roles: ['administrator'],
    });
  },
};
/** Codes of files begin with the movement's own, and people must know from it which movement is meant. */
const codeFree: Rule<MovementContext> = {
  reads: { facts: ['duplicates'] },
  possible: (attempt) => attempt.type === 'amend' || !bearer(attempt),
  check(attempt, context) {
    const taken = bearer(attempt);
    const code = text(definitionIn(attempt, context), 'code');
    return verdict('codeFree', taken === null, { source: 'C', verified: false, values: { code, taken } });
  },
};
/** Another movement that was launched under the same code. */
const bearer = ({ facts }: Attempt): string | null => facts.duplicates?.[0]?.file ?? null;

const definitionIn = ({ data }: Attempt, context: MovementContext): JsonObject =>
  'definition' in data ? group(data, 'definition') : context.definition;

/** Symbols that a definition seats at a desk, each once. */
export const seatedSymbols = (found: JsonObject): string[] => {
  const desks = group(found, 'desks');
  const seats = Object.keys(desks).flatMap((desk) => groups(desks, desk));
  return [...new Set(seats.flatMap((seat) => text(seat, 'unit') ?? []))].sort();
};
const missingUnits = (attempt: Attempt, context: MovementContext): string[] =>
  seatedSymbols(definitionIn(attempt, context)).filter((symbol) => !attempt.facts.units?.[symbol]);

export const movementRules = {
  definitionUnits,
  codeFree,
  importStaged,
  importNew,
  importStands,
  closedMonthExplained,
  monthCloses,
  ...inspectionRules,
  ...pauseRules,
  ...frozenRules,
};

const replaceDefinition = (context: MovementContext, attempt: Attempt) => ({
  definition: definitionIn(attempt, context),
  definitionVersion: context.definitionVersion + 1,
  units: attempt.facts.units ?? {},
});
const publishes = (kind: ImportKind) => all(['importStaged', { kind }], 'importNew', 'closedMonthExplained');

type MovementUpdate =
  | 'replaceDefinition'
  | 'resolveUnits'
  | 'nameLeader'
  | 'closeMonth'
  | keyof typeof inspectionUpdates
  | keyof typeof pauseUpdates
  | keyof typeof frozenUpdates;

export const movement = setup({
  types: {
    context: {} as MovementContext,
    events: {} as Attempt,
    input: {} as Attempt,
    meta: {} as StageMeta,
  },
  guards: guardsFrom<MovementContext>(movementRules),
  actions: {
    ...updatesAs<MovementContext, MovementUpdate>({
      ...inspectionUpdates,
      ...pauseUpdates,
      ...frozenUpdates,
      replaceDefinition,
      resolveUnits: (_context, { facts }) => ({ units: facts.units ?? {} }),
      nameLeader: (_context, { data }) => ({ leader: text(data, 'leader') }),
      closeMonth,
    }),
    journalOnly: () => undefined,
  },
}).createMachine({
  id: 'movement',
  initial: 'draft',
  context: ({ input }) => ({
    definition: group(input.data, 'definition'),
    definitionVersion: 1,
    units: input.facts.units ?? {},
    leader: null,
    closedMonths: [],
    inspected: 0,
    openInspections: [],
    lettersPaused: null,
    frozen: [],
  }),
  // Figures come before the launch and long after the end.
  on: {
    comment: { actions: 'journalOnly' },
    importPlans: { guard: publishes('plans'), actions: 'reopenMilestones' },
    importDisbursements: { guard: publishes('disbursements'), actions: 'reopenMilestones' },
    undoImport: { guard: all('importStands'), actions: 'reopenMilestones' },
    closeMonth: { guard: all('monthCloses'), actions: 'closeMonth' },
    freezeMilestone: { guard: all('milestoneFreezes'), actions: 'freeze' },
    recordInspection: { guard: all('inspectionDated'), actions: 'keepInspection' },
    followUpInspection: { guard: all('inspectionOpen'), actions: 'keepFollowUp' },
    followUpDue: { actions: 'journalOnly' },
    pauseLetters: { guard: all('pauseAhead'), actions: 'pauseLetters' },
    resumeLetters: { guard: all('lettersPaused'), actions: 'resumeLetters' },
    remind: { actions: 'journalOnly' },
  },
  states: {
    draft: {
      meta: stage('Dự thảo', 'Draft', 'board', 'L 17(1)'),
      tags: ['start'],
      on: {
        launch: { target: 'launched', guard: all('definitionUnits', 'codeFree'), actions: 'resolveUnits' },
        amend: { guard: all('definitionUnits', 'codeFree'), actions: 'replaceDefinition' },
      },
    },
    launched: {
      meta: stage('Đã phát động', 'Launched', 'board', 'L 17(2), 18(3)'),
      on: {
        amend: { guard: all('definitionUnits', 'codeFree'), actions: 'replaceDefinition' },
        beginInterimReview: { target: 'interimReview' },
        beginFinalReview: { target: 'finalReview', actions: 'nameLeader' },
      },
    },
    interimReview: {
      meta: stage('Đang sơ kết', 'Interim review', 'board', 'L 17(5)'),
      on: {
        amend: { guard: all('definitionUnits', 'codeFree'), actions: 'replaceDefinition' },
        resume: { target: 'launched' },
        beginFinalReview: { target: 'finalReview', actions: 'nameLeader' },
      },
    },
    finalReview: {
      meta: stage('Đang tổng kết', 'Final review', 'board', 'L 17(5)'),
      on: {
        amend: { guard: all('definitionUnits', 'codeFree'), actions: 'replaceDefinition' },
        close: { target: 'closed' },
      },
    },
    closed: {
      meta: stage('Đã kết thúc', 'Closed', null, 'L 17(5)'),
      tags: ['ended'],
      // Rules and dates may still be put right for files that go on after the end.
      on: { amend: { guard: all('definitionUnits', 'codeFree'), actions: 'replaceDefinition' } },
    },
  },
});
