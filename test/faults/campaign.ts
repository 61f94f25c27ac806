import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '../databases.js';
import { repeatable } from '../engine/province.js';
import { end, round, start, type Death, type Result } from './round.js';
import { furnish, planOf, type Target } from './target.js';

export interface Campaign {
  readonly database: TestDatabase;
  readonly rounds: number;
  /** The same seed makes the same choices; the instants of the machine are its own. */
  readonly seed: string;
  /** Kills the database server and starts it again; without it the server is left alone. */
  readonly server?: (() => Promise<void>) | undefined;
}

/** All rounds that ended in the same way. */
export interface Line {
  readonly point: string;
  rounds: number;
  kills: number;
  acknowledged: number;
  lost: number;
  doubled: number;
  untold: number;
  readonly faults: string[];
}

type Choice = (below: number) => number;

/** Runs the rounds, most on a database that survived the ones before; tells each as it ends. */
export async function campaign(
  { database, rounds, seed, server }: Campaign,
  tell: (point: string, result: Result) => void = () => undefined,
): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'thidua-crash-'));
  const bytes = repeatable(`${database.name} ${seed}`);
  const choose: Choice = (below) => bytes(4).readUInt32BE() % below;
  const lines = new Map<string, Line>();
  let target = await furnish(database);
  const points = ordered(await rehearse(folder, target), choose);
  for (let number = 0; number < rounds; number += 1) {
    if (number > 0 && choose(10) === 0) {
      await target.drop();
      target = await furnish(database);
    }
    const [point, death] = deathOf(number, points, choose, server);
    const how = 'server' in death ? { lives: 3, insists: true } : {};
    const result = await round(folder, planOf(folder, target, `r${number}`, how), death);
    add(lines, point, result);
    tell(point, result);
  }
  await target.drop();
  await rm(folder, { recursive: true });
  return [...lines.values()].sort((one, other) => (one.point < other.point ? -1 : 1));
}

/** Points before and after every statement that the write path makes, as a life without a kill shows them. */
async function rehearse(folder: string, target: Target): Promise<string[]> {
  const seen = join(folder, 'seen');
  const plan = planOf(folder, target, 'rehearsal', { lives: 1 });
  const code = await end(start(folder, plan, { SEEN: seen }));
  if (code !== 0) throw new Error(`The rehearsal failed: exit code ${String(code)}`);
  const statements = new Set(
    (await readFile(seen, 'utf8')).split('\n').filter((name) => name && name !== 'rollback'),
  );
  return [...statements].flatMap((name) => [`before ${name}`, `after ${name}`]);
}

/**
 * Every third round ends at a random instant, every tenth with the server where it may be killed, the others at the
 * points in turn.
 */
function deathOf(
  number: number,
  points: readonly string[],
  choose: Choice,
  server: Campaign['server'],
): [string, Death] {
  if (server && number % 10 === 9) return ['server killed', { milliseconds: choose(400), server }];
  if (number % 3 === 2) return ['random instant', { milliseconds: choose(600) }];
  const point = points[(number - Math.floor(number / 3)) % points.length] ?? '';
  return [point, { point, passage: 1 + choose(8) }];
}

/** Those about COMMIT come first, because a short campaign has no time for others; then all in any order. */
function ordered(points: readonly string[], choose: Choice): string[] {
  const left = points.filter((point) => !point.endsWith(' commit'));
  const others = points.slice(2).flatMap(() => left.splice(choose(left.length), 1));
  return [...points.filter((point) => point.endsWith(' commit')), ...others];
}

function add(lines: Map<string, Line>, point: string, result: Result): void {
  const none = { rounds: 0, kills: 0, acknowledged: 0, lost: 0, doubled: 0, untold: 0, faults: [] };
  const line: Line = lines.get(point) ?? { point, ...none };
  line.rounds += 1;
  line.kills += result.killed ? 1 : 0;
  line.acknowledged += result.acknowledged;
  line.lost += result.lost;
  line.doubled += result.doubled;
  line.untold += result.untold;
  line.faults.push(...result.faults);
  lines.set(point, line);
}
