import type { Limits } from './limits.js';
import { SheetRefused, type Words } from './mistakes.js';
import type { Parts } from './parts.js';
import { cellFormats, type CellFormat } from './cellFormats.js';
import { sharedStrings } from './sharedStrings.js';
import { readXml } from './xml.js';

/** What the rows of a sheet need of their workbook. */
export interface Workbook {
  readonly names: readonly string[];
  readonly sheet: string;
  /** The part that holds the rows. */
  readonly part: string;
  readonly dates: 1900 | 1904;
  readonly formats: readonly CellFormat[];
  readonly strings: readonly string[];
}

interface Listed {
  readonly name: string;
  readonly id: string;
  readonly hidden: boolean;
}

/** Reads all but the rows. Without a name it takes the first sheet that is not hidden. */
export async function readWorkbook(
  parts: Parts,
  wanted: string | undefined,
  limits: Limits,
): Promise<Workbook> {
  const root =
    Object.values(await related(parts, '')).find(isOf('officeDocument'))?.part ?? 'xl/workbook.xml';
  const { sheets, dates } = await listed(parts, root);
  const relations = await related(parts, root);
  const chosen = choose(sheets, wanted);
  const part = relations[chosen.id]?.part;
  if (!part || !isOf('worksheet')(relations[chosen.id])) throw new SheetRefused(noRows(chosen.name));
  const partOf = (type: string): string | undefined => Object.values(relations).find(isOf(type))?.part;
  const [styles, strings] = [partOf('styles'), partOf('sharedStrings')];
  return {
    names: sheets.map(({ name }) => name),
    sheet: chosen.name,
    part,
    dates,
    formats: styles && parts.has(styles) ? await cellFormats(parts, styles) : [],
    strings: strings && parts.has(strings) ? await sharedStrings(parts, strings, limits) : [],
  };
}

function choose(sheets: readonly Listed[], wanted: string | undefined): Listed {
  const found =
    wanted === undefined
      ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0])
      : sheets.find(({ name }) => sameName(name, wanted));
  if (!found)
    throw new SheetRefused(
      noSuchSheet(
        wanted ?? '',
        sheets.map(({ name }) => name),
      ),
    );
  return found;
}

const sameName = (one: string, other: string): boolean =>
  one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();

async function listed(parts: Parts, root: string): Promise<{ sheets: Listed[]; dates: 1900 | 1904 }> {
  const sheets: Listed[] = [];
  let dates: 1900 | 1904 = 1900;
  await readXml(parts.text(root), {
    open: (name, attributes) => {
      if (name === 'workbookPr' && ['1', 'true'].includes(attributes['date1904'] ?? '')) dates = 1904;
      if (name !== 'sheet') return;
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({ name: attributes['name'] ?? '', id: relationOf(attributes), hidden });
    },
  });
  return { sheets, dates };
}

/** `r:id`, whatever prefix the file gives that namespace. */
const relationOf = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? '';

interface Relation {
  readonly type: string;
  readonly part: string;
}

const isOf =
  (type: string) =>
  (relation: Relation | undefined): boolean =>
    relation?.type.endsWith(`/${type}`) ?? false;

/** What a part refers to, by relation id; '' is the package itself. */
async function related(parts: Parts, part: string): Promise<Record<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const list = `${folder}_rels/${part.slice(slash)}.rels`;
  const relations: Record<string, Relation> = {};
  if (!parts.has(list)) return relations;
  await readXml(parts.text(list), {
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name === 'Relationship') relations[Id] = { type: Type, part: resolved(folder, Target) };
    },
  });
  return relations;
}

/** The part that a target names, from the folder of the part that names it; '' for an address that is none. */
function resolved(folder: string, target: string): string {
  try {
    return decodeURI(new URL(target, `part:///${folder}`).pathname).slice(1);
  } catch {
    return '';
  }
}

const noSuchSheet = (name: string, names: readonly string[]): Words => ({
  vi: `Không có trang tính "${name}". Các trang tính trong tệp: ${quoted(names)}. Hãy chọn một trong số đó.`,
  en: `There is no sheet "${name}". The file has the sheets ${quoted(names)}. Choose one of them.`,
});
const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
const noRows = (name: string): Words => ({
  vi: `Trang "${name}" không chứa ô (là biểu đồ hoặc macro). Hãy chọn trang tính có bảng.`,
  en: `The sheet "${name}" holds no cells (it is a chart or a macro). Choose a sheet with a table.`,
});
