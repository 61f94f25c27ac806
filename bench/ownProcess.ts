import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/**
 * Runs Node in a process of its own, whose answer is a JSON line; throws when it fails. `rss`: the most that it held,
 * in mebibytes.
 */
export async function ownProcess(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ answer: unknown; rss: number }> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const written: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => written.push(data));
  const closed = once(child, 'close') as Promise<[number | null]>;
  let rss = 0;
  while (child.exitCode === null && child.signalCode === null) {
    rss = Math.max(rss, await peakOf(child.pid ?? 0));
    await setTimeout(100);
  }
  const [code] = await closed;
  const text = Buffer.concat(written).toString();
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${text}`);
  return { answer: JSON.parse(text) as unknown, rss };
}

/** The kernel's own count of a process's most memory, in mebibytes; 0 when it has ended. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
