import type { Attempt, LegalDate } from './attempt.js';
import { integer, list, text, texts } from './data.js';
import type { Field, Fields, Label } from './fields.js';
import { choice, date, listOf, numbered, optional, person, text as written } from './formFields.js';
import { dateOf } from './legalDate.js';
import type { Moves } from './move.js';
import { verdict, type Rule } from './rule.js';
import type { TimerKey } from './state.js';

/**
 * Inspections and urging letters of a movement (plan II.3, III.2). The journal keeps each with its findings; the
 * context keeps what is still to be followed up.
 */

export const inspectionKinds = {
  inspection: { vi: 'Kiểm tra', en: 'Inspection' },
  urging: { vi: 'Đôn đốc', en: 'Urging' },
} as const satisfies Readonly<Record<string, Label>>;

export type InspectionContext = {
  /** How many were recorded: the last one's number. */
  readonly inspected: number;
  readonly openInspections: readonly OpenInspection[];
};
type OpenInspection = {
  readonly number: number;
  /** Units that have not answered yet. */
  readonly units: readonly string[];
  /** Last day, inclusive. */
  readonly due: LegalDate;
};

const units: Field = listOf(
  'Đơn vị',
  'Units',
  { kind: 'file', of: 'unit', label: { vi: 'Đơn vị', en: 'Unit' } },
  1,
);
const departments = ['planningOfficer', 'planningLeader', 'homeAffairsOfficer', 'homeAffairsLeader'] as const;

export const inspectionMoves = {
  recordInspection: {
    label: { vi: 'Ghi việc kiểm tra, đôn đốc', en: 'Record an inspection or urging' },
    by: departments,
    fields: {
      kind: choice('Loại', 'Kind', Object.keys(inspectionKinds)),
      on: date('Ngày', 'On'),
      paper: numbered('Kết luận, công văn', 'The paper'),
      leader: optional(person('Người chủ trì', 'Led by')),
      units,
      project: optional(written('Mã dự án', 'Project code', 60)),
      findings: written('Nội dung, kết quả', 'Findings'),
      due: optional(date('Hạn báo cáo khắc phục, tính cả ngày này', 'To be followed up by, inclusive')),
    } satisfies Fields,
  },
  followUpInspection: {
    label: { vi: 'Ghi việc khắc phục', en: 'Record the follow-up' },
    by: departments,
    fields: {
      number: { kind: 'integer', min: 1, label: { vi: 'Số thứ tự', en: 'Number' } },
      units,
      on: date('Ngày', 'On'),
      result: written('Kết quả khắc phục', 'What was done'),
    } satisfies Fields,
  },
} as const satisfies Moves;

export const inspectionTimers = ['followUpDue'] as const;

const source = 'P II.3, III.2';

/** It took place by today, and what is asked for is due no earlier than that. */
const inspectionDated: Rule<InspectionContext> = {
  possible: () => true,
  check({ data, at }) {
    const [on, due] = [text(data, 'on') ?? '', text(data, 'due')];
    const ok = on <= dateOf(at) && (due === null || due >= on);
    return verdict('inspectionDated', ok, { source, values: { on, due: on <= dateOf(at) ? due : null } });
  },
};

/** These units still owe an answer to it. */
const inspectionOpen: Rule<InspectionContext> = {
  possible: (_attempt, { openInspections }) => openInspections.length > 0,
  check({ data, at }, { openInspections, inspected }) {
    const number = integer(data, 'number');
    const open = openInspections.find((one) => one.number === number);
    const answered = texts(data, 'units').find((unit) => !open?.units.includes(unit)) ?? null;
    const ahead = (text(data, 'on') ?? '') > dateOf(at);
    return verdict('inspectionOpen', open !== undefined && answered === null && !ahead, {
      source,
      values: {
        ...{ number, isKnown: number !== null && number <= inspected, isOpen: open !== undefined },
        unit: answered,
      },
    });
  },
};

export const inspectionRules = { inspectionDated, inspectionOpen };

export const inspectionUpdates = {
  keepInspection: ({ inspected, openInspections }: InspectionContext, { data }: Attempt) => {
    const [number, due] = [inspected + 1, text(data, 'due')];
    const opened = due === null ? [] : [{ number, units: texts(data, 'units'), due }];
    return { inspected: number, openInspections: [...openInspections, ...opened] };
  },
  keepFollowUp: ({ openInspections }: InspectionContext, { data }: Attempt) => ({
    openInspections: openInspections
      .map((one) => (one.number === integer(data, 'number') ? without(one, list(data, 'units')) : one))
      .filter(({ units: owing }) => owing.length > 0),
  }),
};

const without = (one: OpenInspection, answered: readonly unknown[]): OpenInspection => ({
  ...one,
  units: one.units.filter((unit) => !answered.includes(unit)),
});

/** One wait for each inspection that is to be followed up; no stage ends it, so it belongs to the whole chart. */
export const inspectionWaits = ({ openInspections }: InspectionContext): TimerKey[] =>
  openInspections.map(({ number }) => ({ timer: `followUpDue:${String(number)}`, stage: 'movement' }));

export const followUpDue = ({ openInspections }: InspectionContext, timer: string): LegalDate | null =>
  openInspections.find(({ number }) => timer === `followUpDue:${String(number)}`)?.due ?? null;
