import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { csvSheet } from './csvSheet.js';
import { fileKind } from './fileKind.js';
import { limits as standard, type Limits } from './limits.js';
import { SheetRefused, type Words } from './mistakes.js';
import type { Sheet } from './sheet.js';
import { xlsxSheet } from './xlsxSheet.js';

export interface OpenOptions {
  /** The name of the sheet; the first one that is not hidden when absent. */
  readonly sheet?: string | undefined;
  /** What the file is called, where `source` is its bytes. */
  readonly fileName?: string | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

/**
 * Opens an .xlsx or .csv, by its path or its bytes, as a stream of rows of text cells.
 * Throws SheetRefused, which says what the file is instead, or which limit it breaks.
 */
export async function openSheet(source: string | Buffer, options: OpenOptions = {}): Promise<Sheet> {
  const limits = { ...standard, ...options.limits };
  const name = options.fileName ?? (typeof source === 'string' ? source : undefined);
  const bytes = await wholeFile(source, limits.fileBytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return fileKind(bytes, name) === 'zip'
    ? xlsxSheet(bytes, sha256, options.sheet, limits)
    : csvSheet(bytes, sha256, limits);
}

/** Fifty megabytes at most, so it is read at once: what is hashed is what is read, whoever writes meanwhile. */
async function wholeFile(source: string | Buffer, most: number): Promise<Buffer> {
  if (typeof source !== 'string') {
    if (source.length > most) throw new SheetRefused(tooBig(most));
    return source;
  }
  const found = await stat(source).catch(() => undefined);
  if (!found?.isFile()) throw new SheetRefused(noFile(source));
  if (found.size > most) throw new SheetRefused(tooBig(most));
  try {
    return await readFile(source);
  } catch {
    throw new SheetRefused(unreadable(source));
  }
}

const noFile = (path: string): Words => ({
  vi: `Không có tệp "${path}". Hãy kiểm tra lại đường dẫn.`,
  en: `There is no file "${path}". Check the path.`,
});
const unreadable = (path: string): Words => ({
  vi: `Không đọc được tệp "${path}". Hãy kiểm tra quyền đọc và ổ đĩa.`,
  en: `The file "${path}" cannot be read. Check the right to read it, and its disk.`,
});
const tooBig = (most: number): Words => ({
  vi: `Tệp lớn hơn ${Math.floor(most / 1024 / 1024)} MB. Hãy chia thành nhiều tệp.`,
  en: `The file is bigger than ${Math.floor(most / 1024 / 1024)} MB. Split it.`,
});
