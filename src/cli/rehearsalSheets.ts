import { say, type Language } from '../language/language.js';
import { dateOf } from '../machines/legalDate.js';
import type { WrittenSheet } from '../spreadsheets/written.js';
import {
  assumptions,
  dayOffText,
  endlessText,
  letterCells,
  loadCells,
  loadHeadings,
  titleOf,
  type Rehearsed,
} from './rehearsalText.js';

/** A rehearsal as sheets: the letters first, which is what a .csv holds. */
export function rehearsalSheets(rehearsed: Rehearsed, language: Language): [WrittenSheet, ...WrittenSheet[]] {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const { summary, names } = rehearsed;
  const heading = (vi: string, en: string, kind: 'text' | 'date' = 'text') => ({
    heading: word(vi, en),
    kind,
  });
  return [
    {
      name: word('Thư', 'Letters'),
      title: [titleOf(rehearsed, language), ...assumptions(rehearsed, language)],
      columns: [
        ...[heading('Ngày', 'Day', 'date'), heading('Giờ', 'Hour'), heading('Thư', 'Letter')],
        ...[heading('Bậc', 'Step'), heading('Hồ sơ', 'File'), heading('Người nhận', 'Recipient')],
        ...[heading('Cách gửi', 'By'), heading('Tiêu đề', 'Subject')],
      ],
      rows: summary.letters.map((letter) => [dateOf(letter.at), ...letterCells(letter, names, language)]),
    },
    {
      name: word('Người nhận', 'Recipients'),
      columns: loadHeadings(language).map((text) => ({ heading: text, kind: 'text' })),
      rows: summary.load.map((one) => loadCells(one, names, language)),
    },
    {
      name: word('Cần xem lại', 'To look at'),
      columns: [heading('Nội dung', 'What')],
      rows: [
        ...summary.daysOff.map((one) => [dayOffText(one, language)]),
        ...summary.endless.map((one) => [endlessText(one, language)]),
      ],
    },
  ];
}
