import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { aftermath, entriesIn, type Aftermath } from './aftermath.js';
import type { Plan } from './target.js';

/** How a round ends: at a named passage of a point, so many milliseconds after the callers began, or with the server. */
export type Death =
  | { readonly point: string; readonly passage: number }
  | { readonly milliseconds: number }
  | { readonly milliseconds: number; readonly server: () => Promise<void> };

/** A round whose kill was not seen proves nothing. */
export interface Result extends Aftermath {
  readonly killed: boolean;
}

/** Kills a process that writes, or its server, then looks at what is left. */
export async function round(folder: string, plan: Plan, death: Death): Promise<Result> {
  const before = await entriesIn(plan.address);
  const killed = await kill(folder, plan, death);
  return { killed, ...(await aftermath([plan], before)) };
}

async function kill(folder: string, plan: Plan, death: Death): Promise<boolean> {
  const victim = start(folder, plan, 'point' in death ? pointOf(death) : {});
  let said = '';
  victim.stdout?.on('data', (text: Buffer) => (said += text.toString()));
  const ended = end(victim);
  await Promise.race([ready(victim), ended]);
  if ('milliseconds' in death) {
    await Promise.race([setTimeout(death.milliseconds), ended]);
    // A process that outlives its server ends by itself.
    if ('server' in death) await death.server();
    else victim.kill('SIGKILL');
  }
  const ending = await ended;
  return 'server' in death ? ending === 0 && said.includes('insisted') : ending === 'SIGKILL';
}

const pointOf = ({ point, passage }: { readonly point: string; readonly passage: number }) => ({
  KILL_AT: point,
  KILL_COUNT: String(passage),
});

/** Starts a writing process with the preload's eyes on every statement; `environment` is the preload's. */
export function start(
  folder: string,
  plan: Plan,
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const path = join(folder, `${plan.round}.json`);
  writeFileSync(path, JSON.stringify(plan));
  const preload = join(import.meta.dirname, 'preload.mjs');
  const victim = join(import.meta.dirname, 'victim.ts');
  return spawn(process.execPath, ['--import', 'tsx', '--import', preload, victim, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  });
}

/** Resolves when its callers have begun. */
export async function ready({ stdout }: ChildProcess): Promise<void> {
  if (stdout) await once(stdout, 'data');
}

/** Its exit code, or the signal that killed it: SIGABRT when it would not end. */
export async function end(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  const patience = setInterval(() => child.kill('SIGABRT'), 120_000);
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  clearInterval(patience);
  return signal ?? code;
}
