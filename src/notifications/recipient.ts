import { isSealed, unseal } from '../engine/journal/sealing.js';
import type { Database } from '../entities/database.js';
import type { JsonObject } from '../machines/attempt.js';
import { text } from '../machines/data.js';
import type { Occasion } from './occasion.js';

/** Who gets a letter: a person, or the mailbox of a unit where nobody holds the role. */
export interface Recipient {
  readonly name: string;
  /** As the line "Kính gửi" has it. */
  readonly title: string;
  /** Null: no working address is known. */
  readonly address: string | null;
  /** Letters to the address came back, so that it counts as none. */
  readonly suppressed: boolean;
}

export async function recipientOf(db: Database, about: Occasion): Promise<Recipient> {
  const [, unit] = about.recipient.split('@');
  if (unit !== undefined) {
    const name = about.name(unit);
    const mailbox = text(about.units(unit)?.state.context ?? {}, 'mailbox');
    return { name, title: name, ...reached(mailbox, about.units(unit)?.state.context ?? {}) };
  }
  const { position, contact, context } = await personalData(db, about.recipient);
  const name = about.name(about.recipient);
  const comrade = about.word(`Đồng chí ${name}`, name);
  return {
    name,
    title: position === null ? comrade : `${comrade}, ${position}`,
    ...reached(contact, context),
  };
}

/** What a person's own file holds sealed, opened for this letter; nothing once the key was destroyed. */
async function personalData(db: Database, person: string) {
  const [row] = await db.read(
    'select state, key from case_file left join person_key on person_id = id where id = $1',
    [person],
  );
  const key = row?.['key'] == null ? null : String(row['key']);
  const { context } = JSON.parse(String(row?.['state'] ?? '{"context":{}}')) as { context: JsonObject };
  const opened = (field: string): string | null => {
    const value = context[field];
    const clear = isSealed(value) && key !== null ? unseal(value, key) : null;
    return typeof clear === 'string' ? clear : null;
  };
  return { position: opened('position'), contact: opened('contact'), context };
}

const reached = (contact: string | null, record: JsonObject): Pick<Recipient, 'address' | 'suppressed'> => {
  const suppressed = text(record, 'unreachable') !== null;
  return { address: suppressed ? null : addressIn(contact), suppressed };
};

/** A contact may be any text, such as a telephone number: only what is one plain address counts. */
const addressIn = (contact: string | null): string | null =>
  contact !== null && /^[^\s@<>(),;:"\\]+@[^\s@<>(),;:"\\]+\.[^\s@<>(),;:"\\]+$/.test(contact.trim())
    ? contact.trim()
    : null;
