import { columnNumber } from './address.js';
import { CellText, tooLong, unescaped } from './cellText.js';
import type { Limits } from './limits.js';
import { SheetRefused, type Words } from './mistakes.js';
import { tooManyRows } from './rawScan.js';
import { dateOfSerial } from './serialDate.js';
import type { Cell, Row } from './sheet.js';
import type { Workbook } from './workbook.js';
import type { XmlReader } from './xml.js';

type Attributes = Readonly<Record<string, string>>;

/** The last row and column of a sheet: XFD1048576. */
const lastRow = 1_048_576;
const lastColumn = 16_384;

/** Turns the XML of a worksheet into rows, one element after the other. */
export class SheetRows implements XmlReader {
  /** What was finished since somebody took it. */
  ready: Row[] = [];
  private count = 0;
  private row = 0;
  private cells: Cell[] = [];
  private column = 0;
  private type = '';
  private style = 0;
  private hasFormula = false;
  private value: string | undefined;
  private inValue = false;
  private readonly inline: CellText;

  constructor(
    private readonly book: Pick<Workbook, 'dates' | 'formats' | 'strings'>,
    private readonly limits: Limits,
  ) {
    this.inline = new CellText(limits.cellCharacters);
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'v') this.openValue();
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'f') this.hasFormula = true;
    else this.inline.open(name);
  }

  text(piece: string): void {
    if (this.inValue) this.value = (this.value ?? '') + piece;
    else this.inline.add(piece);
  }

  close(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else this.inline.close(name);
  }

  private openRow({ r }: Attributes): void {
    this.row = r === undefined ? this.row + 1 : Number(r);
    if (!Number.isInteger(this.row) || this.row < 1 || this.row > lastRow)
      throw new SheetRefused(outside(r ?? String(this.row)));
    this.count += 1;
    if (this.count > this.limits.rows) throw new SheetRefused(tooManyRows(this.limits.rows));
    this.column = 0;
    this.cells = [];
  }

  private openCell({ r, s, t }: Attributes): void {
    this.column = r === undefined ? this.column + 1 : columnNumber(r);
    if (this.column < 1 || this.column > lastColumn) throw new SheetRefused(outside(r ?? ''));
    this.type = t ?? 'n';
    this.style = s === undefined ? 0 : Number(s);
    this.hasFormula = false;
    this.value = undefined;
    this.inline.clear();
  }

  private openValue(): void {
    this.inValue = true;
    this.value = '';
  }

  private closeCell(): void {
    const cell = this.cell();
    if (!cell || cell.text === '') return;
    if (cell.text.length > this.limits.cellCharacters)
      throw new SheetRefused(tooLong(this.limits.cellCharacters));
    this.cells.push(cell);
  }

  private closeRow(): void {
    if (this.cells.length > 0) this.ready.push({ number: this.row, cells: this.cells });
    this.cells = [];
  }

  private cell(): Cell | undefined {
    const { column, type, value } = this;
    if (type === 'inlineStr') return { column, type: 'text', text: this.inline.value() };
    if (value === undefined || (value === '' && type !== 'str')) {
      return this.hasFormula ? { column, type: 'uncomputed', text: '=' } : undefined;
    }
    switch (type) {
      case 's':
        return { column, type: 'text', text: this.sharedString(value) };
      case 'str':
        return { column, type: 'text', text: unescaped(value) };
      case 'b':
        return { column, type: 'boolean', text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' };
      case 'e':
        return { column, type: 'error', text: value };
      case 'd':
        return { column, type: 'date', text: value.slice(0, 10) };
      default:
        return this.number(value.trim());
    }
  }

  private sharedString(index: string): string {
    const text = this.book.strings[Number(index)];
    if (text === undefined) throw new SheetRefused(noSuchString(this.row, index));
    return text;
  }

  private number(value: string): Cell {
    const { column } = this;
    const format = this.book.formats[this.style];
    if (format === 'date')
      return { column, type: 'date', text: dateOfSerial(value, this.book.dates) ?? value };
    if (format !== undefined && /^\d+$/.test(value))
      return { column, type: 'number', text: value.padStart(format, '0') };
    return { column, type: 'number', text: value };
  }
}

const outside = (address: string): Words => ({
  vi: `Địa chỉ "${address}" nằm ngoài bảng tính (tối đa XFD1048576). Hãy mở rồi lưu lại tệp bằng Excel.`,
  en: `The address "${address}" lies outside a sheet (at most XFD1048576). Open the file and save it again with Excel.`,
});
const noSuchString = (row: number, index: string): Words => ({
  vi: `Dòng ${row} trỏ tới chuỗi số ${index} không có trong tệp. Hãy mở rồi lưu lại tệp bằng Excel.`,
  en: `Row ${row} refers to string ${index}, which the file does not have. Open the file and save it again with Excel.`,
});
