import { openDatabase } from '../src/entities/database.js';
import { seconds } from './clock.js';
import { byHand, engine, type Contender, type Mover } from './contenders.js';
import { contentsOf } from './contents.js';
import { crowd } from './crowd.js';
import { fdatasyncRate } from './disk.js';
import type { Place } from './places.js';
import { recordedMoves, type Recorded } from './reference/recorded.js';
import { compared, type Line, type Measured } from './report.js';
import { alternating } from './rounds.js';
import { makeSprint, type Sprint } from './sprint.js';
import { median, percentile } from './statistics.js';

/** Durable moves per second, with all four kinds of rows, beside the same moves made in other ways. */

const files = 320;
/** Who is slow makes the moves of so many files only. */
const fewFiles = 80;

interface Round {
  /** Per second. */
  readonly rate: number;
  /** Seconds from asking to being told, one per move. */
  readonly latencies: readonly number[];
  /** Microseconds of processor per move: this process's, all threads, without the server's. */
  readonly cpu: number;
  /** Bytes that the process held at the end. */
  readonly rss: number;
}

export async function moves(place: Place, folder: string): Promise<Line[]> {
  const sprint = await makeSprint(await place.create(), files);
  const hand = byHand(place, await record(place, sprint));
  const measured = async (callers: number, contenders: Readonly<Record<string, Contender>>) => {
    const contents = new Map<number, string>();
    const racing = Object.entries(contenders).map(([name, contender]) => [
      name,
      () => race(place, sprint, { callers, contender, contents }),
    ]);
    const rounds = await alternating<Round>({
      ...(Object.fromEntries(racing) as Record<string, () => Promise<Round>>),
      'fdatasync of the disk': () => ({ rate: fdatasyncRate(folder), latencies: [], cpu: 0, rss: 0 }),
    });
    return Object.entries(rounds).map(([name, all]) => lineOf(place, callers, name, all));
  };
  const alone = await measured(1, { engine: few(engine(sprint)), 'by hand': few(hand) });
  const crowded = await measured(64, {
    engine: engine(sprint),
    'one move per transaction': few(engine(sprint, { batchLimit: 1 })),
    'by hand': hand,
  });
  return [
    ...alone,
    ...crowded,
    ...targets[place.name].map(([name, least]) => compared(crowded, name, least)),
  ];
}

const few =
  (contender: Contender): Contender =>
  async (address) => {
    const mover = await contender(address);
    return { roads: mover.roads.slice(0, fewFiles), close: () => mover.close() };
  };

/** What the engine must reach, as a multiple of another's rate at 64 callers. */
const targets: Readonly<Record<Place['name'], readonly (readonly [name: string, least: number])[]>> = {
  SQLite: [
    ['one move per transaction', 5],
    ['by hand', 0.6],
  ],
  PostgreSQL: [['by hand', 2]],
};

/** The engine makes all moves once, which warms it up, and what it kept is what the references are given. */
async function record(place: Place, sprint: Sprint): Promise<readonly (readonly Recorded[])[]> {
  const address = await place.copy(sprint.address);
  await run(await engine(sprint)(address), 64);
  const db = await openDatabase(address);
  const recorded = await recordedMoves(db);
  await db.close();
  await place.drop(address);
  return sprint.drafts.map(({ file }) => recorded.get(file) ?? []);
}

interface Racing {
  readonly callers: number;
  readonly contender: Contender;
  /** Digest of the rows that so many moved files leave: every contender's is the same. */
  readonly contents: Map<number, string>;
}

async function race(place: Place, sprint: Sprint, { callers, contender, contents }: Racing): Promise<Round> {
  const address = await place.copy(sprint.address);
  const mover = await contender(address);
  const round = await run(mover, callers);
  const db = await openDatabase(address);
  const left = await contentsOf(db);
  const expected = contents.get(mover.roads.length) ?? left;
  contents.set(mover.roads.length, expected);
  if (left !== expected) throw new Error('The contenders did not leave the same rows');
  await db.close();
  await place.drop(address);
  return round;
}

async function run({ roads, ...mover }: Mover, callers: number): Promise<Round> {
  const latencies: number[] = [];
  const used = process.cpuUsage();
  const begun = seconds();
  await crowd(callers, roads, async (road) => {
    for (const move of road) {
      const asked = seconds();
      await move();
      latencies.push(seconds() - asked);
    }
  });
  const rate = latencies.length / (seconds() - begun);
  const { user, system } = process.cpuUsage(used);
  const { rss } = process.memoryUsage();
  await mover.close();
  return { rate, latencies, cpu: (user + system) / latencies.length, rss };
}

function lineOf(place: Place, callers: number, name: string, rounds: readonly Round[]): Measured {
  const rates = rounds.map(({ rate }) => rate);
  const line = {
    benchmark: 'moves',
    database: place.name,
    name,
    callers,
    rate: median(rates),
    rounds: rates,
  };
  const latencies = rounds.flatMap((round) => round.latencies);
  if (latencies.length === 0) return line;
  return {
    ...line,
    p50: percentile(latencies, 50) * 1e3,
    p99: percentile(latencies, 99) * 1e3,
    cpu: median(rounds.map(({ cpu }) => cpu)),
    rss: Math.max(...rounds.map(({ rss }) => rss)) / 2 ** 20,
  };
}
