import { setTimeout } from 'node:timers/promises';
import { doctor } from '../../src/engine/proofs/doctor.js';
import { Stale } from '../../src/engine/errors.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { TestDatabase } from '../databases.js';
import { nominate, province, repeatable, walk, wholeRoad, type Province } from '../engine/province.js';
import { mailServer, type MailServer } from '../notifications/mailServer.js';
import { testRedis, type TestRedis } from '../redis.js';
import { faults, type Fault, type Scene, type Seen } from './faults.js';
import { startWorker, type ChaosWorker } from './workers.js';

/** All rounds of one fault on one database. */
export interface Line {
  readonly fault: string;
  readonly database: string;
  rounds: number;
  /** How often the fault was seen to happen. */
  fired: number;
  letters: number;
  transmissions: number;
  lost: number;
  /** Transmitted more often than the fault explains, or under another Message-ID. */
  doubled: number;
  seconds: number;
  readonly red: string[];
}

interface Here {
  readonly db: Database;
  readonly province: Province;
  readonly redis: TestRedis;
  readonly server: MailServer;
  readonly workers: ChaosWorker[];
  readonly chance: () => number;
  readonly away: number;
}

const concurrency = 4;
const files = 8;
const begun = Date.now();

/** Strikes letters in flight with one fault, `rounds` times, and counts what became of them. */
export async function campaign(
  database: TestDatabase,
  name: string,
  { rounds, seed, away }: { readonly rounds: number; readonly seed: string; readonly away: number },
): Promise<Line> {
  const fresh = await database.fresh();
  const db = await openDatabase(fresh.address);
  const bytes = repeatable(`${seed} ${name} ${database.name}`);
  const chance = (): number => bytes(4).readUInt32BE() / 2 ** 32;
  const [redis, server] = [await testRedis(), await mailServer()];
  const here = { db, province: await province(db), redis, server, workers: [], chance, away };
  const line: Line = {
    ...{ fault: name, database: database.name, rounds: 0, fired: 0, letters: 0, transmissions: 0 },
    ...{ lost: 0, doubled: 0, seconds: 0, red: [] },
  };
  for (let round = 0; round < rounds; round += 1) await oneRound(here, faults[name] ?? {}, line);
  line.red.push(...(await doctor(db)).filter(({ ok }) => !ok).map((check) => check.name));
  await Promise.all(here.workers.map((worker: ChaosWorker) => worker.kill()));
  await Promise.all([server.close(), redis.close(), db.close()]);
  await fresh.drop();
  return line;
}

async function oneRound(here: Here, fault: Fault, line: Line): Promise<void> {
  const { db, server, redis, chance, away } = here;
  await refill(here);
  const begun = performance.now();
  server.mood = () => 'accept';
  server.letters.length = 0;
  const transmitted = async (letters: number): Promise<void> => {
    while (server.letters.length < letters) await setTimeout(2);
  };
  const scene: Scene = { workers: here.workers, redis, server, concurrency, away, chance, transmitted };
  const prepared = await fault.prepare?.(scene);
  const before = await rowIds(db, '');
  const writing = write(here.province);
  const struck = await fault.strike?.(scene);
  await writing;
  const owed = (await rowIds(db, '')).filter((id) => !before.includes(id));
  await settled(db);
  count(line, {
    owed,
    sent: await rowIds(db, `where state = 'sent'`),
    failed: fault.refuses === true,
    server,
  });
  add(line, prepared?.() ?? struck ?? { fired: 0, mayRepeat: 0 }, server, owed);
  line.seconds += (performance.now() - begun) / 1_000;
}

/** Two workers that know the right time: whoever was killed is replaced. */
async function refill({ workers, db, redis, server }: Here): Promise<void> {
  const alive = workers.filter((worker) => worker.isAlive());
  await Promise.all(alive.map((worker) => worker.tell({ offset: 0 })));
  const plan = { address: db.address, redisUrl: redis.url, smtpUrl: server.url, concurrency, begun };
  const fresh = await Promise.all(Array.from({ length: 2 - alive.length }, () => startWorker(plan)));
  workers.splice(0, workers.length, ...alive, ...fresh);
}

/** Dossiers are received, and each move writes letters. */
async function write(from: Province): Promise<void> {
  const opened = await Promise.all(Array.from({ length: files }, () => nominate(from)));
  await Promise.all(opened.map((one) => walk(from, one, wholeRoad.slice(0, 4)).catch(unlessStale)));
}

/** Where the clock jumped, it was faster: the file has moved on, and that is all. */
function unlessStale(error: unknown): void {
  if (!(error instanceof Stale)) throw error;
}

const rowIds = async (db: Database, where: string): Promise<string[]> =>
  (await db.read(`select id from outbox_message ${where}`)).map(({ id }) => String(id));

async function settled(db: Database): Promise<void> {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    if ((await rowIds(db, `where state in ('queued', 'unknown') or lease_owner is not null`)).length === 0)
      return;
    await setTimeout(50);
  }
}

interface Result {
  readonly owed: readonly string[];
  readonly sent: readonly string[];
  readonly failed: boolean;
  readonly server: MailServer;
}

/** Lost: neither sent nor, where the server refused it for good, failed; or sent and never transmitted. */
function count(line: Line, { owed, sent, failed, server }: Result): void {
  const transmitted = new Set(server.letters.map(({ messageId }) => messageId));
  const arrived = owed.filter((id) => sent.includes(id) || failed);
  line.rounds += 1;
  line.letters += owed.length;
  line.transmissions += server.letters.length;
  line.lost += owed.length - arrived.length + owed.filter((id) => !transmitted.has(messageIdOf(id))).length;
}

function add(line: Line, { fired, mayRepeat }: Seen, server: MailServer, owed: readonly string[]): void {
  const known = new Set(owed.map(messageIdOf));
  const strange = server.letters.filter(({ messageId }) => !known.has(messageId)).length;
  const repeated =
    server.letters.length - strange - new Set(server.letters.map(({ messageId }) => messageId)).size;
  line.fired += fired;
  line.doubled += strange + Math.max(0, repeated - mayRepeat);
}

const messageIdOf = (row: string): string => `<${row}@binhthuan.example>`;
