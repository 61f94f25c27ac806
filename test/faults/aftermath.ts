import { existsSync, readFileSync } from 'node:fs';
import { doctor } from '../../src/engine/proofs/doctor.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { repeatable } from '../engine/province.js';
import type { Plan } from './target.js';
import { play, work, type Step } from './workload.js';

/** What was found where processes wrote, whatever ended them. */
export interface Aftermath {
  readonly acknowledged: number;
  /** Acknowledged moves that are not there, or not with their hash. */
  readonly lost: number;
  /** Entries beyond the first of their key, and entries that nobody asked for. */
  readonly doubled: number;
  /** Moves that had happened though nobody had been told, found by their key. */
  readonly untold: number;
  /** Sentences: what doctor found, and keys that did not give their first outcome. */
  readonly faults: readonly string[];
}

/** Entries of all journals. */
export async function entriesIn(address: string): Promise<number> {
  const db = await openDatabase(address);
  const [row] = await db.read('select count(*) as n from journal_entry');
  await db.close();
  return Number(row?.['n']);
}

/** Looks at a database that had `before` entries, as a restarted program and its callers would. */
export async function aftermath(plans: readonly Plan[], before: number): Promise<Aftermath> {
  const db = await openDatabase(plans[0]?.address ?? '');
  const red = (await doctor(db)).filter(({ ok }) => !ok);
  const sum = { acknowledged: 0, lost: 0, untold: 0, moves: 0 };
  const faults = red.map(({ name, found }) => `doctor: ${name}: ${found.join('; ')}`);
  for (const plan of plans) {
    const told = acknowledgements(plan.log);
    sum.acknowledged += told.size;
    sum.lost += await missing(db, plan.round, told);
    const repeated = await repeatAll(db, plan, told);
    sum.untold += repeated.untold;
    sum.moves += repeated.moves;
    faults.push(...repeated.faults);
  }
  await db.close();
  const doubled = (await entriesIn(db.address)) - before - sum.moves;
  return { acknowledged: sum.acknowledged, lost: sum.lost, doubled, untold: sum.untold, faults };
}

/** What a process wrote down, hash by key. */
function acknowledgements(log: string): Map<string, string> {
  // A line without its end was not written down: its caller was not told.
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : [];
  const told = lines.map((line) => JSON.parse(line) as { key: string; hash: string });
  return new Map(told.map(({ key, hash }) => [key, hash]));
}

async function missing(db: Database, round: string, told: ReadonlyMap<string, string>): Promise<number> {
  const rows = await db.read('select key, hash from journal_entry where key like $1', [`${round}.%`]);
  const stored = new Map(rows.map(({ key, hash }) => [key, hash]));
  return [...told].filter(([key, hash]) => stored.get(key) !== hash).length;
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
    if (hash === undefined && outcome.repeated) untold += 1;
    const known = hash === undefined ? await make() : outcome;
    if (!isFirst(known, hash ?? outcome.hash)) faults.push(`${key} did not give its first outcome`);
    return { outcome, stop: hash === undefined };
  };
  const here = { ...plan.here, db, random: repeatable(`${plan.round} again`) };
  const callers = Array.from({ length: plan.callers }, (_, caller) =>
    play(work({ ...plan, here }, caller), again),
  );
  await Promise.all(callers);
  return { moves, untold, faults };
}

const isFirst = ({ repeated, hash }: Moved, first: string): boolean => repeated && hash === first;
