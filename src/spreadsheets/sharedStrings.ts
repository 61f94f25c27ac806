import type { Limits } from './limits.js';
import type { Parts } from './parts.js';
import { CellText } from './cellText.js';
import { readXml } from './xml.js';

/** The table of strings of a workbook, kept whole: cells name its lines. */
export async function sharedStrings(parts: Parts, part: string, limits: Limits): Promise<readonly string[]> {
  const strings: string[] = [];
  const text = new CellText(limits.cellCharacters);
  await readXml(parts.text(part, limits.sharedStringBytes), {
    open: (name) => {
      if (name === 'si') text.clear();
      text.open(name);
    },
    text: (piece) => text.add(piece),
    close: (name) => {
      text.close(name);
      if (name === 'si') strings.push(text.value());
    },
  });
  return strings;
}
