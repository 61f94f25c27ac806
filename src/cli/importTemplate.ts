import { planColumns } from '../disbursement/planRows.js';
import { reportColumns } from '../disbursement/reportRows.js';
import { unitColumns } from '../engine/imports/importUnits.js';
import { say, type Language } from '../language/language.js';
import type { Label } from '../machines/fields.js';
import type { Column, ColumnKind } from '../spreadsheets/columns.js';
import type { WrittenSheet } from '../spreadsheets/written.js';
import { done, textOperand, textOption, type Action } from './answer.js';
import type { templateTables } from './commands.js';
import { spreadsheet } from './spreadsheet.js';
import { writeOutput } from './writeOutput.js';

/** An empty form for `import`, with its columns formatted and a sheet that says how to fill them in. */
export const template: Action = async (call, operands, options) => {
  const table = textOperand(operands, 0) as Table;
  const columns = columnsOf[table](options['monthly'] === true);
  const out = textOption(options, 'output') ?? '';
  const sheets = [formOf(columns, call.language), guideOf(columns, call.language)] as const;
  const path = await writeOutput(call, out, await spreadsheet(sheets, out));
  const said = {
    vi: `Đã ghi biểu mẫu vào ${out}. Điền xong thì: thidua import ${table} ${out} --as …`,
    en: `The form is in ${out}. When it is filled in: thidua import ${table} ${out} --as …`,
  };
  return done({ path, columns: columns.map(({ key }) => key) }, say(said, call.language));
};

type Table = (typeof templateTables)[number];
const columnsOf: Readonly<Record<Table, (monthly: boolean) => readonly Column[]>> = {
  units: () => unitColumns,
  plans: () => planColumns,
  disbursements: reportColumns,
};

/** Vietnamese headings stand first, English ones last. */
const headingOf = ({ key, headers }: Column, language: Language): string =>
  (language === 'vi' ? headers[0] : headers.at(-1)) ?? key;

const formOf = (columns: readonly Column[], language: Language): WrittenSheet => ({
  name: say({ vi: 'Số liệu', en: 'Figures' }, language),
  columns: columns.map((column) => ({ heading: headingOf(column, language), kind: column.kind })),
  rows: [],
});

const guideOf = (columns: readonly Column[], language: Language): WrittenSheet => ({
  name: say({ vi: 'Hướng dẫn', en: 'How to fill in' }, language),
  columns: [
    { heading: say({ vi: 'Cột', en: 'Column' }, language), kind: 'text' },
    { heading: say({ vi: 'Bắt buộc', en: 'Required' }, language), kind: 'text', width: 12 },
    { heading: say({ vi: 'Ghi thế nào', en: 'What to write' }, language), kind: 'text', width: 60 },
  ],
  rows: columns.map((column) => [
    headingOf(column, language),
    column.required ? say({ vi: 'có', en: 'yes' }, language) : '',
    say(hints[column.kind], language),
  ]),
});

const hints: Readonly<Record<ColumnKind, Label>> = {
  amount: {
    vi: 'Số đồng; nếu tính bằng triệu hay tỷ thì ghi thêm vào tiêu đề: (triệu đồng)',
    en: 'Đồng; for millions or billions add it to the heading: (triệu đồng), (tỷ đồng)',
  },
  date: { vi: 'Ngày, ví dụ 30/09/2024', en: 'A day such as 30/09/2024' },
  month: { vi: 'Tháng, ví dụ 09/2024', en: 'A month such as 09/2024' },
  code: { vi: 'Mã, để dạng văn bản để không mất số 0 ở đầu', en: 'A code, as text, so that no zero is lost' },
  text: { vi: 'Chữ', en: 'Text' },
};
