import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Call } from './answer.js';
import { WrongUse } from './wrongUse.js';

/** Writes the file of `-o` and resolves with its path. Throws WrongUse where none can be written. */
export async function writeOutput(call: Call, file: string, content: string | Uint8Array): Promise<string> {
  const path = resolve(call.cwd, file);
  try {
    await writeFile(path, content);
  } catch (error) {
    throw unwritable(file, String((error as NodeJS.ErrnoException).code));
  }
  return path;
}

const unwritable = (file: string, code: string): WrongUse =>
  new WrongUse(
    {
      vi: `Không ghi được tệp "${file}" (${code}): kiểm tra thư mục, quyền ghi và chỗ trống, hoặc chọn tên khác.`,
      en: `The file "${file}" cannot be written (${code}): check its folder, the right to write and the free space, or choose another name.`,
    },
    '--output',
    file,
  );
