import type { Row } from '../src/entities/bulk.js';
import type { WrittenSheet } from '../src/spreadsheets/written.js';

/** Plans as a department sends them, twelve columns with the number of the line, and as their table keeps them. */

export const planUnits = 300;
export const symbolOf = (unit: number): string => `CĐT${unit}`;

const decision = { number: '1603/QĐ-TTg', date: '2023-12-01' };
const amounts = (at: number): string[] => [1, 2, 3].map((step) => String((at * 7_919 + step) * 10_007));

const project = (at: number) => ({
  code: `DA-${String(at).padStart(6, '0')}`,
  name: `Đường vào khu công nghiệp số ${at % 3_000}`,
  unit: at % planUnits,
  projectClass: 'B',
  capitalSource: 'Ngân sách tỉnh',
  endsOn: '2025-01-31',
});

export const planSheet = (count: number): WrittenSheet => ({
  name: 'Biểu 01',
  columns: [
    { heading: 'STT', kind: 'amount' },
    { heading: 'Mã dự án', kind: 'code' },
    { heading: 'Tên dự án', kind: 'text' },
    { heading: 'Chủ đầu tư', kind: 'text' },
    { heading: 'Nhóm', kind: 'text' },
    { heading: 'Nguồn vốn', kind: 'text' },
    { heading: 'Giải ngân đến hết ngày', kind: 'date' },
    { heading: 'Số quyết định', kind: 'code' },
    { heading: 'Ngày quyết định', kind: 'date' },
    { heading: 'Kế hoạch Thủ tướng giao', kind: 'amount' },
    { heading: 'Kế hoạch HĐND tỉnh giao', kind: 'amount' },
    { heading: 'Tổng kế hoạch', kind: 'amount' },
  ],
  rows: Array.from({ length: count }, (_, at) => {
    const { code, name, unit, projectClass, capitalSource, endsOn } = project(at);
    return [
      ...[String(at + 1), code, name, symbolOf(unit), projectClass, capitalSource, endsOn],
      ...[decision.number, decision.date, ...amounts(at)],
    ];
  }),
});

/** The rows that an import of `planSheet` keeps; `units`: ids by their place. */
export const planRows = (count: number, importId: string, units: readonly string[]): Row[] =>
  Array.from({ length: count }, (_, at) => {
    const { code, name, unit, projectClass, capitalSource, endsOn } = project(at);
    const [primeMinister = '', council = '', total = ''] = amounts(at);
    return {
      ...{ import_id: importId, line: at + 2, code, name, unit_id: units[unit] ?? '' },
      ...{ project_class: projectClass, capital_source: capitalSource, ends_on: endsOn },
      ...{ decision_number: decision.number, decision_date: decision.date },
      ...{ prime_minister: primeMinister, provincial_council: council, total },
    };
  });
