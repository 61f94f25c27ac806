import { readFileSync } from 'node:fs';
import type { Label } from '../machines/fields.js';
import { MovementMistakes, type Mistake } from './mistakes.js';

const maxBytes = 1_000_000;

/** The text of a file written by people: at most 1 MB of UTF-8 in NFC. Throws MovementMistakes. */
export function readText(file: string): string {
  const lines: string[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (const bytes of linesOf(bytesOf(file))) {
    try {
      lines.push(decoder.decode(bytes));
    } catch {
      throw refusal(file, lines.length + 1, 1, notUtf8);
    }
  }
  const at = lines.findIndex((line) => line.normalize('NFC') !== line);
  if (at >= 0) throw refusal(file, at + 1, decomposedColumn(lines[at] ?? ''), notComposed);
  return lines.join('\n');
}

type Words = Pick<Mistake, 'message' | 'fix'>;
const refusal = (file: string, line: number, column: number, words: Words): MovementMistakes =>
  new MovementMistakes([{ file, line, column, path: '', ...words }]);

function bytesOf(file: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw refusal(file, 1, 1, unreadable(String((error as NodeJS.ErrnoException).code)));
  }
  if (bytes.length > maxBytes) throw refusal(file, 1, 1, tooLong);
  return bytes;
}

function* linesOf(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    yield bytes.subarray(start, end);
    start = end + 1;
  }
  yield bytes.subarray(start);
}

/** Where the first letter stands that is written in parts. */
function decomposedColumn(line: string): number {
  const composed = line.normalize('NFC');
  let column = 0;
  while (line[column] === composed[column]) column += 1;
  return column + 1;
}

const words = (message: Label, fix: Label): Words => ({ message, fix });
const unreadable = (code: string): Words =>
  words(
    { vi: `Không đọc được tệp (${code}).`, en: `The file cannot be read (${code}).` },
    { vi: 'Kiểm tra đường dẫn và quyền đọc.', en: 'Check its path and the right to read it.' },
  );
const tooLong = words(
  { vi: 'Tệp lớn hơn 1 MB.', en: 'The file is larger than 1 MB.' },
  { vi: 'Kiểm tra xem có đúng tệp không.', en: 'Check that it is the right file.' },
);
const notUtf8 = words(
  { vi: 'Dòng này không phải UTF-8.', en: 'This line is not UTF-8.' },
  { vi: 'Lưu lại tệp với bảng mã UTF-8.', en: 'Save the file as UTF-8.' },
);
const notComposed = words(
  { vi: 'Chữ có dấu chưa ở dạng dựng sẵn (NFC).', en: 'Accented letters are not composed (NFC).' },
  { vi: 'Gõ lại, hoặc chuyển tệp sang NFC.', en: 'Type it again, or convert the file to NFC.' },
);
