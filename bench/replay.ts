import { initialTransition, transition, type AnyMachineSnapshot } from 'xstate';
import { attemptOf, parseBody } from '../src/engine/journal/entry.js';
import { rebuild } from '../src/engine/proofs/rebuild.js';
import { replay as replayFile } from '../src/engine/proofs/replay.js';
import { verify } from '../src/engine/proofs/verify.js';
import { openDatabase, type Database } from '../src/entities/database.js';
import type { Attempt } from '../src/machines/attempt.js';
import { nomination } from '../src/machines/nomination.js';
import { seconds } from './clock.js';
import type { Place } from './places.js';
import { compared, type Line, type Measured } from './report.js';
import { alternating } from './rounds.js';
import { makeSprint } from './sprint.js';
import { median } from './statistics.js';

/** How fast history is decided again, beside the statechart alone, which knows no database and compares nothing. */

const files = 1_000;

export async function replay(place: Place): Promise<Line[]> {
  const { address, drafts: ended } = await makeSprint(await place.create(), files, true);
  const db = await openDatabase(address);
  const attempts = await attemptsOf(db);
  // Only nominations count: the register's own entries, a tenth more, are read and checked besides.
  const entries = attempts.reduce((sum, all) => sum + all.length, 0);
  const rate = async (work: () => unknown): Promise<number> => {
    const begun = seconds();
    await work();
    return entries / (seconds() - begun);
  };
  const rounds = await alternating({
    'bare loop': () => rate(() => attempts.forEach(bareLoop)),
    'replay, file by file': () => rate(() => replayAll(db, ended)),
    'replay, all files': () => rate(async () => mustBeGreen(await rebuild(db))),
    verify: () => rate(async () => mustBeGreen(await verify(db))),
  });
  await db.close();
  await place.drop(address);
  const lines = Object.entries(rounds).map(([name, rates]) => lineOf(place, name, rates));
  return [
    ...lines,
    compared(lines, 'bare loop', 0.55, 'replay, file by file'),
    compared(lines, 'bare loop', 0.55, 'replay, all files'),
    compared(lines, 'bare loop', 0.4, 'verify'),
  ];
}

/** What was attempted on every nomination, as its journal says. */
async function attemptsOf(db: Database): Promise<readonly (readonly Attempt[])[]> {
  const attempts = new Map<string, Attempt[]>();
  for (const { body: text } of await db.read('select body from journal_entry order by file_id, seq')) {
    const body = parseBody(text as string);
    if (body.kind !== 'nomination') continue;
    const known = attempts.get(body.file) ?? [];
    known.push(attemptOf(body));
    attempts.set(body.file, known);
  }
  return [...attempts.values()];
}

/** The floor: XState's own steps, one after the other. */
function bareLoop([opening, ...moves]: readonly Attempt[]): void {
  if (!opening) return;
  let [snapshot]: [AnyMachineSnapshot, unknown] = initialTransition(nomination, opening);
  for (const move of moves) [snapshot] = transition(nomination, snapshot, move);
  if (!snapshot.hasTag('ended')) throw new Error('The bare loop did not reach the end of the road');
}

async function replayAll(db: Database, all: readonly { readonly file: string }[]): Promise<void> {
  for (const { file } of all) {
    const { steps } = await replayFile(db, file);
    mustBeGreen({ findings: steps.flatMap(({ disagreements }) => disagreements) });
  }
}

function mustBeGreen({ findings }: { readonly findings: readonly unknown[] }): void {
  if (findings.length > 0) throw new Error(`The journal is broken: ${JSON.stringify(findings[0])}`);
}

const lineOf = (place: Place, name: string, rounds: readonly number[]): Measured => ({
  ...{ benchmark: 'replay', database: place.name, name, rate: median(rounds), rounds },
});
