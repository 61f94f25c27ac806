import { readAs } from './amountText.js';
import { cleanText } from './cleanText.js';
import { readLegacy } from './legacyReadings.js';
import type { Fault, Words } from './mistakes.js';
import type { Verdict } from './textJudgement.js';

/** What can be wrong with a column or a row as a whole. */

export const missingValue = (heading: string): Fault => ({
  message: { vi: `Thiếu "${heading}".`, en: `"${heading}" is missing.` },
  fix: { vi: 'Điền vào ô, hoặc xóa cả dòng.', en: 'Fill in the cell, or remove the row.' },
});

/** A column in which every typed number could be Vietnamese or English. */
export function askedAbout(bare: string): Fault {
  const [vi, en] = [readAs('vi', bare) ?? '', readAs('en', bare) ?? ''];
  return {
    message: {
      vi: `"${bare}" có thể là ${vi.replace('.', ',')} (kiểu Việt Nam) hoặc ${en.replace('.', ',')} (kiểu Anh), và cả cột không có số nào phân biệt được.`,
      en: `"${bare}" can be ${vi} (Vietnamese) or ${en} (English), and no other number of the column tells which.`,
    },
    fix: {
      vi: 'Nhập lại với --numbers vi hoặc --numbers en, hoặc định dạng cột là số.',
      en: 'Import again with --numbers vi or --numbers en, or format the column as numbers.',
    },
    question: { vi, en },
  };
}

/** A column of text that is Vietnamese under another reading only. */
export function scrambled({ reading, text }: Verdict): Fault {
  const proposed = cleanText(readLegacy(text.normalize('NFC'), reading));
  return {
    message: {
      vi: `Cột này viết bằng bảng mã ${readingNames[reading]}: "${text}" là "${proposed}".`,
      en: `This column is written in ${readingNames[reading]}: "${text}" is "${proposed}".`,
    },
    fix: {
      vi: `Nếu đúng, nhập lại với --encoding ${reading}; cả cột sẽ được chuyển.`,
      en: `If that is right, import again with --encoding ${reading}; the whole column will be converted.`,
    },
    proposal: { encoding: reading, from: text, to: proposed },
  };
}

const readingNames = { tcvn3: 'TCVN3', vni: 'VNI', utf8AsWindows1252: 'UTF-8 (Windows-1252)' } as const;

export const noRows = (lastHeadRow: number): Words => ({
  vi: `Bảng không có dòng dữ liệu nào dưới dòng tiêu đề ${lastHeadRow}. Hãy chọn đúng tệp và trang tính.`,
  en: `The table has no rows below its head in row ${lastHeadRow}. Choose the right file and sheet.`,
});
