import {
  isAlias,
  isMap,
  isNode,
  Lexer,
  LineCounter,
  parseDocument,
  Parser,
  visit,
  type Document,
  type Node,
} from 'yaml';
import type { z } from 'zod';
import type { Label } from '../machines/fields.js';
import { MovementMistakes, type Mistake, type ValueMistake } from './mistakes.js';
import { mistakesIn } from './schemaMistakes.js';
import { readText } from './textFile.js';
import { syntaxWords } from './yamlSyntax.js';

/**
 * Reads a data file written by people: YAML 1.2 without aliases (a few lines of them can grow to gigabytes, and
 * every rule should say its own source). What its parts must say together is asked of `together`, which is given
 * the paths that are already known to be wrong.
 * Throws MovementMistakes with every mistake, each with its line and column.
 */
export function readYaml<T>(
  file: string,
  schema: z.ZodType<T>,
  together: (value: T, known: readonly ValueMistake[]) => readonly ValueMistake[],
): T {
  const lines = new LineCounter();
  const document = parse(file, lines);
  const broken = [...syntaxMistakes(document), ...aliasMistakes(document, lines)];
  if (broken.length > 0) throw refusal(file, broken);
  const value: unknown = document.toJS();
  const known = mistakesIn(schema, value);
  const mistakes = [...known, ...together(value as T, known)];
  if (mistakes.length > 0) {
    throw refusal(
      file,
      mistakes.map((mistake) => placed(mistake, document, lines)),
    );
  }
  return schema.parse(value);
}

/** A mistake at its place, before the name of the file is added. */
type Placed = Omit<Mistake, 'file'>;

const refusal = (file: string, mistakes: readonly Placed[]): MovementMistakes =>
  new MovementMistakes(
    mistakes
      .map((mistake) => ({ file, ...mistake }))
      .sort((one, other) => one.line - other.line || one.column - other.column),
  );

function parse(file: string, lineCounter: LineCounter): Document {
  const text = readText(file);
  const excess = excessOf(text);
  if (excess) throw refusal(file, [{ line: 1, column: 1, path: '', ...excess }]);
  return parseDocument(text, { lineCounter });
}

const maxDepth = 50;
/** Ten times the longest movement file that is shipped. */
const maxLexemes = 50_000;

/**
 * Composing recurses, and compares every key with all before it, so that brackets without end would end the process
 * and keys without end would hold it for minutes: both are counted before.
 */
function excessOf(text: string): Words | null {
  const parser = new Parser();
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    Array.from(parser.next(lexeme));
    lexemes += 1;
    if (parser.stack.length > maxDepth) return tooDeep;
    if (lexemes > maxLexemes) return tooMany;
  }
  return null;
}

const syntaxMistakes = ({ errors, warnings }: Document): Placed[] =>
  [...errors, ...warnings].map(({ code, message, linePos }) => {
    const { line, col } = linePos?.[0] ?? { line: 1, col: 1 };
    const words =
      code === 'DUPLICATE_KEY' ? twice : { message: syntaxWords(code, message), fix: correctHere };
    return { line, column: col, path: '', ...words };
  });

function aliasMistakes(document: Document, lines: LineCounter): Placed[] {
  const found: Placed[] = [];
  visit(document, {
    Node(_key, node) {
      if (!isAlias(node) && !node.anchor) return;
      const { line, col } = lines.linePos(node.range?.[0] ?? 0);
      found.push({ line, column: col, path: '', ...alias });
    },
  });
  return found;
}

/** A missing key is shown at the group that lacks it. */
function placed({ path, atKey, message, fix }: ValueMistake, document: Document, lines: LineCounter): Placed {
  const node = (atKey ? keyAt(document, path) : null) ?? nodeAt(document, path);
  const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
  return {
    line: Math.max(line, 1),
    column: Math.max(col, 1),
    path: path.map(String).join('.'),
    message,
    fix,
  };
}

function keyAt(document: Document, path: readonly PropertyKey[]): Node | null {
  const group = nodeAt(document, path.slice(0, -1));
  const keys = isMap(group) ? group.items.map(({ key }) => key) : [];
  return keys.filter(isNode).find((key) => String(key) === String(path.at(-1))) ?? null;
}

function nodeAt(document: Document, path: readonly PropertyKey[]): Node | null {
  const node = path.length > 0 ? document.getIn(path, true) : document.contents;
  if (isNode(node)) return node;
  return path.length > 0 ? nodeAt(document, path.slice(0, -1)) : null;
}

type Words = Pick<Mistake, 'message' | 'fix'>;
const correctHere: Label = { vi: 'Sửa cú pháp ở chỗ này.', en: 'Correct the syntax here.' };
const tooDeep: Words = {
  message: { vi: 'Các mục lồng nhau quá sâu.', en: 'The groups are nested too deeply.' },
  fix: { vi: 'Kiểm tra các dấu ngoặc và dấu gạch đầu dòng.', en: 'Check the brackets and dashes.' },
};
const tooMany: Words = {
  message: { vi: 'Tệp có quá nhiều mục.', en: 'The file has too many entries.' },
  fix: { vi: 'Kiểm tra xem có đúng tệp không.', en: 'Check that it is the right file.' },
};
const twice: Words = {
  message: { vi: 'Khóa này đã có trong cùng nhóm.', en: 'This key stands twice in one group.' },
  fix: { vi: 'Giữ một, bỏ một.', en: 'Keep one of them.' },
};
const alias: Words = {
  message: { vi: 'Không dùng bí danh (& và *).', en: 'Aliases (& and *) are not used here.' },
  fix: { vi: 'Ghi lại giá trị ở từng chỗ.', en: 'Write the value out in each place.' },
};
