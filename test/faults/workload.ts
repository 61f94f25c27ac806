import { advance } from '../../src/engine/advance.js';
import { Stale } from '../../src/engine/errors.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { open } from '../../src/engine/open.js';
import type { JsonObject } from '../../src/machines/attempt.js';
import { launchedAt, move, wholeRoad, type Province } from '../engine/province.js';

/** One request of a caller. Its key is the same in every run, and so is what it asks for. */
export interface Step {
  readonly key: string;
  readonly make: () => Promise<Moved>;
}

export interface Work {
  readonly here: Province;
  /** Nominations that all callers comment on. */
  readonly shared: readonly string[];
  /** Begins every key, so that each round has its own. */
  readonly round: string;
}

/**
 * What one caller does, without end: registers a nominee, nominates them, walks the whole road to an award, and in
 * between comments on files that everybody writes. Yields a request and is given its outcome; whoever plays it
 * again with the same outcomes meets the same requests.
 */
export function* work({ here, shared, round }: Work, caller: number): Generator<Step, never, Moved> {
  for (let life = 0; ; life += 1) {
    const keyed = (name: string): string => `${round}.${caller}.${life}.${name}`;
    const nominee = yield nomineeOf(here, keyed('nominee'));
    yield grant(here, keyed('grant'), nominee);
    let file = yield nomination(here, keyed('nomination'), nominee);
    for (const [index, [name, who]] of wholeRoad.entries()) {
      const [key, last] = [keyed(name), file];
      file = yield { key, make: () => move(here, last, name, who, { key }) };
      if (index % 4 === caller % 4) {
        yield comment(here, keyed(`comment${index}`), shared[(caller + index) % shared.length] ?? '');
      }
    }
  }
}

/** Plays one step after the other, each given the outcome of the one before, until `stop` says so. */
export async function play(
  steps: Generator<Step, never, Moved>,
  make: (step: Step) => Promise<{ readonly outcome: Moved; readonly stop: boolean }>,
): Promise<void> {
  let step = steps.next().value;
  for (;;) {
    const { outcome, stop } = await make(step);
    if (stop) return;
    step = steps.next(outcome).value;
  }
}

function nomineeOf({ db, units, people, random }: Province, key: string): Step {
  const data = { name: `Cá nhân mẫu ${key}`, payrollUnit: units['LG'] ?? null };
  const how = { by: { id: people['administrator'] ?? '' }, at: launchedAt, random, key };
  return { key, make: () => open(db, 'person', data, how) };
}

function grant({ db, units, people }: Province, key: string, { file }: Moved): Step {
  const data = { role: 'auditor', unit: units['UBND'] ?? '' };
  const how = { by: { id: people['administrator'] ?? '' }, at: launchedAt, key };
  return { key, make: () => advance(db, file, { type: 'grant', data }, how) };
}

function nomination({ db, movement, units, people, random }: Province, key: string, nominee: Moved): Step {
  const data: JsonObject = {
    movement,
    unit: units['LG'] ?? '',
    nominee: { kind: 'individual', id: nominee.file, seq: 1 },
    award: 'diplomaOfMerit',
    criterion: 'II.1',
    merit: 'movementResult',
    claims: [],
    achievementPeriod: { from: '2024-07-20', until: '2025-01-31' },
  };
  const how = { by: { id: people['clerk'] ?? '' }, at: launchedAt, random, key };
  return { key, make: () => open(db, 'nomination', data, how) };
}

/** Comments on what it saw last; who was slower looks again. */
function comment({ db, people }: Province, key: string, file: string): Step {
  const attempt = { type: 'comment', data: { text: `Ý kiến ${key}` } };
  const how = { by: { id: people['boardClerk'] ?? '' }, at: '2024-10-02T01:00:00.000Z', key };
  return {
    key,
    make: async () => {
      for (let seen = heads.get(file) ?? 1; ;) {
        try {
          const outcome = await advance(db, file, attempt, { ...how, seen });
          heads.set(file, outcome.seq);
          return outcome;
        } catch (error) {
          if (!(error instanceof Stale)) throw error;
          seen = error.version;
        }
      }
    },
  };
}
/** The version of each shared file that this process saw last. */
const heads = new Map<string, number>();
