import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** The PostgreSQL cluster that script/with-postgres made for this process. */
function clusterFolder(): string {
  const folder = new URL((process.env['TEST_POSTGRES_URL'] ?? '').replace('@/', '@socket/')).searchParams.get(
    'host',
  );
  if (!folder) throw new Error('TEST_POSTGRES_URL names no cluster of our own.');
  return folder;
}

/** Kills the server's first process, as the loss of power would, and starts the cluster again. */
export async function killServer(): Promise<void> {
  const folder = clusterFolder();
  const [pid] = (await readFile(join(folder, 'data/postmaster.pid'), 'utf8')).split('\n');
  const binaries = dirname(await readlink(`/proc/${pid ?? ''}/exe`));
  process.kill(Number(pid), 'SIGKILL');
  // What served the clients before has to notice first.
  while (!(await started(folder, join(binaries, 'pg_ctl')))) await setTimeout(100);
}

async function started(folder: string, control: string): Promise<boolean> {
  const start = [
    control,
    'start',
    '--silent',
    '--wait',
    `--pgdata=${folder}/data`,
    `--log=${folder}/server.log`,
  ];
  const command = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...start] : start;
  const [program = '', ...args] = command;
  const [code] = (await once(spawn(program, args, { cwd: folder, stdio: 'ignore' }), 'close')) as [
    number | null,
  ];
  return code === 0;
}
