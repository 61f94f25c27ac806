import { SheetRefused, type Words } from './mistakes.js';

/** What a file is by its first bytes, whatever it is called. */

export type FileKind = 'zip' | 'csv';

/** Throws SheetRefused that says what the file is, when it is neither. `name` is what it is called, if it is known. */
export function fileKind(bytes: Buffer, name = ''): FileKind {
  const refusal = bytes.length === 0 ? empty : (binary(bytes) ?? markup(bytes));
  if (refusal) throw new SheetRefused(refusal);
  const kind: FileKind = startsWith(bytes, zip) ? 'zip' : 'csv';
  const misnomer = misnamed(kind, name);
  if (misnomer) throw new SheetRefused(misnomer);
  return kind;
}

function misnamed(kind: FileKind, name: string): Words | undefined {
  const ending = /\.(xls[xm]?|csv|tsv|txt)$/i.exec(name)?.[1]?.toLowerCase();
  if (ending === undefined || ending.startsWith('xls') === (kind === 'zip')) return undefined;
  return kind === 'csv' ? calledXlsx(ending) : calledCsv(ending);
}

const zip = 'PK\u0003\u0004';
const ole2 = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';

function binary(bytes: Buffer): Words | undefined {
  if (startsWith(bytes, zip) || isUtf16(bytes)) return undefined;
  if (startsWith(bytes, ole2)) return oldContainer(bytes);
  if (startsWith(bytes, '%PDF')) return saveAs('tệp PDF', 'a PDF file');
  return bytes.subarray(0, looked).includes(0) ? saveAs('tệp nhị phân', 'a binary file') : undefined;
}

/** So much of the file shows whether it is text, and of which kind. */
const looked = 4_096;
const isUtf16 = (bytes: Buffer): boolean =>
  startsWith(bytes, '\u00ff\u00fe') || startsWith(bytes, '\u00fe\u00ff');

function markup(bytes: Buffer): Words | undefined {
  const text = bytes.subarray(0, looked).toString('latin1').replaceAll('\u0000', '');
  if (/^[^\w<]*<(!doctype html|html|head|body|table|meta|style)\b/i.test(text))
    return saveAs('trang HTML', 'an HTML page');
  return /^[^\w<]*<(\?xml|!|\w)/i.test(text) ? saveAs('tệp XML', 'an XML file') : undefined;
}

const startsWith = (bytes: Buffer, mark: string): boolean =>
  bytes.subarray(0, mark.length).toString('latin1') === mark;

/** OLE2 holds either an old workbook or a new one behind a password. */
const oldContainer = (bytes: Buffer): Words =>
  bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? {
        vi: 'Tệp được bảo vệ bằng mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu (Tệp › Thông tin › Bảo vệ sổ tính), rồi lưu lại.',
        en: 'The file is encrypted with a password. Open it with Excel, remove the password (File › Info › Protect Workbook) and save it again.',
      }
    : saveAs('tệp .xls của Excel 97–2003', 'an .xls file of Excel 97–2003');

export const saveAs = (vi: string, en: string): Words => ({
  vi: `Đây là ${vi}, không phải .xlsx hay .csv. Hãy mở bằng Excel hoặc LibreOffice và lưu thành .xlsx.`,
  en: `This is ${en}, not .xlsx or .csv. Open it with Excel or LibreOffice and save it as .xlsx.`,
});
const empty: Words = {
  vi: 'Tệp rỗng (0 byte). Hãy chọn đúng tệp.',
  en: 'The file is empty (0 bytes). Choose the right file.',
};
const calledXlsx = (ending: string): Words => ({
  vi: `Đây là tệp văn bản (CSV) mang tên .${ending}. Hãy đổi đuôi thành .csv, hoặc mở bằng Excel và lưu thành .xlsx.`,
  en: `This is a text file (CSV) called .${ending}. Rename it to .csv, or open it with Excel and save it as .xlsx.`,
});
const calledCsv = (ending: string): Words => ({
  vi: `Đây là tệp nén (bảng tính Excel?) mang tên .${ending}. Hãy đổi đuôi thành .xlsx.`,
  en: `This is a zip (an Excel workbook?) called .${ending}. Rename it to .xlsx.`,
});
