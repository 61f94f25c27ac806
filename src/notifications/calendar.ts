import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { standsIn } from '../machines/decide.js';
import { addDays } from '../machines/legalDate.js';
import type { ComposedLetter } from './composedLetter.js';
import type { LetterText } from './letterText.js';
import { letterTextOf } from './letterTexts.js';
import { dutyOf, type Duty, type Occasion } from './occasion.js';
import type { Said } from './said.js';

/**
 * The last day of a duty as an iCalendar (RFC 5545, RFC 5546), for the recipient's own calendar: an all-day date of
 * Asia/Ho_Chi_Minh in whichever zone the server runs. The UID is the duty's for ever; a day that was moved comes as
 * the same UID with a higher SEQUENCE, and one that has passed is left as it stands. It is cancelled only when the duty is gone. A digest publishes several days:
 * a request speaks of one.
 */
export async function calendarOf(
  { about, letter, written }: Said,
  domain: string,
): Promise<ComposedLetter['calendar']> {
  const { duty, entry, file, url, today } = about;
  const told = { file, url, stamp: entry.at, domain, summary: written.subject, description: written.action };
  if (duty && duty.last >= today && keeps(letter, duty))
    return calendar('REQUEST', [{ ...told, duty, sequence: duty.version }]);
  const ended = await gone(about);
  return ended && calendar('CANCEL', [{ ...told, duty: ended, sequence: entry.seq }]);
}

/** The days of everything that a digest carries; null: none. */
export function digestCalendar(items: readonly Said[], domain: string): ComposedLetter['calendar'] {
  const days = items.flatMap(({ about: { duty, entry, file, url, today }, written }) =>
    duty && duty.last >= today
      ? [
          {
            file,
            url,
            stamp: entry.at,
            domain,
            summary: written.subject,
            description: written.action,
            duty,
            sequence: duty.version,
          },
        ]
      : [],
  );
  return days.length === 0 ? null : calendar('PUBLISH', days);
}

const keeps = ({ asks, dates }: LetterText, { timer }: Duty): boolean =>
  asks || (dates?.includes(timer) ?? false);

/** The last duty that a letter put into this recipient's calendar, when it is no more. */
async function gone({ read, file, history, entry, recipient }: Occasion): Promise<Duty | null> {
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
  return told.findLast(({ stage }) => !standsIn(file.state, stage)) ?? null;
}

interface Day {
  readonly file: Occasion['file'];
  readonly duty: Duty;
  readonly sequence: number;
  readonly stamp: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly domain: string;
}

function calendar(method: 'REQUEST' | 'CANCEL' | 'PUBLISH', days: readonly Day[]) {
  const made = new ICalCalendar({
    method: ICalCalendarMethod[method],
    prodId: { company: 'Thidua', product: 'Thidua', language: 'VI' },
  });
  for (const { file, duty, sequence, stamp, summary, description, url, domain } of days) {
    made.createEvent({
      id: `${file.id}.${duty.timer}.${duty.stage}@${domain}`,
      ...{ sequence, stamp, summary, url },
      description: { plain: description },
      // Texts without an hour: a Date would be turned into the server's zone.
      start: duty.last,
      end: addDays(duty.last, 1),
      allDay: true,
      status: method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return { method, content: made.toString() };
}
