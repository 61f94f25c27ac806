import { describe, expect, test } from '@jest/globals';
import { SheetRefused } from '../../src/spreadsheets/mistakes.js';
import { openSheet, type OpenOptions } from '../../src/spreadsheets/openSheet.js';
import type { Row } from '../../src/spreadsheets/sheet.js';
import { workbookOf, type Handmade } from './handmade.js';

async function rowsOf(source: Buffer, options: OpenOptions = {}): Promise<Row[]> {
  const found: Row[] = [];
  for await (const batch of (await openSheet(source, options)).rows()) found.push(...batch);
  return found;
}
const cellsOf = async (made: Handmade) =>
  (await rowsOf(workbookOf(made))).flatMap(({ cells }) => cells.map(({ type, text }) => [type, text]));
const inRow = (cells: string): string => `<sheetData><row r="1">${cells}</row></sheetData>`;

describe('the cells of a workbook', () => {
  test('strings of the table, which may stand behind the sheet, in runs and with furigana', async () => {
    const strings =
      '<si><t>Sở</t></si><si><r><t>Giải </t></r><r><rPr><b/></rPr><t xml:space="preserve">ngân</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>';
    expect(
      await cellsOf({ sheet: inRow('<c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c>'), strings }),
    ).toEqual([
      ['text', 'Giải ngân'],
      ['text', 'Sở'],
    ]);
  });

  test('inline strings, booleans, error values and what Excel escapes', async () => {
    const cells =
      '<c t="inlineStr"><is><t>a_x000D_b &amp; c</t></is></c><c t="b"><v>1</v></c><c t="e"><v>#VALUE!</v></c><c t="str"><f>A1</f><v></v></c>';
    expect(await cellsOf({ sheet: inRow(cells) })).toEqual([
      ['text', 'a\rb & c'],
      ['boolean', 'TRUE'],
      ['error', '#VALUE!'],
    ]);
  });

  test('a formula gives its stored value, and says so when there is none', async () => {
    const cells = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c>';
    expect(await cellsOf({ sheet: inRow(cells) })).toEqual([
      ['number', '2'],
      ['uncomputed', '='],
    ]);
  });

  test('cells and rows that carry no address, and gaps', async () => {
    const sheet =
      '<sheetData><row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="7"><c r="B7"><v>4</v></c></row><row><c><v>5</v></c></row></sheetData>';
    const places = (await rowsOf(workbookOf({ sheet }))).flatMap(({ number, cells }) =>
      cells.map(({ column, text }) => [number, column, text]),
    );
    expect(places).toEqual([
      [1, 1, '1'],
      [1, 4, '2'],
      [1, 5, '3'],
      [7, 2, '4'],
      [8, 1, '5'],
    ]);
  });

  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="#,##0&quot; đồng&quot;"/><numFmt numFmtId="172" formatCode="0000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs>';

  test('a number is a day when its format shows one', async () => {
    const cells = [0, 1, 2, 3].map((style) => `<c s="${style}"><v>45565</v></c>`).join('');
    expect(await cellsOf({ sheet: inRow(cells), styles })).toEqual([
      ['number', '45565'],
      ['date', '2024-09-30'],
      ['date', '2024-09-30'],
      ['number', '45565'],
    ]);
  });

  test.each([
    ['1', 1900, '1900-01-01'],
    ['59', 1900, '1900-02-28'],
    ['60', 1900, '60'],
    ['61', 1900, '1900-03-01'],
    ['45565.75', 1900, '2024-09-30'],
    ['-1', 1900, '-1'],
    ['0', 1904, '1904-01-01'],
    ['44103', 1904, '2024-09-30'],
  ])('day %s of the system of %d', async (serial, system, day) => {
    const sheet = inRow(`<c s="1"><v>${serial}</v></c>`);
    const workbookPr = system === 1904 ? '<workbookPr date1904="1"/>' : '';
    expect(await cellsOf({ sheet, styles, workbookPr })).toEqual([['date', day]]);
  });

  test('digits whose format shows leading zeros keep them', async () => {
    expect(await cellsOf({ sheet: inRow('<c s="4"><v>12</v></c>'), styles })).toEqual([['number', '0012']]);
  });

  test('elements may carry any prefix', async () => {
    const text =
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(await cellsOf({ parts: [{ name: 'xl/worksheets/sheet1.xml', text }] })).toEqual([['number', '7']]);
  });

  test('merged cells are known before the rows, though they stand behind them', async () => {
    const rows = Array.from({ length: 3_000 }, () => '<row><c><v>1</v></c></row>').join('');
    const sheet = `<sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="A900:B900"/></mergeCells>`;
    const { rows: first, merges } = await (await openSheet(workbookOf({ sheet }))).top(2);
    expect(first.map(({ number }) => number)).toEqual([1, 2]);
    expect(merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 3 }]);
  });
});

describe('the sheets of a workbook', () => {
  test('a name that is not there is refused with those that are', async () => {
    await expect(openSheet(workbookOf({}), { sheet: 'Biểu 02' })).rejects.toMatchObject({
      name: 'SheetRefused',
      sentence: {
        vi: 'Không có trang tính "Biểu 02". Các trang tính trong tệp: "S". Hãy chọn một trong số đó.',
      },
    });
  });

  test('macros are left aside, and that is said', async () => {
    const sheet = await openSheet(workbookOf({ parts: [{ name: 'xl/vbaProject.bin', text: 'x' }] }));
    expect(sheet.notes.map(({ vi }) => vi)).toEqual(['Tệp có macro; macro bị bỏ qua, không chạy.']);
  });

  test('a file that is not there', async () => {
    await expect(openSheet('/nowhere/a.xlsx')).rejects.toThrow(SheetRefused);
  });
});

describe('the fields of a .csv', () => {
  const texts = async (source: string | Buffer) =>
    (await rowsOf(Buffer.from(source))).map(({ cells }) => cells.map(({ text }) => text));

  test.each([
    ['commas', 'a,b\n1,"2,5"\n'],
    ['semicolons', 'a;b\n1;2,5\n'],
    ['tabs', 'a\tb\r\n1\t2,5'],
    ['a byte-order mark', '\ufeffa;b\r\n1;2,5\r\n'],
    ['what its first line states', 'sep=;\r\na;b\r\n1;2,5\r\n'],
    ['UTF-16', Buffer.from('\ufeffa\tb\r\n1\t2,5\r\n', 'utf16le')],
    ['old Macintosh line ends', 'a;b\r1;2,5\r'],
  ])('by %s', async (_, source) => {
    expect(await texts(source)).toEqual([
      ['a', 'b'],
      ['1', '2,5'],
    ]);
  });

  test('quotes hold delimiters, line ends and quotes', async () => {
    expect(await texts('a,b\n"x, ""y""\nz",2\n')).toEqual([
      ['a', 'b'],
      ['x, "y"\nz', '2'],
    ]);
  });

  test('a quote that is never closed is refused', async () => {
    await expect(texts('a,b\n"x,2\n')).rejects.toThrow('The quote that opens in record 2 is never closed');
  });
});
