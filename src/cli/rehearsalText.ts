import { date, dayInWords, instant, twoDigits } from '../language/format.js';
import { timer } from '../language/labels.js';
import { say, type Language, type Names } from '../language/language.js';
import { letterName } from '../language/letters.js';
import type { Instant, LegalDate } from '../machines/attempt.js';
import { dateOf } from '../machines/legalDate.js';
import type { RehearsedLetter } from '../workers/rehearse.js';
import type { DayOff, EndlessStep, Load, RehearsalSummary } from '../workers/rehearsalSummary.js';
import { recipientText } from './letterRows.js';
import { table } from './table.js';

/** A rehearsal as people read it. */

export interface Rehearsed {
  /** Of the movement. */
  readonly code: string;
  readonly span: { readonly from: LegalDate; readonly until: LegalDate };
  readonly planned: readonly {
    readonly at: Instant;
    readonly file: string;
    readonly move: string;
    readonly as: string;
  }[];
  readonly summary: RehearsalSummary;
  readonly waiting: number;
  readonly names: Names;
}

export function rehearsalText(rehearsed: Rehearsed, language: Language): string {
  const { summary, names } = rehearsed;
  return [
    titleOf(rehearsed, language),
    ...assumptions(rehearsed, language),
    ...daysText(summary.letters, names, language),
    ...section(
      loadTitle,
      summary.load.length === 0 ? null : loadText(summary.load, names, language),
      language,
    ),
    ...section(daysOffTitle, summary.daysOff.map((one) => dayOffText(one, language)).join('\n'), language),
    ...section(endlessTitle, summary.endless.map((one) => endlessText(one, language)).join('\n'), language),
  ].join('\n');
}

export const titleOf = ({ code, span, summary }: Rehearsed, language: Language): string =>
  say(
    {
      vi: `Diễn tập ${code}: ${summary.letters.length} thư từ ${date(span.from)} đến hết ${date(span.until)}; không gửi thư nào.`,
      en: `Rehearsal of ${code} from ${date(span.from)} to the end of ${date(span.until)}; letters: ${summary.letters.length}, none is sent.`,
    },
    language,
  );

/** What the rehearsal takes for granted, line by line. */
export function assumptions({ planned, waiting }: Rehearsed, language: Language): string[] {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const happens =
    planned.length === 0
      ? word(
          'Giả định: chỉ có thời gian trôi qua; không ai làm bước nào, báo cáo, xác nhận; không thư nào bị trả lại.',
          'It assumes that nothing happens but the passing of time: no move, report, acknowledgement or bounce.',
        )
      : word(
          'Giả định: ngoài thời gian trôi qua chỉ có các bước sau; không thư nào bị trả lại.',
          'It assumes that besides the passing of time only these moves happen, and no bounce.',
        );
  return [
    happens,
    ...planned.map((one) => `  ${plannedText(one)}`),
    word(
      'Không dự báo việc chuyển thư: gửi lại, giới hạn theo tên miền.',
      'Delivery is not foretold: neither retries nor limits of a domain.',
    ),
    ...(waiting === 0
      ? []
      : [
          word(
            `Không kể ${waiting} thư đã đến giờ từ trước mà chưa gửi (thidua mail list --state queued).`,
            `Letters whose hour has come already are left out: ${waiting} (thidua mail list --state queued).`,
          ),
        ]),
  ];
}

export const plannedText = ({ at, file, move, as }: Rehearsed['planned'][number]): string =>
  `${instant(at)} · ${file} · ${move} · ${as}`;

function daysText(letters: readonly RehearsedLetter[], names: Names, language: Language): string[] {
  const days = [...new Set(letters.map(({ at }) => dateOf(at)))];
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const headings = [
    ...[word('Giờ', 'Hour'), word('Thư', 'Letter'), word('Bậc', 'Step'), word('Hồ sơ', 'File')],
    ...[word('Người nhận', 'Recipient'), word('Cách gửi', 'By'), word('Tiêu đề', 'Subject')],
  ];
  return days.map((day) => {
    const rows = letters.filter(({ at }) => dateOf(at) === day);
    const cells = rows.map((letter) => letterCells(letter, names, language));
    return `\n${dayInWords(day, language)}: ${word(`${rows.length} thư`, `letters: ${rows.length}`)}\n${table(headings, cells)}`;
  });
}

