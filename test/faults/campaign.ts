import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '../../src/entities/database.js';
import type { TestDatabase } from '../databases.js';
import { nominate, province, repeatable } from '../engine/province.js';
import { round, start, type Death, type Plan, type Result } from './round.js';

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
type Target = Pick<Plan, 'address' | 'here' | 'shared'> & { readonly drop: () => Promise<void> };

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
  const points = shuffled(await rehearse(folder, target), choose);
  for (let number = 0; number < rounds; number += 1) {
    if (number > 0 && choose(10) === 0) target = await furnish(database, target);
    const [point, death] = deathOf(number, points, choose, server);
    const result = await round(
      folder,
      planOf(folder, target, `r${number}`, 'server' in death ? 12 : null),
      death,
    );
    add(lines, point, result);
    tell(point, result);
  }
  await target.drop();
  await rm(folder, { recursive: true });
  return [...lines.values()].sort((one, other) => (one.point < other.point ? -1 : 1));
}

/** A province on an empty database, with four nominations that all callers share. */
async function furnish(database: TestDatabase, before?: Target): Promise<Target> {
  await before?.drop();
  const { address, drop } = await database.fresh();
  const db = await openDatabase(address);
  const { movement, units, people, ...rest } = await province(db);
  const here = { ...rest, movement, units, people };
  const shared = await Promise.all([1, 2, 3, 4].map(() => nominate(here)));
  await db.close();
  return { address, drop, here: { movement, units, people }, shared: shared.map(({ file }) => file) };
}

function planOf(
  folder: string,
  { address, here, shared }: Omit<Target, 'drop'>,
  name: string,
  lives: number | null,
): Plan {
  return { address, here, shared, round: name, callers: 16, log: join(folder, `${name}.log`), lives };
}

/** Points before and after every statement that the write path makes, as a life without a kill shows them. */
export async function rehearse(folder: string, target: Omit<Target, 'drop'>): Promise<string[]> {
  const seen = join(folder, 'seen');
  const plan = planOf(folder, target, 'rehearsal', 1);
  const [code] = (await once(start(folder, plan, { SEEN: seen }), 'close')) as [number | null];
  if (code !== 0) throw new Error(`The rehearsal failed: exit code ${String(code)}`);
  const statements = new Set(
    (await readFile(seen, 'utf8')).split('\n').filter((name) => name && name !== 'rollback'),
  );
  return [...statements].flatMap((name) => [`before ${name}`, `after ${name}`]);
}

/** Every third round ends at a random instant, every tenth with the server where it may be killed, the others at the points in turn. */
function deathOf(
  number: number,
  points: readonly string[],
  choose: Choice,
  server: Campaign['server'],
): [string, Death] {
  if (server && number % 10 === 9) return ['server killed', { server: () => delayed(choose(400), server) }];
  if (number % 3 === 2) return ['random instant', { milliseconds: choose(600) }];
  const point = points[(number - Math.floor(number / 3)) % points.length] ?? '';
  return [point, { point, passage: 1 + choose(8) }];
}

async function delayed(milliseconds: number, act: () => Promise<void>): Promise<void> {
  await setTimeout(milliseconds);
  await act();
}

function shuffled<Item>(items: readonly Item[], choose: Choice): Item[] {
  const left = [...items];
  return items.map(() => left.splice(choose(left.length), 1)[0] as Item);
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
