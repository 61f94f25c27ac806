import type { WrittenKind } from './written.js';

/** How the cells of a written workbook look. */

interface Look {
  /** Code of the number format; of the standard's own where it has one. */
  readonly format: string;
  readonly bold?: true;
  readonly fill?: true;
  readonly wrap?: true;
  readonly centred?: true;
  /** In characters. */
  readonly width: number;
}

const looks = {
  plain: { format: 'General', width: 10 },
  title: { format: '@', bold: true, width: 10 },
  head: { format: '@', bold: true, fill: true, wrap: true, centred: true, width: 10 },
  amount: { format: '#,##0', width: 20 },
  rate: { format: '0.00##########"%"', width: 10 },
  date: { format: 'dd/mm/yyyy', width: 12 },
  month: { format: 'mm/yyyy', width: 10 },
  code: { format: '@', width: 14 },
  text: { format: '@', wrap: true, width: 36 },
} as const satisfies Record<WrittenKind | 'plain' | 'title' | 'head', Look>;

type LookName = keyof typeof looks;
const names = Object.keys(looks) as LookName[];
const all: readonly Look[] = Object.values(looks);

/** The number by which cells name their style. */
export const styleNumber = (look: LookName): number => names.indexOf(look);

export const widthOf = (kind: WrittenKind): number => looks[kind].width;

/** Numbers of formats below 164 belong to the standard. */
const firstFormat = 164;

const formats = all
  .map(
    ({ format }, at) =>
      `<numFmt numFmtId="${firstFormat + at}" formatCode="${format.replaceAll('"', '&quot;')}"/>`,
  )
  .join('');

const cellStyles = all
  .map(({ bold, fill, wrap, centred }, at) => {
    const references = `numFmtId="${firstFormat + at}" fontId="${bold ? 1 : 0}" fillId="${fill ? 2 : 0}" borderId="0" xfId="0"`;
    const alignment = `vertical="top"${centred ? ' horizontal="center"' : ''}${wrap ? ' wrapText="1"' : ''}`;
    return `<xf ${references} applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment ${alignment}/></xf>`;
  })
  .join('');

const font = (bold: string): string =>
  `<font>${bold}<sz val="11"/><name val="Times New Roman"/><family val="1"/></font>`;

/** The part `xl/styles.xml`. */
export const stylesXml = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  `<numFmts count="${all.length}">${formats}</numFmts>`,
  `<fonts count="2">${font('')}${font('<b/>')}</fonts>`,
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/><bgColor indexed="64"/></patternFill></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${all.length}">${cellStyles}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('');
