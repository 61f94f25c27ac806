import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { onSnapshot } from '../../src/engine/journal/snapshot.js';
import { copyTables } from '../../src/entities/copyTables.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { Instant, JsonObject } from '../../src/machines/attempt.js';
import { text } from '../../src/machines/data.js';
import { dateOf, startOf } from '../../src/machines/legalDate.js';
import { loadMovement } from '../../src/movements/loadMovement.js';
import { compose } from '../../src/notifications/compose.js';
import type { ComposedLetter } from '../../src/notifications/composedLetter.js';
import { deliver, type Delivery } from '../../src/workers/deliver.js';
import { dueLetters } from '../../src/workers/dueLetters.js';
import { rehearse, type PlannedMove } from '../../src/workers/rehearse.js';
import { sweep } from '../../src/workers/sweep.js';
import { databases } from '../databases.js';
import { importPlans, importReports } from '../disbursement/movementFigures.js';
import {
  move,
  nominate,
  province,
  type Province,
  repeatable,
  walk,
  wholeRoad,
  withCommitments,
} from '../engine/province.js';
import { sender } from '../notifications/sampleLetter.js';

const sprint = loadMovement(
  join(import.meta.dirname, '../../movements/binh-thuan-2024-disbursement-sprint.yaml'),
);
/** The sprint's own ladders and milestones, at desks that never move. */
const sprintLadders = { ...withCommitments, deadlines: sprint.deadlines } as unknown as JsonObject;

/** Over Tết: the offices are closed from Saturday 25/01 to Sunday 02/02, and a milestone falls on Friday 31/01. */
const now = '2025-01-14T02:00:00.000Z';
const until = startOf('2025-02-11');

/** What the clock and the courier did with one letter: everything but ids and boundaries. */
interface Sent {
  readonly recipient: string;
  readonly letter: string;
  readonly obligations: readonly string[];
  readonly at: Instant;
  readonly subject: string;
  readonly text: string;
  readonly calendar: readonly string[];
}

describe.each(databases)('a rehearsal on $name', ({ fresh }) => {
  let db: Database;
  const made: { db: Database; drop: () => Promise<void> }[] = [];
  const another = async (): Promise<Database> => {
    const { address, drop } = await fresh();
    const opened = await openDatabase(address);
    made.push({ db: opened, drop });
    return opened;
  };

  let here: Province;
  let planned: readonly PlannedMove[];

  beforeAll(async () => {
    db = await another();
    here = await province(db, sprintLadders);
    await importPlans(here, [
      { code: 'LG-01', unit: 'LG', amount: 100_000_000_000n },
      { code: 'TP-01', unit: 'TP', amount: 50_000_000_000n },
    ]);
    await importReports(here, [
      { code: 'LG-01', asOf: '2024-11-30', disbursed: 70_000_000_000n },
      { code: 'TP-01', asOf: '2024-11-30', disbursed: 48_000_000_000n },
    ]);
    const roads = [3, 4, 5, 6, 8].map((length) => wholeRoad.slice(0, length));
    const files: Moved[] = [];
    for (const road of roads) files.push(await walk(here, await nominate(here), road, '2025-01-03'));
    const held = await walk(here, await nominate(here), wholeRoad.slice(0, 4), '2025-01-03');
    await move(here, held, 'putOnHold', 'boardHead', { at: '2025-01-13T02:00:00.000Z' });
    await sweep(db, now);
    const [submitted] = files;
    const commitment = { file: await commitmentOf('LG'), seq: 1 };
    const data = { milestone: 'M3', plan: 'Bù trong tháng 2', until: '2025-02-28' };
    // At eight in the evening: its letter waits for the morning.
    planned = [
      plannedMove('2025-01-16T13:00:00.000Z', submitted?.file ?? '', 'receive', 'boardClerk'),
      plannedMove('2025-02-04T02:00:00.000Z', commitment.file, 'acknowledgeMilestone', 'head', data),
    ];
  });
  afterAll(async () => {
    for (const one of made) {
      await one.db.close();
      await one.drop();
    }
  });

  const commitmentOf = async (unit: string): Promise<string> => {
    const [row] = await db.read(`select id from case_file where kind = 'commitment' and unit_id = $1`, [
      here.units[unit] ?? '',
    ]);
    return String(row?.['id']);
  };
  const plannedMove = (
    at: Instant,
    file: string,
    name: string,
    who: string,
    data?: JsonObject,
  ): PlannedMove => ({
    at,
    async make(on) {
      const [row] = await on.read('select version from case_file where id = $1', [file]);
      const seen = { file, seq: Number(row?.['version']) };
      return move({ ...here, db: on }, seen, name, who, { at, ...(data ? { data } : {}) });
    },
  });

  /** A real run of the clock and of delivery on a copy, looking at those instants. */
  async function run(ticks: readonly Instant[]): Promise<Sent[]> {
    const real = await another();
    await onSnapshot(db, (snapshot) => copyTables(snapshot, real));
    const before = await real.read(`select id from outbox_message where next_at < $1`, [now]);
    const old = new Set(before.map(({ id }) => String(id)));
    const sent: Sent[] = [];
    const moves = [...planned];
    for (const tick of ticks) {
      while (moves[0] && moves[0].at <= tick) await moves.shift()?.make(real);
      await sweep(real, tick);
      for (const { id } of await dueLetters(real, tick, 60_000, 10_000)) {
        if (old.has(id)) continue;
        const hour = await hourOf(real, id);
        const composed = await send(real, id, tick);
        if (!composed) continue;
        expect([dateOf(hour), hour <= tick]).toEqual([dateOf(tick), true]);
        sent.push({ ...(await rowOf(real, id)), at: hour, ...told(composed) });
      }
    }
    return inOrder(sent);
  }

  const rehearsed = async () => {
    const rehearsal = await rehearse(db, { now, until }, sender, planned);
    const letters = rehearsal.letters.map(({ letter, recipient, at, composed, obligations }) => ({
      ...{ letter, recipient, at },
      obligations: obligations.map((one) => `${one.file} ${one.letter} ${one.timer} ${one.step}`).sort(),
      ...told(composed),
    }));
    return { ticks: rehearsal.ticks, letters: inOrder(letters) };
  };

  test('tells exactly what a real run sends that looks at the same instants', async () => {
    const { ticks, letters } = await rehearsed();
    expect(letters.length).toBeGreaterThan(20);
    expect(new Set(letters.map(({ letter }) => letter)).size).toBeGreaterThan(5);
    expect(letters.some(({ letter }) => letter === 'dailyDigest')).toBe(true);
    expect(await run(ticks)).toEqual(letters);
  });

  test('and what one sends that looks at any other instants of the same days', async () => {
    const { letters } = await rehearsed();
    expect(await run(irregular())).toEqual(letters);
  });

  test('leaves the database as it was', async () => {
    const counts = () =>
      db.read(
        `select (select count(*) from journal_entry) as e, (select count(*) from outbox_message) as o,
         (select count(*) from deadline) as d, (select count(*) from outbox_message where state <> 'queued') as s`,
      );
    const before = await counts();
    await rehearse(db, { now, until: startOf('2025-01-18') }, sender);
    expect(await counts()).toEqual(before);
  });
});

