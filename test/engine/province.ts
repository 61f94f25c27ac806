import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { advance } from '../../src/engine/advance.js';
import type { How, Random } from '../../src/engine/how.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { open } from '../../src/engine/open.js';
import type { Database } from '../../src/entities/database.js';
import type { JsonObject, Role } from '../../src/machines/attempt.js';
import { addDays } from '../../src/machines/legalDate.js';
import { timers } from '../../src/machines/timers.js';
import { loadMovement } from '../../src/movements/loadMovement.js';
import { ballots, numbered, scanned, sha } from '../machines/world.js';

/** A small province on a real database: its register, a launched movement, and nominations to move. */

/** Bytes that look random and are the same in every run. */
export function repeatable(seed: string): Random {
  let count = 0;
  return (size) => {
    count += 1;
    return createHash('shake256', { outputLength: size })
      .update(`${seed} ${String(count)}`)
      .digest();
  };
}

export const launchedAt = '2024-07-08T01:00:00.000Z';

const seats: readonly (readonly [string, Role, string])[] = [
  ['clerk', 'unitClerk', 'LG'],
  ['head', 'unitHead', 'LG'],
  ['foreignHead', 'unitHead', 'TP'],
  ['foreignClerk', 'unitClerk', 'TP'],
  ['boardClerk', 'boardClerk', 'BTĐKT'],
  ['boardHead', 'boardHead', 'BTĐKT'],
  ['planningOfficer', 'planningOfficer', 'SKHĐT'],
  ['planningLeader', 'planningLeader', 'SKHĐT'],
  ['homeAffairsOfficer', 'homeAffairsOfficer', 'SNV'],
  ['homeAffairsLeader', 'homeAffairsLeader', 'SNV'],
  ['secretary', 'committeeSecretary', 'HĐTĐKT'],
  ['chairman', 'chairman', 'UBND'],
  ['recordsClerk', 'recordsClerk', 'UBND'],
];
const units = ['UBND', 'SKHĐT', 'SNV', 'BTĐKT', 'HĐTĐKT', 'LG', 'TP'];

const given = { source: 'test', verified: true };
const seat = (unit: string) => [{ unit, ...given }];

const sprint = loadMovement(
  join(import.meta.dirname, '../../movements/binh-thuan-2024-disbursement-sprint.yaml'),
);

/** The sprint with desks that never move, no commitments, and three working days for every wait. */
export const definition = {
  ...sprint,
  commitment: null,
  desks: {
    board: seat('BTĐKT'),
    planning: seat('SKHĐT'),
    homeAffairs: seat('SNV'),
    committee: seat('HĐTĐKT'),
    chairman: seat('UBND'),
  },
  deadlines: Object.fromEntries(
    timers.map((timer) => [timer, { period: { workingDays: 3 }, ladder: [], ...given }]),
  ),
} as unknown as JsonObject;

/** What the plan asks of units before 20/7/2024, to replace parts of that definition. */
export const withCommitments = {
  commitment: sprint.commitment,
  deadlines: {
    ...(definition['deadlines'] as JsonObject),
    commitmentDue: { period: { date: '2024-07-19' }, ladder: [], ...given },
  },
} as unknown as JsonObject & { readonly commitment: JsonObject };

export interface Province {
  readonly db: Database;
  readonly movement: string;
  /** Ids by symbol. */
  readonly units: Readonly<Record<string, string>>;
  /** Ids by name: `clerk`, `head`, `boardHead`, `chairman`, … and `administrator`. */
  readonly people: Readonly<Record<string, string>>;
  readonly random: Random;
}

/** Registers units and people and launches a movement; `changed` replaces parts of its definition. */
export async function province(db: Database, changed: JsonObject = {}): Promise<Province> {
  const random = repeatable(db.address);
  const at = launchedAt;
  const administrator = (await open(db, 'person', { name: 'Quản trị viên mẫu' }, { by: 'first', at, random }))
    .file;
  const by = { id: administrator };
  const registered: Record<string, string> = {};
  for (const symbol of units) {
    const data = { symbol, name: `Đơn vị ${symbol}`, kind: 'department' };
    registered[symbol] = (await open(db, 'unit', data, { by, at, random })).file;
  }
  const people: Record<string, string> = { administrator };
  for (const [name, role, unit] of seats) {
    const employed = { name: `Cán bộ mẫu ${name}`, unit: registered[unit] ?? '', role };
    people[name] = await employ(db, by, random, employed);
  }
  const movement = await launch(db, people['boardHead'] ?? '', random, { ...definition, ...changed });
  return { db, movement, units: registered, people, random };
}

interface Employed {
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
}
async function employ(db: Database, by: How['by'], random: Random, { name, unit, role }: Employed) {
  const at = launchedAt;
  const { file } = await open(db, 'person', { name, payrollUnit: unit }, { by, at, random });
  await advance(db, file, { type: 'grant', data: { role, unit } }, { by, at, seen: 1 });
  return file;
}

async function launch(db: Database, boardHead: string, random: Random, data: JsonObject): Promise<string> {
  const how = { by: { id: boardHead }, at: launchedAt };
  const { file } = await open(db, 'movement', { definition: data }, { ...how, random });
  await advance(db, file, { type: 'launch', data: numbered }, { ...how, seen: 1 });
  return file;
}

