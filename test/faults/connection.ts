import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';

/** What happens to a connection when a statement is about to be sent; then the statement follows. */
export type Fault = (client: Client) => Promise<void>;

type Query = (this: Client, text: unknown, ...rest: unknown[]) => unknown;

/** Does it once, to the first connection that sends a statement beginning so. Gives back what disarms it. */
export function atStatement(beginning: string, fault: Fault): () => void {
  const prototype = Client.prototype as unknown as { query: Query };
  const original = prototype.query;
  const disarm = (): void => {
    prototype.query = original;
  };
  prototype.query = function (text, ...rest) {
    if (typeof text !== 'string' || !text.startsWith(beginning)) return original.call(this, text, ...rest);
    disarm();
    return fault(this).then(() => original.call(this, text, ...rest));
  };
  return disarm;
}

const processOf = (client: Client): number => (client as unknown as { processID: number }).processID;

/** The server ends the connection; resolves when its process is gone. */
export async function terminate(administrator: Client, client: Client): Promise<void> {
  await administrator.query('select pg_terminate_backend($1, 5000)', [processOf(client)]);
}

/** The network breaks: no goodbye, and no more answers. */
export function cut(client: Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

/** The server's process for this connection stands still, as on a machine whose disk hangs. */
export async function stop(administrator: Client, client: Client): Promise<number> {
  const pid = processOf(client);
  await administrator.query('select 1');
  process.kill(pid, 'SIGSTOP');
  return pid;
}

export function resume(pid: number): void {
  process.kill(pid, 'SIGCONT');
}

/** Resolves when a connection to this database waits for a lock that another one holds, or for its end. */
export async function waitsForLock(administrator: Client): Promise<void> {
  const waiting = `
    select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    and (wait_event_type = 'Lock' or (state = 'active' and query like '%pg_terminate_backend%'))`;
  while ((await administrator.query(waiting)).rowCount === 0) await setTimeout(20);
}
