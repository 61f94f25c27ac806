import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { standsIn } from '../machines/decide.js';
import { addDays } from '../machines/legalDate.js';
import type { ComposedLetter } from './composedLetter.js';
import type { LetterText } from './letterText.js';
import { letterTextOf } from './letterTexts.js';
import { dutyOf, type Duty, type Occasion } from './occasion.js';
import type { Page } from './page.js';

/**
 * The last day of a duty as an iCalendar (RFC 5545), for the recipient's own calendar: an all-day date of
 * Asia/Ho_Chi_Minh in whichever zone the server runs. The UID is the duty's for ever; a day that was moved comes as
 * the same UID with a higher SEQUENCE. It is cancelled only when the duty is gone.
 */
export async function calendarOf(
  about: Occasion,
  page: Page,
  letter: LetterText,
  domain: string,
): Promise<ComposedLetter['calendar']> {
  const { duty } = about;
  if (duty && keeps(letter, duty)) return calendar('REQUEST', about, page, [duty], domain);
  const duties = await gone(about);
  return duties.length === 0 ? null : calendar('CANCEL', about, page, duties, domain);
}

const keeps = ({ asks, dates }: LetterText, { timer }: Duty): boolean =>
  asks || (dates?.includes(timer) ?? false);

/** Duties that earlier letters put into this recipient's calendar, and that are no more. */
async function gone({ read, file, history, entry, recipient }: Occasion): Promise<Duty[]> {
  const rows = await read(
    'select seq, letter from outbox_message where file_id = $1 and recipient = $2 and seq < $3 order by seq',
    [file.id, recipient, entry.seq],
  );
  const told = rows.flatMap(({ seq, letter }) => {
    const made = history.find((one) => one.seq === Number(seq));
    const duty = made ? dutyOf(made, history) : null;
    const text = letterTextOf(String(letter));
    return duty && text && keeps(text, duty) ? [duty] : [];
  });
  const once = new Map(told.map((duty) => [`${duty.timer} ${duty.stage}`, duty]));
  return [...once.values()].filter(({ stage }) => !standsIn(file.state, stage));
}

function calendar(
  method: 'REQUEST' | 'CANCEL',
  { file, entry, url }: Occasion,
  page: Page,
  duties: readonly Duty[],
  domain: string,
): ComposedLetter['calendar'] {
  const made = new ICalCalendar({
    method: ICalCalendarMethod[method],
    prodId: { company: 'Thidua', product: 'Thidua', language: page.language },
  });
  for (const { timer, stage, last, version } of duties) {
    made.createEvent({
      id: `${file.id}.${timer}.${stage}@${domain}`,
      sequence: method === 'REQUEST' ? version : entry.seq,
      stamp: entry.at,
      // Texts without an hour: a Date would be turned into the server's zone.
      start: last,
      end: addDays(last, 1),
      allDay: true,
      summary: page.subject,
      description: { plain: page.action },
      url,
      status: method === 'REQUEST' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    });
  }
  return { method, content: made.toString() };
}
