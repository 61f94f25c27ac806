import type { LegalDate } from '../machines/attempt.js';
import { lastDayOf } from '../machines/legalDate.js';
import type { Column } from '../spreadsheets/columns.js';
import type { Values } from '../spreadsheets/tableReading.js';
import type { Made } from './fileRows.js';

/** A file of disbursements: a line a project, cumulative since the start of the plan year unless the file holds months. */

const headings: readonly Column[] = [
  { key: 'code', kind: 'code', headers: ['Mã dự án', 'Mã số dự án', 'Project code'], required: true },
  { key: 'asOf', kind: 'date', headers: ['Số liệu đến ngày', 'Đến ngày', 'As of'], required: false },
  { key: 'month', kind: 'month', headers: ['Tháng', 'Month'], required: false },
  { key: 'status', kind: 'text', headers: ['Nguồn số liệu', 'Trạng thái', 'Status'], required: false },
  {
    key: 'disbursed',
    kind: 'amount',
    headers: ['Lũy kế giải ngân', 'Giải ngân lũy kế', 'Đã giải ngân', 'Disbursed'],
    required: true,
  },
  { key: 'advance', kind: 'amount', headers: ['Tạm ứng', 'Advance'], required: false },
  {
    key: 'completedVolume',
    kind: 'amount',
    headers: ['Khối lượng hoàn thành', 'Thanh toán khối lượng hoàn thành', 'Completed volume'],
    required: false,
  },
];

/** In a file of monthly amounts more may have been returned than paid. */
export const reportColumns = (monthly: boolean): readonly Column[] =>
  monthly
    ? headings.map((column) => ({
        ...column,
        negative: column.kind === 'amount',
        headers: column.key === 'disbursed' ? inTheMonth : column.headers,
      }))
    : headings;
const inTheMonth = ['Giải ngân trong tháng', 'Trong tháng', 'Số trong tháng', 'Disbursed in the month'];

export type ReportStatus = 'estimate' | 'treasuryConfirmed';

/** The day and the status of a file whose rows do not name them. */
export interface ReportDefaults {
  readonly asOf: LegalDate | null;
  readonly status: ReportStatus | null;
}

/** `codes`: projects that a plan names. Of a row that the reader found whole. */
export const reportRow =
  (codes: ReadonlyMap<string, LegalDate>, defaults: ReportDefaults) =>
  (values: Values): Made => {
    const given = (key: string): string | null => values[key] ?? null;
    const code = given('code') ?? '';
    const [asOf, status] = [dayOf(given, defaults), statusOf(given('status'), defaults)];
    const amounts = {
      disbursed: given('disbursed'),
      advance: given('advance'),
      completed_volume: given('completedVolume'),
    };
    if (!codes.has(code)) return { wrong: { key: 'code', ...unknownProject(code) } };
    if (asOf === null) return { wrong: { key: 'asOf', ...noDay } };
    if (status === null) return { wrong: { key: 'status', ...noStatus } };
    if (!addsUp(amounts)) return { wrong: { key: 'disbursed', ...notTheSum } };
    return { row: { code, as_of: asOf, status, ...amounts } };
  };

function dayOf(given: (key: string) => string | null, { asOf }: ReportDefaults): LegalDate | null {
  const month = given('month');
  return given('asOf') ?? (month === null ? asOf : lastDayOf(month));
}
const statusOf = (text: string | null, { status }: ReportDefaults): ReportStatus | null =>
  text === null ? status : statusIn(text);

interface Amounts {
  readonly disbursed: string | null;
  readonly advance: string | null;
  readonly completed_volume: string | null;
}
/** The Treasury's figure is advance and completed volume together. */
const addsUp = ({ disbursed, advance, completed_volume: completed }: Amounts): boolean =>
  advance === null || completed === null || BigInt(advance) + BigInt(completed) === BigInt(disbursed ?? 0);

function statusIn(text: string): ReportStatus | null {
  const words = text.normalize('NFC').toLowerCase();
  if (/^(ước|estimate)/.test(words)) return 'estimate';
  return /(kho bạc|kbnn|treasury|xác nhận)/.test(words) ? 'treasuryConfirmed' : null;
}

const unknownProject = (code: string) => ({
  message: {
    vi: `Chưa có kế hoạch vốn của dự án "${code}".`,
    en: `No plan names the project "${code}".`,
  },
  fix: {
    vi: 'Hãy sửa mã dự án, hoặc nhập kế hoạch vốn trước.',
    en: 'Correct the code, or import its plan first.',
  },
});
const noDay = {
  message: { vi: 'Không rõ số liệu đến ngày nào.', en: 'It is not said up to which day this counts.' },
  fix: {
    vi: 'Hãy ghi cột "Số liệu đến ngày" hoặc "Tháng", hoặc thêm --as-of khi nhập.',
    en: 'Fill the column "Số liệu đến ngày" or "Tháng", or import with --as-of.',
  },
};
const noStatus = {
  message: {
    vi: 'Không rõ là số ước hay số Kho bạc xác nhận.',
    en: "It is not said whether this is an estimate or the Treasury's figure.",
  },
  fix: {
    vi: 'Hãy ghi "ước" hoặc "Kho bạc xác nhận", hoặc thêm --status khi nhập.',
    en: 'Write "ước" or "Kho bạc xác nhận", or import with --status.',
  },
};
const notTheSum = {
  message: {
    vi: 'Số giải ngân khác tổng tạm ứng và khối lượng hoàn thành.',
    en: 'The disbursed amount is not advance and completed volume together.',
  },
  fix: { vi: 'Hãy sửa một trong ba số.', en: 'Correct one of the three.' },
};
