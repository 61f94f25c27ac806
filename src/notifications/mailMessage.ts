import type { SendMailOptions } from 'nodemailer';
import type { Instant } from '../machines/attempt.js';
import type { ComposedLetter } from './composedLetter.js';

/** From whom letters come. */
export interface Letterhead {
  readonly name: string;
  /** Its domain ends Message-IDs, bounce addresses and DKIM signatures. */
  readonly address: string;
  /** Address of the one-click unsubscribe of a row (RFC 8058); null where nothing signs it. */
  readonly unsubscribeUrl: ((row: string) => string) | null;
}

/** Of an address: what stands after its last `@`. */
export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Where a bounce of a row comes back to. */
const bounceAddress = (row: string, { address }: Letterhead): string => `bounce+${row}@${domainOf(address)}`;

/**
 * The message that is sent for a row. Addresses and titles go in as structured values and are encoded there, so a
 * line break in a name makes no header (RFC 5322, 2.2). Automatic letters say so (RFC 3834, 5).
 */
export function mailMessage(
  row: string,
  letter: ComposedLetter,
  head: Letterhead,
  at: Instant,
): SendMailOptions {
  const { to, subject, text, html, calendar, replyTo, references, messageId } = letter;
  const recipient = { name: oneLine(to?.name ?? ''), address: oneLine(to?.address ?? '') };
  return {
    ...{
      from: { name: head.name, address: head.address },
      to: recipient,
      subject: oneLine(subject),
      text,
      html,
      messageId,
    },
    ...(replyTo === null ? {} : { replyTo }),
    ...(references.length === 0 ? {} : { references: [...references], inReplyTo: references.at(-1) }),
    ...(calendar === null ? {} : { icalEvent: { method: calendar.method, content: calendar.content } }),
    date: new Date(at),
    headers: headersOf(row, letter, head),
    envelope: {
      from: bounceAddress(row, head),
      to: [recipient.address],
    },
    dsn: { id: row, return: 'headers', notify: ['failure', 'delay'], recipient: recipient.address },
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false,
  };
}

function headersOf(
  row: string,
  { digest }: ComposedLetter,
  { unsubscribeUrl }: Letterhead,
): Record<string, string> {
  // The second is what Exchange looks at before it answers for somebody who is away.
  const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' };
  if (!digest || unsubscribeUrl === null) return automatic;
  return {
    ...automatic,
    'List-Unsubscribe': `<${unsubscribeUrl(row)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