/** Opens a nomination for a new sample nominee of La Gi. */
export async function nominate(
  { db, movement, units: registered, people, random }: Province,
  how: Partial<How> = {},
  changed: JsonObject = {},
): Promise<Moved> {
  const at = how.at ?? launchedAt;
  const nominee = await open(
    db,
    'person',
    { name: 'Cá nhân mẫu', payrollUnit: registered['LG'] ?? null },
    { by: { id: people['administrator'] ?? '' }, at, random },
  );
  const data = {
    movement,
    unit: registered['LG'] ?? '',
    nominee: { kind: 'individual', id: nominee.file, seq: 1 },
    award: 'diplomaOfMerit',
    criterion: 'II.1',
    merit: 'movementResult',
    claims: [],
    achievementPeriod: { from: '2024-07-20', until: '2025-01-31' },
    ...changed,
  };
  return open(db, 'nomination', data, { by: { id: people['clerk'] ?? '' }, at, random, ...how });
}

/** Good data for the moves of the road, with real ids. */
export function dataOf({ units: registered, people }: Province, type: string): JsonObject {
  const person = (name: string): string => people[name] ?? '';
  const decision = { number: '1/QĐ-UBND', date: '2024-12-20', capacity: 'chairman' };
  const known: Record<string, JsonObject> = {
    startGrassroots: { date: '2024-09-30', place: 'Hội trường', called: 12 },
    recordSession: {
      date: '2024-09-30',
      present: 10,
      total: 12,
      method: 'open',
      for: 9,
      against: 1,
      blank: 0,
      chair: person('head'),
      secretary: person('clerk'),
      minutes: scanned,
    },
    submit: {
      statement: numbered,
      signer: person('head'),
      papers: [
        { paper: 'report', sha256: sha },
        { paper: 'minutes', sha256: sha },
      ],
      declarations: { truth: true, conduct: true },
      printedName: 1,
    },
    receive: { receivedAt: '2024-10-02T01:00:00.000Z', channel: 'inPerson', sets: 1, number: '12' },
    acceptComplete: {
      checklist: { statement: true, report: true, minutes: true, signatures: true, names: true },
    },
    requestSupplement: { items: [{ item: 'Báo cáo', why: 'Chưa ký' }] },
    sendSupplement: { items: [{ item: 'Báo cáo', paper: 'report', sha256: sha }] },
    planningOpinion: opinion('planning'),
    homeAffairsOpinion: opinion('homeAffairs'),
    recordVote: { ...ballots(9, 0), result: 'passed' },
    submitToChairman: {
      statement: numbered,
      proposal: 'award',
      list: 'DS-01',
      draftDecision: sha,
      notes: {},
    },
    award: {
      ...decision,
      sha256: sha,
      achievementPeriod: { from: '2024-07-20', until: '2025-01-31' },
      prize: '3510000',
      prizeConfirmed: true,
    },
    notifyResult: { date: '2024-12-21', copies: 3 },
    handOver: { date: '2024-12-25', to: 'nominee', occasion: 'Hội nghị' },
    recordPayment: { amount: '3510000', date: '2024-12-26', payer: registered['UBND'] ?? '' },
    close: { archive: 'LT-01' },
    putOnHold: { kind: 'complaint', signsOfViolation: false, paper: numbered, since: '2024-10-01' },
    liftHold: { ground: 1, outcome: 'cleared', paper: numbered },
    withdraw: { nomineeTold: true },
  };
  return known[type] ?? {};
}
const opinion = (part: string): JsonObject => ({
  part,
  opinion: 'favourable',
  number: '9/SKHĐT',
  date: '2024-10-09',
  figures: [],
  // What a nomination for content II.2 is judged by; one for II.1 has its milestones.
  evidence: [{ content: 'II.2', text: 'Rút ngắn 15 ngày phê duyệt dự án' }],
});

export type Road = readonly (readonly [move: string, who: string])[];

/** From draft to an award that is closed: every kind of row is written on the way. */
export const wholeRoad: Road = [
  ['startGrassroots', 'clerk'],
  ['recordSession', 'clerk'],
  ['submit', 'head'],
  ['receive', 'boardClerk'],
  ['acceptComplete', 'boardClerk'],
  ['planningOpinion', 'planningLeader'],
  ['homeAffairsOpinion', 'homeAffairsLeader'],
  ['submitToChairman', 'boardHead'],
  ['award', 'chairman'],
  ['notifyResult', 'boardClerk'],
  ['handOver', 'boardClerk'],
  ['recordPayment', 'boardClerk'],
  ['close', 'boardClerk'],
];

/** A move as a person of the province makes it; both opinions are `giveOpinion`. */
export function move(
  from: Province,
  file: Pick<Moved, 'file' | 'seq'>,
  name: string,
  who: string,
  how: Partial<How> & { readonly data?: JsonObject } = {},
): Promise<Moved> {
  const { data, ...rest } = how;
  return advance(
    from.db,
    file.file,
    { type: name.endsWith('Opinion') ? 'giveOpinion' : name, data: data ?? dataOf(from, name) },
    {
      by: { id: from.people[who] ?? '' },
      at: '2024-10-02T01:00:00.000Z',
      seen: file.seq,
      reason: 'Theo đề nghị',
      ...rest,
    },
  );
}

/** Walks a stretch of road, one day a move. */
export async function walk(from: Province, start: Moved, road: Road, day = '2024-10-01'): Promise<Moved> {
  let last = start;
  for (const [index, [name, who]] of road.entries()) {
    last = await move(from, last, name, who, { at: `${addDays(day, index)}T01:00:00.000Z` });
  }
  return last;
}
