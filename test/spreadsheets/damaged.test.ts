import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SheetRefused } from '../../src/spreadsheets/mistakes.js';
import { openSheet } from '../../src/spreadsheets/openSheet.js';
import { writeWorkbook } from '../../src/spreadsheets/writeWorkbook.js';
import { workbookOf, type Handmade } from './handmade.js';

/** Rows, or a refusal in words: never anything else. */
async function readOrRefused(bytes: Buffer): Promise<boolean> {
  try {
    const sheet = await openSheet(bytes);
    await sheet.top(40);
    for await (const batch of sheet.rows()) expect(batch.length).toBeGreaterThan(0);
    return true;
  } catch (error) {
    if (error instanceof SheetRefused) return false;
    throw error;
  }
}

test('a workbook with any bytes changed is read or refused', async () => {
  const sound = await writeWorkbook([
    { name: 'S', columns: [{ heading: 'Mã', kind: 'code' }], rows: [['0012'], ['0013']] },
  ]);
  const change = fc.tuple(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = Buffer.from(sound);
      for (const [at, byte] of changes) bytes[at] = byte;
      await readOrRefused(bytes);
    }),
    { numRuns: 500 },
  );
});

const parts: Required<Pick<Handmade, 'sheet' | 'strings' | 'styles' | 'workbookPr'>> = {
  sheet:
    '<sheetData><row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><f>1</f><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
  strings: '<si><t>Sở</t></si>',
  styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
  workbookPr: '<workbookPr date1904="1"/>',
};
const names = ['sheet', 'strings', 'styles', 'workbookPr'] as const;

test('a workbook whose parts are cut, doubled or altered is read or refused', async () => {
  const piece = fc.constantFrom(
    '',
    '<',
    '>',
    '"',
    '&',
    '&#0;',
    '-1',
    '99999999999',
    'x',
    '<c>',
    '</row>',
    '%',
    '\u0000',
  );
  let sound = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.nat(),
      fc.nat({ max: 12 }),
      piece,
      async (name, at, length, by) => {
        const text = parts[name];
        const from = at % text.length;
        const altered = text.slice(0, from) + by + text.slice(from + length);
        if (await readOrRefused(workbookOf({ ...parts, [name]: altered }))) sound += 1;
      },
    ),
    { numRuns: 500 },
  );
  expect(sound).toBeGreaterThan(0);
});

test.each(['%', 'http://[', '../../../../x.xml', ''])(
  'a relation that leads to "%s" is refused',
  async (target) => {
    const text = `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="${target}"/></Relationships>`;
    expect(await readOrRefused(workbookOf({ parts: [{ name: 'xl/_rels/workbook.xml.rels', text }] }))).toBe(
      false,
    );
  },
);
