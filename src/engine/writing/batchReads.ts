import { placeholders } from '../../entities/bulk.js';
import type { Session } from '../../entities/writeQueue.js';
import type { JsonObject } from '../../machines/attempt.js';
import { text } from '../../machines/data.js';
import { claimant, load, loadPromised, siblingsWanted, targets, typeOf, type Request } from './consider.js';
import { parseBody, type EntryBody } from '../journal/entry.js';
import { isFileId } from '../journal/fileId.js';
import { Workspace } from './workspace.js';

/** An entry that a repeated key names. */
export interface StoredEntry {
  readonly body: EntryBody;
  readonly hash: string;
}

/** Everything that a batch needs to know, read before anything is judged. */
export interface BatchReads {
  readonly workspace: Workspace;
  /** By actor and idempotency key. */
  readonly stored: ReadonlyMap<string, StoredEntry>;
  /** Sealing keys by person; those of new persons are added. */
  readonly keys: Map<string, string>;
  /** Whether anybody is registered: only the first person acts as itself. */
  readonly personsExist: boolean;
  /** Journals of the files whose deadlines are reckoned anew, by file. */
  readonly journals: ReadonlyMap<string, readonly EntryBody[]>;
}

export async function readBatch(session: Session, requests: readonly Request[]): Promise<BatchReads> {
  await lock(session, requests);
  const workspace = new Workspace((text, values) => session.query(text, values), session.kind === 'postgres');
  await load(workspace, requests);
  await readLastMovers(session, workspace, requests);
  const stored = await readStored(session, workspace, requests);
  await readSiblings(workspace, requests);
  await readFigures(workspace, requests);
  const first = requests.some(({ how }) => how.by === 'first');
  const [person] = first ? await session.query(`select id from case_file where kind = 'person' limit 1`) : [];
  return {
    workspace,
    stored,
    keys: await readKeys(session, workspace, requests),
    personsExist: !first || person !== undefined,
    journals: await readJournals(session, workspace, requests),
  };
}

/**
 * What two processes must not decide at once takes turns: awards of one movement, which could be twice for the
 * same achievement, proposals to award, which could exceed its quota, commitments, of which a unit has one, new
 * units and movements, which could bear the same symbol or code, and whoever comes first. SQLite has one writer anyway.
 */
async function lock(session: Session, requests: readonly Request[]): Promise<void> {
  if (session.kind === 'sqlite') return;
  const decided = targets(requests.filter((request) => takingTurns.includes(typeOf(request))));
  const register = requests.some(
    (request) =>
      request.how.by === 'first' ||
      (request.verb === 'open' ? request.kind === 'unit' : namingMovements.includes(request.type)),
  );
  const opening = requests.flatMap(opensCommitment('movement'));
  const movements = new Set([...(await movementsOf(session, decided)), ...opening]);
  const names = [...[...movements].sort(), ...(register ? ['register'] : [])];
  for (const name of names)
    await session.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}

const namingMovements = ['launch', 'amend'];
const takingTurns = ['award', 'submitToChairman'];

async function movementsOf(session: Session, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await session.query(
    `select distinct movement_id from case_file
     where id in (${placeholders(names.length)}) or code in (${placeholders(names.length, names.length + 1)})
     order by movement_id`,
    [...names, ...names],
  );
  return rows.map(({ movement_id: movement }) => String(movement));
}

/** Who was faster, for those who saw an older version. */
async function readLastMovers(
  session: Session,
  workspace: Workspace,
  requests: readonly Request[],
): Promise<void> {
  const outrun = requests.flatMap((request) => {
    if (request.verb === 'open') return [];
    const file = workspace.file(request.id);
    return file && file.version !== request.how.seen ? [file] : [];
  });
  if (outrun.length === 0) return;
  const rows = await session.query(
    `select file_id, actor_id from journal_entry join case_file on id = file_id and version = seq
     where id in (${placeholders(outrun.length)})`,
    outrun.map(({ id }) => id),
  );
  for (const { file_id: id, actor_id: actor } of rows) {
    const file = workspace.file(String(id));
    if (file) file.movedBy = String(actor);
  }
}

