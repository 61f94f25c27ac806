import { advance } from '../engine/advance.js';
import { advanceMovement } from '../engine/advanceMovement.js';
import { closeMonth } from '../engine/closeMonth.js';
import type { By, Random } from '../engine/how.js';
import { importFile } from '../engine/imports/importFile.js';
import type { Moved } from '../engine/writing/moveWork.js';
import { open } from '../engine/open.js';
import type { Database } from '../entities/database.js';
import type { Instant, JsonObject, LegalDate, Role } from '../machines/attempt.js';
import { dateOf, instantOf } from '../machines/legalDate.js';
import type { MovementDefinition } from '../machines/movementDefinition.js';
import { sweep } from '../workers/sweep.js';
import { sampleAddress, seats, units } from './cast.js';
import { commitments } from './commitments.js';
import { difficulties, type Report } from './difficulties.js';
import { closes, merger, sampleFiles, type SampleFile } from './figures.js';
import { inspections } from './inspections.js';
import { dossierOf, planningUnitOn } from './papers.js';
import { stories, type Course, type Step, type Story } from './stories.js';

/** Plays the 2024 sprint on a simulated clock, through the same verbs as everybody else. */

/** The day on which the sample register is made and the movement launched. */
const launchDay = '2024-07-08';
/** The demo stands still here: files wait at every desk. */
const lastDay = '2025-03-28';

export interface Played {
  readonly movement: Moved;
  /** Files by story, in the order of the stories. */
  readonly files: readonly Moved[];
  /** The simulated instant on which the database goes on. */
  readonly now: Instant;
}

interface Stage {
  readonly db: Database;
  readonly random: Random;
  readonly units: ReadonlyMap<string, string>;
  /** Persons by `role@symbol`, in the order in which they were seated. */
  readonly people: ReadonlyMap<string, readonly string[]>;
  readonly administrator: By;
  readonly movement: Moved;
  /** Commitments that the launch opened, by the unit's symbol. */
  readonly commitments: ReadonlyMap<string, string>;
}

/** A course, and the file that it moves. */
interface Told extends Course {
  readonly file: string;
}

/** What somebody does on a day of the demo. */
interface Act {
  readonly on: LegalDate;
  happen(at: Instant): Promise<unknown>;
}

export async function play(db: Database, definition: MovementDefinition, random: Random): Promise<Played> {
  const stage = await setUp(db, definition, random);
  const files: Moved[] = [];
  for (const story of stories) files.push(await begin(stage, story));
  const nominations = stories.map((story, index) => ({ ...story, file: files[index]?.file ?? '' }));
  const promises = commitments.map((course) => ({
    ...course,
    file: stage.commitments.get(course.unit) ?? '',
  }));
  const reports: Told[] = [];
  for (const course of difficulties) reports.push({ ...course, file: (await reported(stage, course)).file });
  const last = new Map(files.map((file) => [file.file, file]));
  const steps = [...nominations, ...promises, ...reports].flatMap((course) => actsOf(stage, course, last));
  await perform(db, [...steps, ...figureActs(stage)]);
  const now = instantOf(lastDay, '17:00');
  await runClock(db, now);
  return { movement: stage.movement, files: files.map((file) => last.get(file.file) ?? file), now };
}

async function setUp(db: Database, definition: MovementDefinition, random: Random): Promise<Stage> {
  const at = instantOf(launchDay, '07:30');
  const first = await open(db, 'person', { name: 'Quản trị viên mẫu' }, { by: 'first', at, random });
  const administrator = { id: first.file };
  const registered = new Map<string, string>();
  for (const { symbol, name, kind, parent, from } of units) {
    const data = {
      ...{ symbol, name, kind, parent: registered.get(parent ?? '') ?? null, from: from ?? null },
      mailbox: sampleAddress(symbol, `van-thu ${symbol}`),
    };
    registered.set(symbol, (await open(db, 'unit', data, { by: administrator, at, random })).file);
  }
  const people = await seatEverybody(db, administrator, registered, at, random);
  const by = { id: people.get('boardHead@BTĐKT')?.[0] ?? '' };
  const draft = await open(db, 'movement', { definition: asJson(definition) }, { by, at, random });
  const paper = { number: 'Kế hoạch phát động', date: launchDay };
  const movement = await advance(db, draft.file, { type: 'launch', data: paper }, { by, at, seen: 1 });
  const promised = await commitmentsIn(db, registered);
  return { db, random, units: registered, people, administrator, movement, commitments: promised };
}

