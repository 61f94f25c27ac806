import { commonMoves } from './commonMoves.js';
import { obstacles } from './difficultyContext.js';
import type { Field } from './fields.js';
import { amount, choice, date, numbered, optional, text } from './formFields.js';
import type { Moves } from './move.js';

/** The moves of a difficulty: who presses what, and what it asks. Where it leads stands in `difficulty.ts`. */

const unit = (vi: string, en: string): Field => ({ kind: 'file', of: 'unit', label: { vi, en } });
const answer = { answer: text('Nội dung trả lời, kết quả giải quyết', 'Answer or result') };
const reporters = ['unitClerk', 'unitHead'] as const;

export const difficultyMoves = {
  open: {
    label: { vi: 'Phản ánh khó khăn, vướng mắc', en: 'Report a difficulty' },
    by: reporters,
    fields: {
      movement: { kind: 'file', of: 'movement', label: { vi: 'Phong trào', en: 'Movement' } },
      unit: unit('Đơn vị phản ánh', 'Reporting unit'),
      obstacle: choice('Loại vướng mắc', 'Kind', Object.keys(obstacles)),
      project: optional(text('Mã dự án', 'Project code', 60)),
      amountAtRisk: optional(amount('Vốn bị ảnh hưởng (đồng)', 'Amount at risk (đồng)')),
      since: date('Từ ngày', 'Since'),
      description: text('Nội dung vướng mắc', 'What is in the way'),
      proposal: text('Đề xuất của đơn vị', "The unit's proposal"),
    },
  },
  answerDifficulty: {
    label: { vi: 'Trả lời, giải quyết theo thẩm quyền', en: 'Answer what is its own' },
    by: ['planningOfficer', 'planningLeader'],
    separate: true,
    fields: answer,
  },
  proposeDirection: {
    label: { vi: 'Tổng hợp, tham mưu UBND tỉnh', en: "Propose to the People's Committee" },
    by: ['planningLeader'],
    recordedBy: ['planningOfficer'],
    separate: true,
    fields: {
      paper: numbered('Văn bản tham mưu', 'The proposal'),
      responsible: unit('Đề nghị giao cho đơn vị', 'Unit to be charged'),
      proposal: text('Nội dung đề xuất', 'What is proposed'),
    },
  },
  acceptCause: {
    label: { vi: 'Công nhận nguyên nhân khách quan', en: 'Accept an external cause' },
    by: ['planningLeader'],
    recordedBy: ['planningOfficer'],
    separate: true,
    fields: {
      paper: numbered('Văn bản công nhận', 'Paper'),
      note: text('Nguyên nhân ngoài đơn vị', 'The cause outside the unit'),
    },
  },
  direct: {
    label: { vi: 'Chỉ đạo, giao đơn vị giải quyết', en: 'Direct a unit to resolve it' },
    by: ['chairman'],
    recordedBy: ['recordsClerk'],
    separate: true,
    fields: {
      number: text('Số văn bản chỉ đạo', 'Number of the direction', 100),
      date: date('Ngày văn bản', 'Its date'),
      responsible: unit('Đơn vị chịu trách nhiệm', 'Responsible unit'),
      due: date('Thời hạn, tính cả ngày này', 'Due on, inclusive'),
      task: text('Việc phải làm', 'What to do'),
    },
  },
  returnProposal: {
    label: { vi: 'Trả lại để tham mưu thêm', en: 'Return the proposal' },
    by: ['chairman', 'recordsClerk'],
    reason: 'required',
    fields: {},
  },
  resolve: {
    label: { vi: 'Báo đã giải quyết', en: 'Report it resolved' },
    by: reporters,
    at: 'responsible',
    fields: answer,
  },
  cannotResolve: {
    label: { vi: 'Báo không giải quyết được', en: 'Say why not' },
    by: ['unitHead'],
    at: 'responsible',
    reason: 'required',
    fields: {},
  },
  confirmResolved: {
    label: { vi: 'Xác nhận đã giải quyết', en: 'Confirm' },
    by: reporters,
    fields: {},
  },
  reopen: {
    label: { vi: 'Chưa giải quyết, mở lại', en: 'Reopen' },
    by: reporters,
    reason: 'required',
    fields: {},
  },
  withdrawReport: {
    label: { vi: 'Rút phản ánh', en: 'Withdraw the report' },
    by: ['unitHead'],
    reason: 'required',
    fields: {},
  },
  ...commonMoves,
} as const satisfies Moves;
