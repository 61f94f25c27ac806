import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { doctor } from '../../src/engine/doctor.js';
import type { Moved } from '../../src/engine/moveWork.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { repeatable, type Province } from '../engine/province.js';
import { play, work, type Step } from './workload.js';

/** What the victim is told, as a JSON file. */
export interface Plan {
  readonly address: string;
  readonly here: Omit<Province, 'db' | 'random'>;
  readonly shared: readonly string[];
  readonly round: string;
  readonly callers: number;
  /** The file to which acknowledgements are appended. */
  readonly log: string;
  /** How often each caller begins anew; null: without end. */
  readonly lives: number | null;
}

/** How the victim meets its end: at a named passage of a point, or so many milliseconds after it was ready. */
export type Death =
  | { readonly point: string; readonly passage: number }
  | { readonly milliseconds: number }
  | { readonly server: () => Promise<void> };

/** What a round came to. `faults` are sentences; a round whose kill was not seen proves nothing. */
export interface Result {
  readonly killed: boolean;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  /** Unacknowledged moves that had happened nevertheless, found by their key. */
  readonly untold: number;
  readonly faults: readonly string[];
}

/** Kills a process that writes, then looks at what it left: as a restarted program and its callers would. */
export async function round(folder: string, plan: Plan, death: Death): Promise<Result> {
  const before = await counted(plan.address);
  const killed = await kill(folder, plan, death);
  const db = await openDatabase(plan.address);
  try {
    return { killed, ...(await examine(db, plan, before)) };
  } finally {
    await db.close();
  }
}

async function kill(folder: string, plan: Plan, death: Death): Promise<boolean> {
  const victim = start(
    folder,
    plan,
    'point' in death ? { KILL_AT: death.point, KILL_COUNT: String(death.passage) } : {},
  );
  const closed = once(victim, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const patience = new AbortController();
  void setTimeout(30_000, null, { signal: patience.signal }).then(
    () => victim.kill('SIGABRT'),
    () => undefined,
  );
  await Promise.race([ready(victim), closed]);
  if ('milliseconds' in death) {
    await Promise.race([setTimeout(death.milliseconds), closed]);
    victim.kill('SIGKILL');
  }
  if ('server' in death) await death.server();
  const [code, signal] = await closed;
  patience.abort();
  return 'server' in death ? code === 0 : signal === 'SIGKILL';
}

/** Starts the victim with its eyes on every statement; `environment` as the preload takes it. */
export function start(
  folder: string,
  plan: Plan,
  environment: Readonly<Record<string, string>>,
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

export async function ready({ stdout }: ChildProcess): Promise<void> {
  if (stdout) await once(stdout, 'data');
}

async function counted(address: string): Promise<number> {
  const db = await openDatabase(address);
  const [row] = await db.read('select count(*) as n from journal_entry');
  await db.close();
  return Number(row?.['n']);
}

async function examine(db: Database, plan: Plan, before: number): Promise<Omit<Result, 'killed'>> {
  const red = (await doctor(db)).filter(({ ok }) => !ok);
  const told = acknowledgements(plan.log);
  const { lost, doubled } = await compare(db, plan.round, told);
  const repeated = await repeatAll(db, plan, told);
  const [row] = await db.read('select count(*) as n from journal_entry');
  const grown = Number(row?.['n']) - before;
  const faults = [
    ...red.map(({ name, found }) => `doctor: ${name}: ${found.join('; ')}`),
    ...repeated.faults,
    ...(grown === repeated.moves ? [] : [`${grown} entries for ${repeated.moves} moves`]),
  ];
  return { acknowledged: told.size, lost, doubled, untold: repeated.untold, faults };
}

/** What the victim wrote down, hash by key. */
function acknowledgements(log: string): Map<string, string> {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : [];
  const told = lines.map((line) => JSON.parse(line) as { key: string; hash: string });
  return new Map(told.map(({ key, hash }) => [key, hash]));
}

async function compare(db: Database, name: string, told: ReadonlyMap<string, string>) {
  const rows = await db.read('select key, hash from journal_entry where key like $1', [`${name}.%`]);
  const stored = new Map(rows.map(({ key, hash }) => [String(key), String(hash)]));
  const lost = [...told].filter(([key, hash]) => stored.get(key) !== hash).length;
  return { lost, doubled: rows.length - stored.size };
}

/**
 * Every caller plays again from its beginning: what was acknowledged is known and has its hash, and the request
 * that was in flight is known or is made now; asked once more, it is known.
 */
async function repeatAll(db: Database, plan: Plan, told: ReadonlyMap<string, string>) {
  const faults: string[] = [];
  let [moves, untold] = [0, 0];
  const again = async ({ key, make }: Step) => {
    const outcome = await make();
    const hash = told.get(key);
    moves += 1;
    if (hash === undefined) {
      if (outcome.repeated) untold += 1;
      if (!same(await make(), outcome.hash)) faults.push(`${key} was made twice`);
    } else if (!same(outcome, hash)) faults.push(`${key} had another outcome when it was repeated`);
    return { outcome, stop: hash === undefined };
  };
  const here = { ...plan.here, db, random: repeatable(`${plan.round} again`) };
  const callers = Array.from({ length: plan.callers }, (_, caller) =>
    play(work({ ...plan, here }, caller), again),
  );
  await Promise.all(callers);
  return { moves, untold, faults };
}

const same = ({ repeated, hash }: Moved, before: string): boolean => repeated && hash === before;
