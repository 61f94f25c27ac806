import type { Column } from '../src/spreadsheets/columns.js';
import type { WrittenRow, WrittenSheet } from '../src/spreadsheets/written.js';

/** A monthly report as units send it: three codes, two texts, a day, six amounts. */

const kinds = {
  'Mã dự án': 'code',
  'Tên dự án': 'text',
  'Mã đơn vị': 'code',
  'Chủ đầu tư': 'text',
  'Nguồn vốn': 'code',
  Ngày: 'date',
  'Kế hoạch trung ương': 'amount',
  'Kế hoạch tỉnh': 'amount',
  'Kế hoạch tổng': 'amount',
  'Luỹ kế': 'amount',
  'Tạm ứng': 'amount',
  'Khối lượng hoàn thành': 'amount',
} as const;
const headings = Object.entries(kinds);

export const sheetColumns: readonly Column[] = headings.map(([heading, kind], at) => ({
  key: `c${at}`,
  kind,
  headers: [heading],
  required: true,
}));

export const sheetOf = (count: number): WrittenSheet => ({
  name: 'Biểu 01',
  title: ['Báo cáo giải ngân (mẫu)'],
  columns: headings.map(([heading, kind]) => ({ heading, kind })),
  rows: Array.from({ length: count }, (_, at) => row(at)),
});

function row(at: number): WrittenRow {
  const amount = (step: number): string => String((at * 7_919 + step * 104_729) * 1_000_003);
  return [
    `DA-${String(at).padStart(6, '0')}`,
    `Đường vào khu công nghiệp số ${at % 3_000}`,
    `U-${String(at % 300).padStart(4, '0')}`,
    `Ban Quản lý dự án khu vực ${at % 300}`,
    'Vốn ngân sách tỉnh',
    '2024-09-30',
    ...Array.from({ length: 6 }, (_, step) => amount(step)),
  ];
}
