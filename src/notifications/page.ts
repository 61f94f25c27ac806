import { dateOf } from '../machines/legalDate.js';
import { countInWords } from '../movements/countInWords.js';
import type { LetterText, Written } from './letterText.js';
import type { Occasion } from './occasion.js';
import type { Recipient } from './recipient.js';

/** A letter as its recipient reads it, line by line, whatever carries it. */
export interface Page extends Pick<
  Written,
  'subject' | 'action' | 'figures' | 'table' | 'sentences' | 'link'
> {
  readonly language: Occasion['language'];
  readonly to: string;
  /** Why it came, what comes next, how it is switched off or why it can't be. */
  readonly reasons: readonly string[];
}

export function pageOf(
  written: Written,
  switchingOff: LetterText['statutory'],
  about: Occasion,
  to: Recipient,
): Page {
  const { word, language } = about;
  const { subject, action, figures, table, sentences, link, why, next } = written;
  return inert({
    ...{ language, subject, action, link },
    sentences: [...sentences, ...noted(about)],
    figures: [...figures, ...counted(about)],
    ...(table ? { table } : {}),
    to: word(`Kính gửi: ${to.title}`, `To: ${to.title}`),
    reasons: [
      word(`Vì sao nhận thư: ${why}`, `Why you got this: ${why}`),
      word(`Bước tiếp theo: ${next}`, `What comes next: ${next}`),
      ...(switchingOff ? [switchingOff[language]] : []),
    ],
  });
}

/** What somebody wrote by hand says that it was. */
const noted = ({ note, word, unitAt }: Occasion): readonly string[] => {
  const from = unitAt('board') || word('Ban Thi đua', 'the board');
  return note === null ? [] : [word(`Ghi chú của ${from}: ${note}`, `Note of ${from}: ${note}`)];
};

/** How the last day was counted, every day off named. */
function counted(about: Occasion): (readonly [string, string])[] {
  const { duty, history, definition, calendar, language, word } = about;
  const set = history.find(({ seq }) => seq === duty?.version);
  if (!duty || !set) return [];
  const rule = definition?.deadlines[duty.timer];
  const words = countInWords(rule, { from: dateOf(set.at), last: duty.last }, calendar, language);
  return words === null ? [] : [[word('Cách tính hạn', 'How the day is counted'), words]];
}

/**
 * Every text of a value on one line, without control, format and line characters: what somebody typed into a name or
 * a reason can neither begin a header nor pretend to be a line of the letter.
 */
const inert = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value, onOneLine)) as Value;

const onOneLine = (_key: string, value: unknown): unknown =>
  typeof value === 'string'
    ? value
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .replace(/\p{Cf}/gu, '')
        .trim()
    : value;