/** The actor's id as the journal writes it. */
export const actorId = (by: Request['how']['by']): string => (typeof by === 'string' ? by : by.id);
export const keyName = (actor: string, key: string): string => `${actor} ${key}`;

/** Entries that the keys of these requests made before, with their files. */
async function readStored(session: Session, workspace: Workspace, requests: readonly Request[]) {
  const keyed = requests.flatMap(({ how }) => (how.key ? [{ actor: actorId(how.by), key: how.key }] : []));
  if (keyed.length === 0) return new Map<string, StoredEntry>();
  const pairs = keyed.map((_, index) => `(${placeholders(2, 2 * index + 1)})`).join(',');
  const rows = await session.query(
    `select actor_id, key, body, hash from journal_entry where (actor_id, key) in (values ${pairs})`,
    keyed.flatMap(({ actor, key }) => [actor, key]),
  );
  const stored = new Map(
    rows.map((row) => [
      keyName(String(row['actor_id']), String(row['key'])),
      { body: parseBody(String(row['body'])), hash: String(row['hash']) },
    ]),
  );
  await workspace.loadReferences([...stored.values()].map(({ body }) => body.file));
  return stored;
}

/** Other nominations, where a rule asks for duplicates, holds elsewhere, or the quota. */
async function readSiblings(workspace: Workspace, requests: readonly Request[]): Promise<void> {
  const wanted = requests.map((request) => siblingsWanted(workspace, request));
  await workspace.loadSiblings([...new Set(wanted.flatMap(({ subject }) => subject ?? []))]);
  const counted = new Map(
    wanted.flatMap(({ quota }) => (quota ? [[`${quota.movement} ${quota.unit}`, quota]] : [])),
  );
  for (const { movement, unit } of counted.values()) await workspace.loadNominationsOf(movement, unit);
  await workspace.loadCommitmentsOf([...new Set(requests.flatMap(opensCommitment('unit')))]);
}

/** What is recorded for the claims of nominations, and the plans of projects that are promised. */
async function readFigures(workspace: Workspace, requests: readonly Request[]): Promise<void> {
  for (const request of requests) {
    const file = claimant(workspace, request);
    if (file) await workspace.loadFigures(file, request.how.at);
    await loadPromised(workspace, request);
  }
}

/** What the opening of a commitment names; nothing for other requests. */
const opensCommitment =
  (key: 'movement' | 'unit') =>
  (request: Request): string[] => {
    if (request.verb !== 'open' || request.kind !== 'commitment') return [];
    const named = text(request.data as JsonObject, key);
    return named !== null && isFileId(named) ? [named] : [];
  };

/** Keys of the persons whose own files are moved, or named by a request that repeats a key. */
async function readKeys(session: Session, workspace: Workspace, requests: readonly Request[]) {
  const moved = requests.some((request) =>
    request.verb === 'open' ? request.kind === 'person' : workspace.file(request.id)?.kind === 'person',
  );
  const persons = workspace.all().flatMap(({ id, kind }) => (kind === 'person' ? [id] : []));
  if (!moved || persons.length === 0) return new Map<string, string>();
  const rows = await session.query(
    `select person_id, key from person_key where person_id in (${placeholders(persons.length)})`,
    persons,
  );
  return new Map(rows.map((row) => [String(row['person_id']), String(row['key'])]));
}

/** Where a wait began is told by the journal alone. */
async function readJournals(session: Session, workspace: Workspace, requests: readonly Request[]) {
  const wanted = targets(requests.filter((request) => typeOf(request) === 'reschedule'));
  const ids = [...new Set(wanted.flatMap((name) => workspace.file(name)?.id ?? []))];
  const journals = new Map<string, EntryBody[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return journals;
  const rows = await session.query(
    `select file_id, body from journal_entry where file_id in (${placeholders(ids.length)}) order by file_id, seq`,
    ids,
  );
  for (const { file_id: id, body } of rows) journals.get(String(id))?.push(parseBody(String(body)));
  return journals;
}
