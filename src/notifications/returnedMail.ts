import PostalMime, { type Attachment, type Email } from 'postal-mime';

/**
 * What came back to the bounce address of a letter. `failed`, `delayed`: a report of a mail server (RFC 3464);
 * `automatic`: a machine answered (RFC 3834), or reports that all went well; `other`: for a person to read.
 */
export interface ReturnedMail {
  readonly kind: 'failed' | 'delayed' | 'automatic' | 'other';
  /** Rows of the outbox that it may speak of, what can be trusted most first. */
  readonly rows: readonly string[];
  /** What the server said, with its status (RFC 3463) where it gave one; a subject of what is no report. */
  readonly text: string;
}

/** Bytes of a message that are looked at: reports put what matters first, whatever they return with it. */
const most = 262_144;

/** Never throws: what cannot be read as mail is `other`, and speaks of no row. */
export async function returnedMail(source: Uint8Array): Promise<ReturnedMail> {
  const options = { forceRfc822Attachments: true, attachmentEncoding: 'utf8', maxNestingDepth: 16 } as const;
  const mail = await PostalMime.parse(source.subarray(0, most), options).catch(() => null);
  if (mail === null) return { kind: 'other', rows: [], text: '' };
  const report = reportIn(mail);
  const rows = rowsNamed(mail, report);
  if (report === null)
    return { kind: isAutomatic(mail) ? 'automatic' : 'other', rows, text: mail.subject ?? '' };
  return { kind: kinds[report.action] ?? 'other', rows, text: report.text };
}
const kinds: Readonly<Record<string, ReturnedMail['kind']>> = {
  ...{ failed: 'failed', delayed: 'delayed' },
  ...{ delivered: 'automatic', relayed: 'automatic', expanded: 'automatic' },
};

interface Report {
  readonly action: string;
  readonly text: string;
  readonly envelopeId: string | null;
}

/** The report of the one recipient of a letter; where a server forwarded it to several, the worst. */
function reportIn(mail: Email): Report | null {
  const part = partOf(mail, 'message/delivery-status') ?? partOf(mail, 'message/global-delivery-status');
  const [about, ...recipients] = (part ?? '').split(/\r?\n[ \t]*\r?\n/).map(fieldsOf);
  const worst = recipients.find((one) => action(one) === 'failed') ?? recipients[0];
  if (worst === undefined) return null;
  return { action: action(worst), text: said(worst), envelopeId: about?.get('original-envelope-id') ?? null };
}

/** The words of the server, with the status before them where they do not say it. */
function said(recipient: ReadonlyMap<string, string>): string {
  const words = recipient.get('diagnostic-code')?.replace(/^[\w.-]+\s*;\s*/, '') ?? '';
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(recipient.get('status') ?? '')?.[0] ?? '';
  return words.includes(status) ? words : `${status} ${words}`.trim();
}

const action = (fields: ReadonlyMap<string, string>): string => (fields.get('action') ?? '').toLowerCase();

/** Names in lower case; folded lines are joined. */
const fieldsOf = (block: string): Map<string, string> =>
  new Map(
    block
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n/)
      .flatMap((line) => {
        const [, name, value] = /^([\w-]+):\s*(.*?)\s*$/.exec(line) ?? [];
        return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value] as const];
      }),
  );

const row = String.raw`[0-7][0-9a-hjkmnp-tv-z]{25}\.\d{1,9}\.\d{1,6}`;
const bounced = new RegExp(String.raw`bounce\+(${row})@`, 'gi');
const enveloped = new RegExp(`^${row}$`, 'i');
const identified = new RegExp(String.raw`^message-id:\s*<(${row})@`, 'im');

function rowsNamed(mail: Email, report: Report | null): string[] {
  const to = mail.headers.filter(({ key }) => recipientHeaders.includes(key)).map(({ value }) => value);
  const addressed = [...to.join(' ').matchAll(bounced)].map(([, id]) => id ?? '');
  const envelope = enveloped.exec(report?.envelopeId ?? '')?.[0] ?? [];
  const returned = returnedParts.flatMap((type) => identified.exec(partOf(mail, type) ?? '')?.[1] ?? []);
  return [...new Set([...addressed, envelope, returned].flat().map((id) => id.toLowerCase()))];
}
const recipientHeaders = ['to', 'delivered-to', 'x-original-to', 'envelope-to'];
const returnedParts = ['text/rfc822-headers', 'message/rfc822', 'message/global', 'message/global-headers'];

function partOf(mail: Email, type: string): string | null {
  const part = mail.attachments.find(({ mimeType }: Attachment) => mimeType === type);
  return typeof part?.content === 'string' ? part.content : null;
}

/** A report without its machine-readable part is not taken for an answer: a person reads it. */
function isAutomatic(mail: Email): boolean {
  const header = (name: string): string | null =>
    mail.headers.find(({ key }) => key === name)?.value.toLowerCase() ?? null;
  if (/mailer-daemon@|postmaster@/i.test(header('from') ?? '')) return false;
  if ((header('auto-submitted') ?? 'no') !== 'no') return true;
  if (['x-autoreply', 'x-autorespond'].some((name) => header(name) !== null)) return true;
  return /^(bulk|junk|auto_reply)$/.test(header('precedence') ?? '') || header('return-path') === '<>';
}
