import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { seconds } from './clock.js';
import type { Place } from './places.js';
import type { Line } from './report.js';
import { makeSprint } from './sprint.js';

/** Verify of a long history holds its memory: `thidua verify` is given a heap of 96 MiB. */

const least = 100_000;
/** Its nominee's entry, `open`, and thirteen moves. */
const entriesPerFile = 15;
const heap = 96;

export async function memory(place: Place): Promise<Line[]> {
  const { address } = await makeSprint(await place.create(), Math.ceil(least / entriesPerFile), true);
  const begun = seconds();
  const { answer, rss } = await verifyAlone(address);
  const rate = answer.entries / (seconds() - begun);
  await place.drop(address);
  const name = `thidua verify in a heap of ${heap} MiB`;
  if (answer.entries < least) throw new Error(`Only ${answer.entries} entries were verified`);
  return [{ benchmark: 'memory', database: place.name, name, entries: answer.entries, rate, rss }];
}

interface Answer {
  readonly entries: number;
}

/** Runs the command in a process of its own; throws when it fails. `rss`: the most that it held, in mebibytes. */
async function verifyAlone(address: string): Promise<{ answer: Answer; rss: number }> {
  const child = spawn(join(import.meta.dirname, '../bin/thidua'), ['verify', '--json'], {
    env: { ...process.env, DATABASE_URL: address, NODE_OPTIONS: `--max-old-space-size=${heap}` },
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
  if (code !== 0) throw new Error(`thidua verify ended with ${code}: ${Buffer.concat(written).toString()}`);
  return { answer: JSON.parse(Buffer.concat(written).toString()) as Answer, rss };
}

/** The kernel's own count of a process's most memory, in mebibytes; 0 when it has ended. */
async function peakOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
