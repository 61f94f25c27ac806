import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { columnLetters } from './address.js';
import { escapeXml } from './escapeXml.js';
import { headRow, sheetXml } from './sheetXml.js';
import type { WrittenSheet } from './written.js';
import { stylesXml } from './writtenStyles.js';

/**
 * An .xlsx with real numbers and dates, print area set, the head frozen and repeated on every printed page. What
 * people typed is written as text, never as a formula. The same sheets give the same bytes.
 */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const zip = new ZipFile();
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets),
    '_rels/.rels': relations(['officeDocument xl/workbook.xml']),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, at) => `worksheet worksheets/sheet${at + 1}.xml`),
      'styles styles.xml',
    ]),
    'xl/styles.xml': stylesXml,
  };
  for (const [name, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(xml), name, dated);
  for (const [at, sheet] of sheets.entries())
    zip.addReadStream(Readable.from(sheetXml(sheet)), `xl/worksheets/sheet${at + 1}.xml`, dated);
  zip.end();
  return buffer(zip.outputStream);
}

/** The zip's own first day, in every zone: when a report was made stands in the report. */
const dated = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const schemas = 'http://schemas.openxmlformats.org';
const officeRelations = `${schemas}/officeDocument/2006/relationships`;
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(sheets: readonly WrittenSheet[]): string {
  const parts = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ...sheets.map((_, at) => [`/xl/worksheets/sheet${at + 1}.xml`, 'worksheet']),
  ].map(
    ([part = '', type = '']) => `<Override PartName="${part}" ContentType="${contentType}.${type}+xml"/>`,
  );
  return [
    `${declaration}<Types xmlns="${schemas}/package/2006/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    `<Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`,
  ].join('');
}

/** Each line is `type target`; ids count from 1. */
function relations(lines: readonly string[]): string {
  const items = lines.map((line, at) => {
    const [type = '', target = ''] = line.split(' ');
    return `<Relationship Id="rId${at + 1}" Type="${officeRelations}/${type}" Target="${target}"/>`;
  });
  return `${declaration}<Relationships xmlns="${schemas}/package/2006/relationships">${items.join('')}</Relationships>`;
}

function workbook(sheets: readonly WrittenSheet[]): string {
  const listed = sheets.map(
    ({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  return [
    `${declaration}<workbook xmlns="${schemas}/spreadsheetml/2006/main" xmlns:r="${officeRelations}">`,
    `<sheets>${listed.join('')}</sheets><definedNames>${sheets.map(printNames).join('')}</definedNames></workbook>`,
  ].join('');
}

/** What is printed, and the row that every page begins with. */
function printNames(sheet: WrittenSheet, at: number): string {
  const head = headRow(sheet);
  const quoted = escapeXml(`'${sheet.name.replaceAll("'", "''")}'`);
  const corner = `$${columnLetters(Math.max(sheet.columns.length, 1))}$${head + sheet.rows.length}`;
  const name = (kind: string, range: string) =>
    `<definedName name="_xlnm.${kind}" localSheetId="${at}">${quoted}!${range}</definedName>`;
  return name('Print_Area', `$A$1:${corner}`) + name('Print_Titles', `$${head}:$${head}`);
}
