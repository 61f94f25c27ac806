import type { Database } from '../entities/database.js';
import type { Language } from '../language/language.js';
import type { Instant } from '../machines/attempt.js';
import { text } from '../machines/data.js';
import { calendarOf } from './calendar.js';
import type { ComposedLetter, Sender } from './composedLetter.js';
import { html } from './html.js';
import { letterTextOf } from './letterTexts.js';
import { movedOn } from './movedOn.js';
import { occasionOf, type Occasion } from './occasion.js';
import { pageOf } from './page.js';
import { plainText } from './plainText.js';
import { recipientOf } from './recipient.js';

/**
 * The letter of a row of the outbox, as it reads on the local day of `now`: the instant within the day changes
 * nothing. Null: there is no such row, or the file has moved on and nothing is asked any more, so that the row is to
 * be cancelled. Throws YearWithoutCalendar when a distance in working days cannot be counted.
 */
export async function compose(
  db: Database,
  id: string,
  now: Instant,
  { from, baseUrl }: Sender,
  language: Language = 'vi',
): Promise<ComposedLetter | null> {
  const about = await occasionOf(db, id, { now, baseUrl, language });
  const letter = about ? letterTextOf(about.letter) : undefined;
  if (!about || !letter || (letter.asks && movedOn(about))) return null;
  const recipient = await recipientOf(db, about);
  const page = pageOf(await letter.write(about), letter, about, recipient);
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    to: recipient.address === null ? null : { name: recipient.name, address: recipient.address },
    subject: page.subject,
    text: plainText(page),
    html: html(page),
    calendar: await calendarOf(about, page, letter, domain),
    replyTo: deskAddress(about),
    references: [`<${about.file.id}@${domain}>`],
    messageId: `<${id}@${domain}>`,
    statutory: letter.statutory !== null,
    digest: false,
  };
}

/** Answers go to the desk that keeps the movement's files. */
const deskAddress = ({ units, unitIdAt }: Occasion): string | null =>
  text(units(unitIdAt('board'))?.state.context ?? {}, 'mailbox');
