import { isUtf8 } from 'node:buffer';
import { delimiterOf, CsvRows } from './csvRows.js';
import type { Limits } from './limits.js';
import { SheetRefused, type Words } from './mistakes.js';
import type { Row, Sheet, Top } from './sheet.js';

/**
 * A .csv as a sheet: UTF-8 or UTF-16 by its byte-order mark, UTF-8 without one; what is not UTF-8 is read byte for
 * byte as Windows-1252, as Excel reads it, so that its columns can still be judged.
 */
export function csvSheet(bytes: Buffer, sha256: string, limits: Limits): Sheet {
  const { encoding, notes } = encodingOf(bytes);
  const pieces = () => decoded(bytes, encoding);
  const first = pieces().next();
  const start = first.done ? '' : first.value;
  const delimiter = delimiterOf(start, limits);
  const statesIt = /^sep=/i.test(start);

  function* batches(): Generator<readonly Row[]> {
    const reader = new CsvRows(delimiter, limits);
    const drain = () => {
      const taken = reader.ready.splice(0);
      return statesIt && taken[0]?.number === 1 ? taken.slice(1) : taken;
    };
    for (const piece of pieces()) {
      reader.write(piece);
      if (reader.ready.length > 0) yield drain();
    }
    reader.end();
    if (reader.ready.length > 0) yield drain();
  }

  function top(lastRow: number): Top {
    const found: Row[] = [];
    for (const batch of batches()) {
      found.push(...batch.filter(({ number }) => number <= lastRow));
      if ((batch.at(-1)?.number ?? 0) >= lastRow) break;
    }
    return { rows: found, merges: [] };
  }

  return {
    name: 'CSV',
    names: ['CSV'],
    notes,
    sha256,
    top: (lastRow) => Promise.resolve(top(lastRow)),
    rows: batches,
  };
}

type CsvEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

function encodingOf(bytes: Buffer): { encoding: CsvEncoding; notes: Words[] } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', notes: [] };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', notes: [] };
  return isUtf8(bytes) ? { encoding: 'utf-8', notes: [] } : { encoding: 'windows-1252', notes: [notUtf8] };
}

/** Small, so that its rows are gone before the garbage collector takes them for long-lived. */
const pieceLength = 16 * 1024;

/** Without the byte-order mark. Throws SheetRefused when the bytes do not fit the encoding. */
function* decoded(bytes: Buffer, encoding: CsvEncoding): Generator<string, void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let from = 0; from < bytes.length; from += pieceLength)
      yield decoder.decode(bytes.subarray(from, from + pieceLength), { stream: true });
    yield decoder.decode();
  } catch {
    throw new SheetRefused(notText);
  }
}

const notUtf8: Words = {
  vi: 'Tệp CSV không ở bảng mã UTF-8; được đọc như Windows-1252. Nên lưu lại thành "CSV UTF-8".',
  en: 'The CSV file is not UTF-8; it was read as Windows-1252. Better save it as "CSV UTF-8".',
};
const notText: Words = {
  vi: 'Tệp CSV bị hỏng: có đoạn không phải chữ. Hãy lưu lại thành "CSV UTF-8".',
  en: 'The CSV file is damaged: part of it is no text. Save it again as "CSV UTF-8".',
};
