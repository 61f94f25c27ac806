import { createServer, type Server } from 'node:net';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** How the mail server answers a letter: `cut` breaks the connection after the whole letter came, `hang` says nothing. */
export type Mood = 'accept' | 'later' | 'never' | 'cut' | 'hang' | 'noSuchUser';

/** A letter as it was transmitted. */
export interface Transmission {
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
  readonly envelopeId: string | null;
}

export interface MailServer {
  readonly url: string;
  readonly letters: Transmission[];
  mood: (letter: Transmission) => Mood;
  close(): Promise<void>;
}

const replies: Partial<Record<Mood, readonly [number, string]>> = {
  later: [451, 'Thử lại sau'],
  never: [554, 'Không nhận'],
};

/** A real SMTP server on a loopback port, which keeps what it is given. */
export async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const letters: Transmission[] = [];
  const here: Pick<MailServer, 'mood'> = { mood: () => 'accept' };
  const smtp = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], hideDSN: false, logger: false },
    onRcptTo(address, _session, callback) {
      const mood = here.mood({
        messageId: '',
        from: '',
        to: [address.address],
        source: '',
        envelopeId: null,
      });
      callback(mood === 'noSuchUser' ? reply(550, 'Không có hộp thư này') : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const letter = transmission(Buffer.concat(chunks).toString('latin1'), session);
        letters.push(letter);
        const mood = here.mood(letter);
        if (mood === 'hang') return;
        if (mood === 'cut') {
          cut(smtp);
          return;
        }
        const answer = replies[mood];
        callback(answer ? reply(...answer) : null);
      });
    },
    ...options,
  });
  smtp.on('error', () => undefined);
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const { port } = smtp.server.address() as { port: number };
  return Object.assign(here, {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    close: () =>
      new Promise<void>((resolve) => {
        cut(smtp);
        smtp.close(() => resolve());
      }),
  });
}

/** An address where nobody listens. */
export async function deadUrl(): Promise<string> {
  const server: Server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return `smtp://127.0.0.1:${port}`;
}

function transmission(source: string, { envelope }: SMTPServerSession): Transmission {
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
  const to = envelope.rcptTo.map(({ address }) => address);
  const messageId = /^message-id:\s*(\S+)/im.exec(source)?.[1] ?? '';
  return { messageId, from, to, source, envelopeId: envelopeIdOf(envelope) };
}

const envelopeIdOf = (envelope: object): string | null =>
  (envelope as { dsn?: { envid?: string } }).dsn?.envid ?? null;

const reply = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

function cut({ connections }: SMTPServer): void {
  for (const { _socket: socket } of connections as unknown as Set<{ _socket: { destroy(): void } }>)
    socket.destroy();
}