/** From now on, one to 330 minutes apart. */
function irregular(): Instant[] {
  const random = repeatable('irregular');
  const ticks: Instant[] = [];
  for (let at = Date.parse(now); at < Date.parse(until);) {
    ticks.push(new Date(at).toISOString());
    at += (1 + (random(2).readUInt16BE() % 330)) * 60_000 + 1_234;
  }
  return ticks;
}

const hourOf = async (db: Database, id: string): Promise<Instant> =>
  String((await db.read('select next_at from outbox_message where id = $1', [id]))[0]?.['next_at']);

async function send(db: Database, id: string, tick: Instant): Promise<ComposedLetter | null> {
  let composed: ComposedLetter | null = null;
  const delivery: Delivery = {
    ...{ owner: 'thật', leaseLength: 60_000, retries: { first: 1, longest: 1, attempts: 1 } },
    compose: async (from, row, at) => (composed = await compose(from, row, at, sender)),
    courier: {
      send: () => Promise.resolve({ result: 'accepted', code: 250, text: 'OK', final: true }),
      close: () => undefined,
    },
    wait: () => Promise.resolve(0),
    clock: () => tick,
    jitter: () => 0,
  };
  await deliver(db, id, delivery);
  return composed;
}

async function rowOf(db: Database, id: string) {
  const rows = await db.read(
    `select letter, recipient, digest, code, body from outbox_message
     join case_file on case_file.id = outbox_message.file_id join journal_entry
     on journal_entry.file_id = outbox_message.file_id and journal_entry.seq = outbox_message.seq
     where outbox_message.id = $1 or digest = $1 order by outbox_message.id`,
    [id],
  );
  const joined = rows.filter(({ digest }) => digest === id);
  const itself = rows.find(({ digest }) => digest !== id);
  return {
    ...{ letter: String(itself?.['letter']), recipient: String(itself?.['recipient']) },
    obligations: (joined.length > 0 ? joined : [itself])
      .map((row) => {
        const { move: made, data } = JSON.parse(String(row?.['body'])) as { move: string; data: JsonObject };
        const [timer, step] = made === 'remind' ? [text(data, 'timer'), text(data, 'step')] : [null, null];
        return `${String(row?.['code'])} ${String(row?.['letter'])} ${timer} ${step}`;
      })
      .sort(),
  };
}

const told = ({ subject, text, calendar }: ComposedLetter) => ({
  ...{ subject, text },
  calendar: calendar === null ? [] : eventsIn(calendar.content),
});

const eventsIn = (content: string): string[] =>
  new ICAL.Component(ICAL.parse(content) as unknown[])
    .getAllSubcomponents('vevent')
    .map(
      (event) =>
        `${String(event.getFirstPropertyValue('uid'))} ${String(event.getFirstPropertyValue('sequence'))}`,
    );

const inOrder = (sent: readonly Sent[]): Sent[] =>
  sent.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
const keyOf = ({ at, recipient, letter, obligations }: Sent): string =>
  [at, recipient, letter, ...obligations].join(' ');
