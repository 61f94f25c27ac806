import { bareNumber, readAs, type NumberStyle } from './amountText.js';
import { cleanText } from './cleanText.js';
import type { Column, ColumnKind, Unit } from './columns.js';
import { parseDecimal, scaled, typedNumber } from './decimal.js';
import { readLegacy, type LegacyReading } from './legacyReadings.js';
import type { Fault } from './mistakes.js';
import type { Cell } from './sheet.js';
import { unitWords } from './statedUnit.js';

/** What the cells of a column mean, once the column as a whole has been judged. */
export interface Judged {
  readonly column: Column;
  readonly unit: Unit;
  /** How its amounts in text are written; undefined while none has told, and every style fits those read so far. */
  readonly numbers: NumberStyle | undefined;
  /** Under which reading its text is Vietnamese, where the caller has accepted it. */
  readonly reading: LegacyReading | undefined;
}

/** The value in the form of `ColumnKind`, or what is wrong with the cell. */
export function cellMeaning(cell: Cell, judged: Judged): string | Fault {
  if (cell.type === 'error') return errorValue(cell.text);
  if (cell.type === 'uncomputed') return uncomputed;
  return meanings[judged.column.kind](cell, judged);
}

const meanings: Readonly<Record<ColumnKind, (cell: Cell, judged: Judged) => string | Fault>> = {
  amount: amountOf,
  date: dateOf,
  month: monthOf,
  code: codeOf,
  text: textOf,
};

const zeros: Readonly<Record<Unit, number>> = { dong: 0, thousand: 3, million: 6, billion: 9 };
/** Below the largest integer that a double holds; also a CHECK in the tables. */
const most = 9_000_000_000_000_000n;

function amountOf(cell: Cell, { column, unit, numbers }: Judged): string | Fault {
  const text = decimalTextOf(cell, numbers);
  const decimal = text === undefined ? undefined : parseDecimal(text);
  if (!decimal) return noAmount(cell.text);
  const dong = scaled(decimal, zeros[unit]);
  if (dong === undefined) return fractionOfDong(cell.text, unit);
  if (dong < 0n && column.negative !== true) return negative(cell.text);
  return dong > most || dong < -most ? tooLarge(cell.text) : String(dong);
}

function decimalTextOf(cell: Cell, numbers: NumberStyle = 'vi'): string | undefined {
  if (cell.type === 'number') return typedNumber(cell.text);
  return cell.type === 'text' ? readAs(numbers, bareNumber(cell.text)) : undefined;
}

function dateOf(cell: Cell): string | Fault {
  if (cell.type === 'number') return bareSerial(cell.text);
  const text = cleanText(cell.text);
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${padded(month)}-${padded(day)}` : text;
  return isDay(iso) ? iso : noDay(cell.text);
}

function monthOf(cell: Cell): string | Fault {
  const text = cleanText(cell.text);
  if (cell.type === 'date') return isDay(text) ? text.slice(0, 7) : noDay(cell.text);
  const [, first, year] = /^(?:tháng\s*)?(\d{1,2})\s*[/-]\s*(\d{4})$/i.exec(text) ?? [];
  const month = year ? `${year}-${padded(first)}` : text;
  return cell.type === 'text' && isDay(`${month}-01`) ? month : noMonth(cell.text);
}

function codeOf(cell: Cell, { reading }: Judged): string | Fault {
  if (cell.type === 'number') return /^\d{1,15}$/.test(cell.text) ? cell.text : brokenCode(cell.text);
  return cell.type === 'text' ? readText(cell.text, reading) : brokenCode(cell.text);
}

function textOf(cell: Cell, { reading }: Judged): string {
  return cell.type === 'number' ? typedNumber(cell.text) : readText(cell.text, reading);
}

const readText = (text: string, reading: LegacyReading | undefined): string =>
  cleanText(reading ? readLegacy(text.normalize('NFC'), reading) : text);

const padded = (digits = ''): string => digits.padStart(2, '0');

/** Whether that day exists: `2023-02-29` does not. */
function isDay(iso: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return false;
  const instant = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(iso);
}

const errorValue = (value: string): Fault => ({
  message: { vi: `Ô báo lỗi công thức ${value}.`, en: `The cell holds the error ${value}.` },
  fix: {
    vi: 'Sửa công thức, hoặc dán giá trị vào ô.',
    en: 'Mend the formula, or paste its value into the cell.',
  },
});
const uncomputed: Fault = {
  message: {
    vi: 'Ô có công thức nhưng tệp không lưu kết quả.',
    en: 'The cell holds a formula without a stored result.',
  },
  fix: {
    vi: 'Mở tệp bằng Excel hoặc LibreOffice rồi lưu lại, hoặc dán giá trị vào ô.',
    en: 'Open the file with Excel or LibreOffice and save it, or paste the value into the cell.',
  },
};
const noAmount = (text: string): Fault => ({
  message: { vi: `"${text}" không phải là số tiền.`, en: `"${text}" is not an amount.` },
  fix: {
    vi: 'Ghi số, ví dụ 1.234.567,8 (cả cột cùng một cách viết); để trống nếu không có số liệu.',
    en: 'Write a number such as 1,234,567.8, the whole column in one way; leave it empty where there is none.',
  },
});
const fractionOfDong = (text: string, unit: Unit): Fault => ({
  message: {
    vi: `${text} ${unitWords[unit].vi} lẻ dưới một đồng.`,
    en: `${text} ${unitWords[unit].en} leaves a fraction of a đồng.`,
  },
  fix: {
    vi: 'Kiểm tra đơn vị tính của cột, hoặc làm tròn đến đồng.',
    en: 'Check the unit of the column, or round to whole đồng.',
  },
});
const negative = (text: string): Fault => ({
  message: { vi: `Số tiền âm: ${text}.`, en: `The amount is negative: ${text}.` },
  fix: { vi: 'Ghi số từ 0 trở lên.', en: 'Write a number that is not below 0.' },
});
const tooLarge = (text: string): Fault => ({
  message: {
    vi: `${text} vượt 9.000.000.000.000.000 đồng.`,
    en: `${text} is beyond 9,000,000,000,000,000 đồng.`,
  },
  fix: { vi: 'Kiểm tra số và đơn vị tính của cột.', en: 'Check the number and the unit of the column.' },
});
const bareSerial = (text: string): Fault => ({
  message: { vi: `${text} là số, không phải ngày.`, en: `${text} is a number, not a date.` },
  fix: {
    vi: 'Định dạng ô theo ngày, hoặc ghi 30/09/2024.',
    en: 'Format the cell as a date, or write 30/09/2024.',
  },
});
const noDay = (text: string): Fault => ({
  message: { vi: `"${text}" không phải một ngày có thật.`, en: `"${text}" is not a day that exists.` },
  fix: {
    vi: 'Ghi ngày/tháng/năm, ví dụ 30/09/2024.',
    en: 'Write day/month/year such as 30/09/2024, or 2024-09-30.',
  },
});
const noMonth = (text: string): Fault => ({
  message: { vi: `"${text}" không phải một tháng.`, en: `"${text}" is not a month.` },
  fix: { vi: 'Ghi tháng/năm, ví dụ 09/2024.', en: 'Write month/year such as 09/2024, or 2024-09.' },
});
const brokenCode = (text: string): Fault => ({
  message: { vi: `"${text}" không phải là mã.`, en: `"${text}" is not a code.` },
  fix: {
    vi: 'Định dạng cột là Văn bản (Text) rồi nhập lại mã, để không mất số 0 ở đầu.',
    en: 'Format the column as Text and type the code again, so that no zero is lost.',
  },
});
