import { commonMoves } from './commonMoves.js';
import { acknowledgement } from './milestoneWaits.js';
import type { Field, Fields } from './fields.js';
import { amount, date, group, listOf, numbered, optional, part, scanned, text } from './formFields.js';
import type { Move, Moves } from './move.js';

/** The moves of a commitment: who presses what, and what it asks. Where it leads stands in `commitment.ts`. */

const month: Field = { kind: 'month', label: { vi: 'Tháng', en: 'Month' } };
const promise = group('Cam kết của một dự án', "One project's commitment", {
  project: text('Mã dự án', 'Project code', 60),
  plan: amount('Kế hoạch vốn được giao (đồng)', 'Assigned capital plan (đồng)'),
  disbursedBefore: amount(
    'Đã giải ngân trước tháng đầu cam kết (đồng)',
    'Disbursed before the first month promised (đồng)',
  ),
  months: listOf(
    'Từng tháng',
    'By month',
    group('Một tháng', 'A month', {
      month,
      amount: amount('Giải ngân trong tháng (đồng)', 'In the month (đồng)'),
    }),
  ),
});

const version: Fields = {
  paper: scanned('Văn bản cam kết', 'The commitment paper'),
  receivedOn: optional(date('Ngày nhận văn bản giấy', 'Day on which the paper was received')),
  projects: listOf('Từng dự án', 'By project', promise),
  explanation: optional(
    text(
      'Lý do tổng cam kết chưa đạt mốc, hoặc không có dự án',
      'Why the totals miss a milestone, or no project',
    ),
  ),
};
/** The head commits; a clerk may record the paper that the head signed. */
const byHead = {
  by: ['unitHead'],
  recordedBy: ['unitClerk', 'planningOfficer', 'homeAffairsOfficer'],
  fields: version,
} as const satisfies Partial<Move>;

const checkers = {
  planning: ['planningOfficer', 'planningLeader'],
  homeAffairs: ['homeAffairsOfficer', 'homeAffairsLeader'],
} as const;

export const commitmentMoves = {
  open: {
    label: { vi: 'Mở hồ sơ cam kết', en: 'Open a commitment' },
    by: ['boardHead', 'boardClerk', 'clock'],
    fields: {
      movement: { kind: 'file', of: 'movement', label: { vi: 'Phong trào', en: 'Movement' } },
      unit: { kind: 'file', of: 'unit', label: { vi: 'Đơn vị cam kết', en: 'Unit' } },
    },
  },
  reportLaunch: {
    label: { vi: 'Báo đã phát động tại đơn vị', en: "Report the unit's own launch" },
    by: ['unitHead', 'unitClerk'],
    fields: {
      date: date('Ngày phát động', 'Day of the launch'),
      paper: numbered('Văn bản phát động', 'Its paper'),
    },
  },
  submitCommitment: { label: { vi: 'Gửi cam kết', en: 'Send the commitment' }, ...byHead },
  noteComplete: {
    label: { vi: 'Ghi nhận đầy đủ', en: 'Note as complete' },
    by: checkers,
    separate: true,
    fields: { part },
  },
  returnForCorrection: {
    label: { vi: 'Trả lại để chỉnh sửa', en: 'Return for correction' },
    by: checkers,
    separate: true,
    reason: 'required',
    fields: {
      part,
      items: listOf(
        'Điều cần sửa',
        'What to correct',
        group('Một điều', 'An item', { item: text('Điều cần sửa', 'Item', 300) }),
        1,
      ),
    },
  },
  amendCommitment: {
    label: { vi: 'Điều chỉnh cam kết', en: 'Amend the commitment' },
    ...byHead,
    reason: 'required',
  },
  ...acknowledgement,
  waive: {
    label: { vi: 'Không phải gửi cam kết', en: 'Waive' },
    by: ['boardHead', 'planningLeader', 'clock'],
    reason: 'required',
    fields: {},
  },
  ...commonMoves,
} as const satisfies Moves;
