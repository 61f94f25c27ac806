import { createTransport, type DKIMOptions } from 'nodemailer';
import { domainOf, mailMessage, type Letterhead } from './mailMessage.js';

/** The signature of letters (RFC 6376), so that others believe that they are ours. */
export const signatureOf = (
  privateKey: string,
  keySelector: string,
  { address }: Letterhead,
): DKIMOptions => ({
  domainName: domainOf(address),
  keySelector,
  privateKey,
});

/**
 * Signs a letter and looks: with a key that it cannot use (Ed25519, or a broken one) nodemailer sends unsigned, and
 * says nothing. True: there is a signature, and it covers both headers of the one-click unsubscribe (RFC 8058, 4).
 */
export async function signs(dkim: DKIMOptions, head: Letterhead): Promise<boolean> {
  const composer = createTransport({ streamTransport: true, buffer: true, dkim });
  const row = '00000000000000000000000000.1.1';
  const unsubscribeUrl = (): string => 'https://localhost/unsubscribe';
  const message = mailMessage(row, sample(head), { ...head, unsubscribeUrl }, '2024-07-08T01:00:00.000Z');
  const sent = await composer.sendMail(message).catch(() => null);
  const source = (sent?.message as Buffer | undefined)?.toString('latin1') ?? '';
  const unfolded = source.replace(/\r?\n[ \t]+/g, ' ');
  const [, signature = ''] = /^dkim-signature:(.*)$/im.exec(unfolded) ?? [];
  const covered = (/\bh=([^;]*)/.exec(signature)?.[1] ?? '')
    .toLowerCase()
    .split(':')
    .map((name) => name.trim());
  return /\bb=\s*[A-Za-z0-9+/]/.test(signature) && unsubscribing.every((name) => covered.includes(name));
}
const unsubscribing = ['list-unsubscribe', 'list-unsubscribe-post'];

const sample = ({ name, address }: Letterhead) => ({
  to: { name, address },
  ...{ subject: 'Thư kiểm tra chữ ký', text: 'Thư kiểm tra.', html: '<p>Thư kiểm tra.</p>' },
  ...{ suppressed: false, calendar: null, replyTo: null, references: [], statutory: false, digest: true },
  messageId: `<00000000000000000000000000.1.1@${domainOf(address)}>`,
});
