import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { Limits } from './limits.js';
import { SheetRefused, type Words } from './mistakes.js';

/** The zip around a workbook: its parts by name, none bigger than it may be. */
export class Parts {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: Limits,
  ) {}

  /** Reads the directory only. Throws SheetRefused when it promises more than `limits` allow, or is damaged. */
  static async open(bytes: Buffer, limits: Limits): Promise<Parts> {
    const zip = await unlessDamaged(fromBufferPromise(bytes));
    if (zip.entryCount > limits.entries) throw new SheetRefused(tooManyEntries(limits.entries));
    return new Parts(zip, await unlessDamaged(directory(zip, limits)), limits);
  }

  /** Part names compare without case. */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** In lower case. */
  names(): string[] {
    return [...this.entries.keys()];
  }

  /** The text of a part, piece by piece. Throws SheetRefused when it is longer than `most` bytes or not UTF-8. */
  async *text(name: string, most = this.limits.unpackedBytes): AsyncGenerator<string> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw new SheetRefused(partMissing(name));
    if (entry.uncompressedSize > most) throw new SheetRefused(tooBig(name, most));
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let read = 0;
    try {
      for await (const piece of await this.zip.openReadStreamPromise(entry)) {
        const bytes = piece as Buffer;
        read += bytes.length;
        if (read > most) throw new SheetRefused(tooBig(name, most));
        yield decoder.decode(bytes, { stream: true });
      }
      yield decoder.decode();
    } catch (error) {
      throw error instanceof SheetRefused ? error : new SheetRefused(damaged(String(error)));
    }
  }
}

async function directory(zip: ZipFile, { unpackedBytes }: Limits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    bytes += entry.uncompressedSize;
    if (bytes > unpackedBytes) throw new SheetRefused(tooMuch(unpackedBytes));
    entries.set(entry.fileName.toLowerCase(), entry);
  }
  return entries;
}

/** What yauzl says of a zip, as a refusal. */
async function unlessDamaged<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SheetRefused) throw error;
    throw new SheetRefused(damaged(error instanceof Error ? error.message : String(error)));
  }
}

const megabytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024);
const tooManyEntries = (most: number): Words => ({
  vi: `Tệp nén có quá ${most.toLocaleString('vi-VN')} mục bên trong, không phải bảng tính bình thường. Hãy mở rồi lưu lại bằng Excel.`,
  en: `The file holds more than ${most.toLocaleString('en-US')} entries, which no ordinary spreadsheet does. Open it and save it again with Excel.`,
});
const tooMuch = (most: number): Words => ({
  vi: `Tệp khi giải nén lớn hơn ${megabytes(most)} MB. Hãy chia thành nhiều tệp, hoặc bỏ các trang tính không cần.`,
  en: `Unpacked, the file is bigger than ${megabytes(most)} MB. Split it, or remove the sheets that are not needed.`,
});
const tooBig = (name: string, most: number): Words => ({
  vi: `Phần "${name}" trong tệp lớn hơn ${megabytes(most)} MB khi giải nén. Hãy chia thành nhiều tệp.`,
  en: `The part "${name}" of the file is bigger than ${megabytes(most)} MB unpacked. Split the file.`,
});
const partMissing = (name: string): Words => ({
  vi: `Tệp thiếu phần "${name}". Hãy mở rồi lưu lại bằng Excel hoặc LibreOffice.`,
  en: `The file lacks its part "${name}". Open it and save it again with Excel or LibreOffice.`,
});
const damaged = (message: string): Words => ({
  vi: `Tệp bị hỏng (${message}). Hãy mở rồi lưu lại bằng Excel hoặc LibreOffice.`,
  en: `The file is damaged (${message}). Open it and save it again with Excel or LibreOffice.`,
});
