import { SMTPServer } from 'smtp-server';

/** A mail server on loopback, in a process of its own, that takes every letter and keeps none. */

const sink = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ['STARTTLS'], hideDSN: false, logger: false },
  onData(stream, _session, callback) {
    stream.on('end', () => callback());
    stream.resume();
  },
});
sink.on('error', () => undefined);
sink.listen(0, '127.0.0.1', () => {
  const { port } = sink.server.address() as { port: number };
  process.send?.(`smtp://127.0.0.1:${port}`);
});