async function commitmentsIn(
  db: Database,
  registered: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const rows = await db.read(`select id, unit_id from case_file where kind = 'commitment'`);
  const byUnit = new Map(rows.map((row) => [String(row['unit_id']), String(row['id'])]));
  return new Map([...registered].map(([symbol, unit]) => [symbol, byUnit.get(unit) ?? '']));
}

const asJson = (definition: MovementDefinition): JsonObject => definition as unknown as JsonObject;

async function seatEverybody(
  db: Database,
  by: By,
  registered: ReadonlyMap<string, string>,
  at: Instant,
  random: Random,
): Promise<Map<string, string[]>> {
  const people = new Map<string, string[]>();
  for (const [index, { role, unit, title }] of seats.entries()) {
    const name = `Cán bộ mẫu ${String(index + 1).padStart(2, '0')}`;
    const payrollUnit = registered.get(unit) ?? null;
    const data = { name, position: title, payrollUnit, contact: sampleAddress(unit, name) };
    const person = await open(db, 'person', data, { by, at, random });
    const grant = { role, unit: payrollUnit };
    await advance(db, person.file, { type: 'grant', data: grant }, { by, at, seen: 1 });
    const seat = `${role}@${unit}`;
    people.set(seat, [...(people.get(seat) ?? []), person.file]);
  }
  return people;
}

/** The nominee is registered and the draft opened on the day before the story's first step. */
async function begin(stage: Stage, story: Story): Promise<Moved> {
  const { db, random } = stage;
  const at = instantOf(story.steps[0]?.on ?? '2025-03-26', '07:45');
  const unit = stage.units.get(story.unit) ?? '';
  const nominee = await nomineeOf(stage, story, unit, at);
  const data = {
    movement: stage.movement.file,
    unit,
    nominee: { kind: story.kind, id: nominee, seq: 1 },
    award: 'diplomaOfMerit',
    criterion: 'II.1',
    merit: 'movementResult',
    claims: [],
    achievementPeriod: { from: '2024-07-20', until: '2025-01-31' },
  };
  return open(db, 'nomination', data, { by: holder(stage, 'unitClerk', story.unit), at, random });
}

async function nomineeOf({ db, random, administrator: by }: Stage, story: Story, unit: string, at: Instant) {
  if (story.kind === 'individual') {
    const person = { name: story.nominee, position: 'Chuyên viên', payrollUnit: unit };
    return (await open(db, 'person', person, { by, at, random })).file;
  }
  const collective = { symbol: story.nominee, name: story.nominee, kind: 'office', parent: unit };
  return (await open(db, 'unit', collective, { by, at, random })).file;
}

function reported(stage: Stage, { unit, report, steps }: Report): Promise<Moved> {
  const { db, random } = stage;
  const at = instantOf(steps[0]?.on ?? lastDay, '07:45');
  const data = { movement: stage.movement.file, unit: stage.units.get(unit) ?? '', ...report };
  return open(db, 'difficulty', data, { by: holder(stage, 'unitClerk', unit), at, random });
}

/** The steps of a course; each leaves the file's last move in `last`. */
const actsOf = (stage: Stage, course: Told, last: Map<string, Moved>): Act[] =>
  course.steps.map((step) => ({
    on: step.on,
    async happen(at) {
      last.set(course.file, await take(stage, course, step, at));
    },
  }));

/** Plans and disbursements come in, months are closed, units are inspected, one is merged away. */
function figureActs(stage: Stage): Act[] {
  const { db, units: registered, administrator, movement } = stage;
  const officer = (on: LegalDate): By => holder(stage, 'planningOfficer', planningUnitOn(on));
  const merged = registered.get(merger.unit) ?? '';
  const heirs = [registered.get(merger.by) ?? ''];
  return [
    ...sampleFiles.map((file) => ({
      on: file.on,
      happen: (at: Instant) => bring(stage, file, { by: officer(file.on), at }),
    })),
    ...closes.map(({ month, on }) => ({
      on,
      happen: (at: Instant) => closeMonth(db, movement.file, month, { by: officer(on), at }),
    })),
    ...inspections.map(({ on, move: type, units: concerned, data }) => ({
      on,
      happen: (at: Instant) => {
        const named = { ...data, units: concerned.map((symbol) => registered.get(symbol) ?? '') };
        const how = { by: officer(on), at };
        return advanceMovement(db, movement.file, how, () => Promise.resolve({ type, data: named }));
      },
    })),
    {
      on: merger.on,
      happen: (at) =>
        advance(
          db,
          merged,
          { type: 'succeed', data: { ...merger.data, by: heirs } },
          { by: administrator, at, seen: 1 },
        ),
    },
  ];
}