/** Hour, letter, step, file, recipient, way, subject. */
export function letterCells(letter: RehearsedLetter, names: Names, language: Language): string[] {
  const { at, obligations, composed } = letter;
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const steps = [...new Set(obligations.map(({ step }) => step))];
  const files = [...new Set(obligations.map(({ file }) => file))];
  return [
    instant(at).slice(11),
    letterName(letter.letter, language),
    steps.filter((step) => step !== null).join(', '),
    files.length > 1 ? word(`${files.length} hồ sơ`, `${files.length} files`) : (files[0] ?? ''),
    recipientText({ recipient: letter.recipient }, names),
    composed.to === null ? word('giấy', 'paper') : word('thư điện tử', 'e-mail'),
    composed.subject,
  ];
}

const loadTitle = { vi: 'Mỗi người nhận bao nhiêu', en: 'Load per recipient' };
const daysOffTitle = { vi: 'Ngày cuối rơi vào ngày nghỉ', en: 'Last days that fall on a day off' };
const endlessTitle = { vi: 'Bậc lặp lại không có điểm dừng', en: 'Steps that repeat without an end' };
const nothing = { vi: 'không có', en: 'none' };

const section = (title: { vi: string; en: string }, text: string | null, language: Language): string[] => [
  '',
  `${say(title, language)}:`,
  text === null || text === '' ? say(nothing, language) : text,
];

export const loadHeadings = (language: Language): string[] => {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  return [
    ...[word('Người nhận', 'Recipient'), word('Số thư', 'Letters'), word('Số việc', 'Items')],
    ...[word('Nhiều nhất trong ngày', 'Most in a day'), word('Ngày', 'Day'), word('Cách gửi', 'By')],
  ];
};
export const loadCells = (
  { recipient, letters, obligations, most, onPaper }: Load,
  names: Names,
  language: Language,
): string[] => [
  ...[recipientText({ recipient }, names), String(letters), String(obligations), String(most.letters)],
  date(most.day),
  onPaper ? say({ vi: 'giấy', en: 'paper' }, language) : say({ vi: 'thư điện tử', en: 'e-mail' }, language),
];
const loadText = (load: readonly Load[], names: Names, language: Language): string =>
  table(
    loadHeadings(language),
    load.map((one) => loadCells(one, names, language)),
    (column) => column >= 1 && column <= 3,
  );

export function dayOffText({ day, timer: name, files, lastWorkingDay }: DayOff, language: Language): string {
  const why = day.name === null ? say({ vi: 'cuối tuần', en: 'weekend' }, language) : say(day.name, language);
  return say(
    {
      vi: `${timer(name, language)}: ${dayInWords(day.date, language)} (${why}), ${twoDigits(files)} hồ sơ; ngày làm việc cuối trước đó là ${dayInWords(lastWorkingDay, language)}`,
      en: `${timer(name, language)}: ${dayInWords(day.date, language)} (${why}), files: ${files}; the last working day before is ${dayInWords(lastWorkingDay, language)}`,
    },
    language,
  );
}

export const endlessText = (
  { timer: name, step, repeatDays, times, waiting }: EndlessStep,
  language: Language,
): string =>
  say(
    {
      vi: `${timer(name, language)}, bậc ${step}: ${repeatDays} ngày nhắc một lần cho đến khi hồ sơ đi tiếp; ${times} lần trong những ngày này, cuối kỳ còn ${waiting} hồ sơ chờ`,
      en: `${timer(name, language)}, step ${step}: every ${repeatDays} days until the file moves on; times in these days: ${times}, files still waiting at the end: ${waiting}`,
    },
    language,
  );
