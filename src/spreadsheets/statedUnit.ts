import { folded } from './cleanText.js';
import { columnNumber } from './address.js';
import type { Column, Unit } from './columns.js';
import { headAt } from './head.js';
import { legacyReadings, readLegacy } from './legacyReadings.js';
import type { Mapping } from './mapping.js';
import { SheetRefused, type Words } from './mistakes.js';
import type { Top } from './sheet.js';

/** The unit of each amount column, by its key: what the caller says, the heading, the line "ĐVT: …", else đồng. */
export function unitsOf(columns: readonly Column[], mapping: Mapping, top: Top): Record<string, Unit> {
  const head = headAt(top, mapping.head.first, mapping.head.last);
  const ofSheet = statedAbove(top, mapping.head.last);
  const units: Record<string, Unit> = {};
  for (const { key, unit } of columns.filter(({ key, kind }) => kind === 'amount' && mapping.columns[key])) {
    const heading = head.headings.get(columnNumber(mapping.columns[key] ?? '')) ?? [];
    const stated = heading.map(inBrackets).findLast((found) => found !== undefined) ?? ofSheet;
    if (unit && stated && unit !== stated) throw new SheetRefused(contradiction(key, unit, stated));
    units[key] = unit ?? stated ?? 'dong';
  }
  return units;
}

/** "Đơn vị tính: triệu đồng", in a cell above the table or in its head. */
function statedAbove({ rows }: Top, lastRow: number): Unit | undefined {
  const texts = rows
    .filter(({ number }) => number <= lastRow)
    .flatMap(({ cells }) => cells.map(({ text }) => text));
  return first(texts.flatMap(readings), (text) =>
    unitNamed(/^(?:don vi(?: tinh)?|dvt) (.*)$/.exec(folded(text))?.[1]),
  );
}

const inBrackets = (heading: string): Unit | undefined =>
  first(readings(heading), (text) => unitNamed(folded(/\(([^()]*)\)[^()]*$/.exec(text)?.[1] ?? '')));

const readings = (text: string): string[] => [
  text,
  ...legacyReadings.map((reading) => readLegacy(text.normalize('NFC'), reading)),
];

function first<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const unitNamed = (name = ''): Unit | undefined =>
  names.find(([pattern]) => pattern.test(name.replace(/^(don vi(?: tinh)?|dvt) /, '')))?.[1];

const names: readonly (readonly [RegExp, Unit])[] = [
  [/^(ty|ti)( dong| d)?$/, 'billion'],
  [/^(trieu|tr)( dong| d)?$/, 'million'],
  [/^(nghin|ngan|1 000|1000)( dong| d)?$/, 'thousand'],
  [/^(dong|d|vnd)$/, 'dong'],
];

export const unitWords: Readonly<Record<Unit, Words>> = {
  dong: { vi: 'đồng', en: 'đồng' },
  thousand: { vi: 'nghìn đồng', en: 'thousand đồng' },
  million: { vi: 'triệu đồng', en: 'million đồng' },
  billion: { vi: 'tỷ đồng', en: 'billion đồng' },
};

const contradiction = (key: string, given: Unit, stated: Unit): Words => ({
  vi: `Cột "${key}" được khai là ${unitWords[given].vi}, nhưng bảng ghi ${unitWords[stated].vi}. Hãy khai đúng đơn vị tính.`,
  en: `The column "${key}" was said to be in ${unitWords[given].en}, but the sheet states ${unitWords[stated].en}. Give the right unit.`,
});
