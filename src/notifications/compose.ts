import type { Database } from '../entities/database.js';
import type { Language } from '../language/language.js';
import type { Instant } from '../machines/attempt.js';
import { text } from '../machines/data.js';
import type { Label } from '../machines/fields.js';
import { calendarOf, digestCalendar } from './calendar.js';
import type { ComposedLetter, Sender } from './composedLetter.js';
import { digestOf } from './digest.js';
import { html } from './html.js';
import { occasionOf, type Occasion } from './occasion.js';
import { pageOf, type Page } from './page.js';
import { plainText } from './plainText.js';
import { recipientOf } from './recipient.js';
import { saidIn } from './said.js';

/**
 * The letter of a row of the outbox, as it reads on the local day of `now`: the instant within the day changes
 * nothing. Null: there is no such row, or the file has moved on and nothing is asked any more, so that the row is to
 * be cancelled. Throws YearWithoutCalendar when a distance in working days cannot be counted.
 */
export async function compose(
  db: Database,
  id: string,
  now: Instant,
  { from, baseUrl, unsubscribeUrl }: Sender,
  language: Language = 'vi',
): Promise<ComposedLetter | null> {
  const asked = { now, baseUrl, language };
  const about = await occasionOf(db, id, asked);
  if (!about) return null;
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const recipient = await recipientOf(db, about);
  const to = recipient.address === null ? null : { name: recipient.name, address: recipient.address };
  const { suppressed } = recipient;
  const envelope = { to, suppressed, replyTo: deskAddress(about), messageId: `<${id}@${domain}>` };
  if (about.letter === 'dailyDigest') {
    const digest = await digestOf(db, about, asked);
    if (!digest) return null;
    const page = pageOf(digest.written, mayStop(unsubscribeUrl(id)), about, recipient);
    const calendar = digestCalendar(digest.items, domain);
    return {
      ...envelope,
      ...bodies(page),
      calendar,
      references: [],
      statutory: false,
      digest: true,
    };
  }
  const said = await saidIn(about);
  if (!said) return null;
  const { statutory } = said.letter;
  const page = pageOf(said.written, statutory, about, recipient);
  return {
    ...{ ...envelope, ...bodies(page), calendar: await calendarOf(said, domain) },
    ...{ references: [`<${about.file.id}@${domain}>`], statutory: statutory !== null, digest: false },
  };
}

const mayStop = (url: string): Label => ({
  vi: `Tắt bản tin: ${url} (từng việc nhắc và thông báo của quy trình vẫn gửi riêng).`,
  en: `Stop the digest: ${url} (each reminder and notice of the procedure still comes by itself).`,
});

const bodies = (page: Page) => ({ subject: page.subject, text: plainText(page), html: html(page) });

/** Answers go to the desk that keeps the movement's files. */
const deskAddress = ({ units, unitIdAt }: Occasion): string | null =>
  text(units(unitIdAt('board'))?.state.context ?? {}, 'mailbox');