const bring = (
  { db, random, movement }: Stage,
  { kind, content, reason }: SampleFile,
  how: { readonly by: By; readonly at: Instant },
) =>
  importFile(
    db,
    {
      ...{ kind, movement: movement.file, source: Buffer.from(content), dryRun: false },
      defaults: { number: null, date: null, asOf: null, status: null },
    },
    { ...how, reason: reason ?? null, random },
  );

/** All acts in the order of their days; the clock runs before each day's first. */
async function perform(db: Database, acts: readonly Act[]): Promise<void> {
  const inOrder = acts.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  let today = '';
  let minute = 0;
  for (const act of inOrder) {
    if (act.on !== today) await runClock(db, instantOf(act.on, '07:30'));
    minute = act.on === today ? minute + 1 : 0;
    today = act.on;
    await act.happen(new Date(Date.parse(instantOf(act.on, '08:00')) + minute * 60_000).toISOString());
  }
}

/** The clock looks whenever something falls due, as one does that runs all the time. */
async function runClock(db: Database, until: Instant): Promise<void> {
  for (let due = await nextDue(db, until); due !== null; due = await nextDue(db, until)) await sweep(db, due);
  await sweep(db, until);
}

async function nextDue(db: Database, until: Instant): Promise<Instant | null> {
  const [row] = await db.read('select min(due_at) as at from deadline where due_at <= $1', [until]);
  return typeof row?.['at'] === 'string' ? row['at'] : null;
}

async function take(stage: Stage, story: Told, step: Step, at: Instant): Promise<Moved> {
  const [row] = await stage.db.read('select version from case_file where id = $1', [story.file]);
  const signer = step.signedBy ? holder(stage, step.signedBy, seatUnit(step.signedBy, story, step.on)) : null;
  const data = { ...dossierOf(step.move, facesOf(stage, story, step.on)), ...named(stage, step.data ?? {}) };
  return advance(
    stage.db,
    story.file,
    { type: step.move, data },
    {
      by: actor(stage, story, step),
      at,
      seen: Number(row?.['version']),
      reason: step.reason ?? null,
      onBehalfOf: signer && {
        id: signer.id,
        basis: 'signedPaper',
        paper: { number: '560/QĐ-UBND', date: dateOf(at), sha256: 'f'.repeat(64) },
      },
    },
  );
}

/** A unit stands in the stories by its symbol. */
const named = ({ units: registered }: Stage, data: JsonObject): JsonObject =>
  typeof data['responsible'] === 'string'
    ? { ...data, responsible: registered.get(data['responsible']) ?? '' }
    : data;

const facesOf = (stage: Stage, story: Course, on: LegalDate) => ({
  head: holder(stage, 'unitHead', story.unit).id,
  clerk: holder(stage, 'unitClerk', story.unit).id,
  fund: stage.units.get('UBND') ?? '',
  at: instantOf(on, '08:00'),
});

function actor(stage: Stage, story: Course, { by, on, at }: Step): By {
  if (by === 'homeAffairsDeputy') return holder(stage, 'homeAffairsLeader', 'SNV', 1);
  return holder(stage, by, at ?? seatUnit(by, story, on));
}

/** The unit in which a role sits that day. */
function seatUnit(role: Role, { unit }: Course, on: LegalDate): string {
  if (role === 'unitClerk' || role === 'unitHead') return unit;
  if (role.startsWith('planning')) return planningUnitOn(on);
  if (role.startsWith('homeAffairs')) return 'SNV';
  if (role.startsWith('board')) return 'BTĐKT';
  return role.startsWith('committee') ? 'HĐTĐKT' : 'UBND';
}

function holder({ people }: Stage, role: Role, unit: string, place = 0): By {
  const id = people.get(`${role}@${unit}`)?.[place];
  if (id === undefined) throw new Error(`Nobody of the cast is ${role} at ${unit}`);
  return { id };
}
