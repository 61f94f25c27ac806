import type { LegalDate } from '../machines/attempt.js';
import type { Column } from '../spreadsheets/columns.js';
import type { Values } from '../spreadsheets/tableReading.js';
import { planBases } from './figures.js';
import type { Made } from './fileRows.js';
import { unitIn, type UnitsByName } from './register.js';

/** A file of plans: a line a project, with the decision that assigns its capital. */

export const planColumns: readonly Column[] = [
  { key: 'code', kind: 'code', headers: ['Mã dự án', 'Mã số dự án', 'Project code'], required: true },
  { key: 'name', kind: 'text', headers: ['Tên dự án', 'Dự án', 'Project'], required: true },
  { key: 'unit', kind: 'text', headers: ['Chủ đầu tư', 'Đơn vị', 'Investor'], required: true },
  { key: 'projectClass', kind: 'text', headers: ['Nhóm dự án', 'Nhóm', 'Class'], required: false },
  { key: 'capitalSource', kind: 'text', headers: ['Nguồn vốn', 'Capital source'], required: false },
  { key: 'endsOn', kind: 'date', headers: ['Giải ngân đến hết ngày', 'Ends on'], required: false },
  { key: 'decisionNumber', kind: 'code', headers: ['Số quyết định', 'Decision number'], required: false },
  { key: 'decisionDate', kind: 'date', headers: ['Ngày quyết định', 'Decision date'], required: false },
  {
    key: 'primeMinister',
    kind: 'amount',
    headers: ['Kế hoạch Thủ tướng giao', 'Kế hoạch vốn Thủ tướng Chính phủ giao', "Prime Minister's plan"],
    required: false,
  },
  {
    key: 'provincialCouncil',
    kind: 'amount',
    headers: ['Kế hoạch HĐND tỉnh giao', 'Kế hoạch vốn HĐND tỉnh giao', "Provincial Council's plan"],
    required: false,
  },
  {
    key: 'total',
    kind: 'amount',
    headers: ['Tổng kế hoạch vốn', 'Tổng kế hoạch', 'Total plan'],
    required: false,
  },
];

/** The decision of a file whose rows do not name one. */
export interface Decision {
  readonly number: string | null;
  readonly date: LegalDate | null;
}

/** Of a row that the reader found whole. */
export const planRow =
  (units: UnitsByName, decision: Decision) =>
  (values: Values): Made => {
    const given = (key: string): string | null => values[key] ?? null;
    const unit = unitIn(units, given('unit') ?? '');
    if (typeof unit !== 'string') return { wrong: { key: 'unit', ...unit } };
    const [number, date] = [
      given('decisionNumber') ?? decision.number,
      given('decisionDate') ?? decision.date,
    ];
    if (number === null || date === null) return { wrong: { key: 'decisionNumber', ...noDecision } };
    if (planBases.every((basis) => given(basis) === null)) return { wrong: { key: 'code', ...noAmount } };
    return {
      row: {
        code: given('code'),
        name: given('name'),
        unit_id: unit,
        project_class: given('projectClass'),
        capital_source: given('capitalSource'),
        ends_on: given('endsOn'),
        decision_number: number,
        decision_date: date,
        prime_minister: given('primeMinister'),
        provincial_council: given('provincialCouncil'),
        total: given('total'),
      },
    };
  };

const noDecision = {
  message: {
    vi: 'Không rõ kế hoạch này giao theo quyết định nào.',
    en: 'No decision is named that assigns this plan.',
  },
  fix: {
    vi: 'Hãy ghi cột "Số quyết định" và "Ngày quyết định", hoặc thêm --number và --date khi nhập.',
    en: 'Fill the columns "Số quyết định" and "Ngày quyết định", or import with --number and --date.',
  },
};
const noAmount = {
  message: { vi: 'Dòng này không có số kế hoạch vốn nào.', en: 'This row has no amount.' },
  fix: {
    vi: 'Hãy ghi ít nhất một cột kế hoạch vốn; không có vốn thì ghi 0.',
    en: 'Fill one of the columns of plans; write 0 for none.',
  },
};
