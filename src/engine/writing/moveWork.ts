import type { JsonObject } from '../../machines/attempt.js';
import { effectOf, stageOf } from '../../machines/decide.js';
import { dateOf } from '../../machines/legalDate.js';
import type { StateValue } from '../../machines/state.js';
import type { Outcome, Session, Work } from '../../entities/writeQueue.js';
import { readBatch, type BatchReads, type StoredEntry } from './batchReads.js';
import { workingCalendar } from './calendar.js';
import { sha256 } from '../journal/canonical.js';
import { typeOf, type Request } from './consider.js';
import type { DeadlineChanges } from './deadlineRows.js';
import { effects } from './effects.js';
import { entryOf, noPrevious, stateText } from '../journal/entry.js';
import { fileCode } from '../journal/fileId.js';
import { Judge, type Accepted, type Judged } from './judge.js';
import { machineOf } from '../journal/machineIdentity.js';
import { prefixOf } from './newFile.js';
import { grantRows } from '../journal/personal.js';
import { addressed, holders, type Holders } from './recipients.js';
import { RowsToWrite } from './rowsToWrite.js';
import { remember } from './storedState.js';

/** What a verb answers. `repeated`: the key was known, and nothing was written. */
export interface Moved {
  readonly file: string;
  readonly code: string;
  readonly seq: number;
  readonly stage: string;
  readonly to: StateValue;
  readonly hash: string;
  readonly repeated: boolean;
}

/** Opens and moves files: what is judged together is written together, with one bulk statement per table. */
export const moveWork: Work<Request, Moved> = {
  async run(session, requests) {
    const outcomes: Outcome<Moved>[] = [];
    for (const part of parted(requests))
      outcomes.push(...(await write(session, await judgeAll(session, part))));
    return outcomes;
  },
  isDurable,
};

/** What comes after an import is judged on its rows as they are written, so each import ends a part of the batch. */
function parted(requests: readonly Request[]): Request[][] {
  const parts: Request[][] = [[]];
  for (const request of requests) {
    parts.at(-1)?.push(request);
    if (changingFigures.includes(typeOf(request))) parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}
const changingFigures = ['importPlans', 'importDisbursements', 'undoImport'];

/** The same for groups of requests of which all are written or none: the first refusal is that of its group. */
export const groupWork: Work<readonly Request[], readonly Moved[]> = {
  async run(session, groups) {
    const outcomes: Outcome<readonly Moved[]>[] = [];
    for (const requests of groups) outcomes.push(await writeGroup(session, requests));
    return outcomes;
  },
  async isDurable(session, moves) {
    for (const one of moves) if (!(await isDurable(session, one))) return false;
    return true;
  },
};

async function writeGroup(
  session: Session,
  requests: readonly Request[],
): Promise<Outcome<readonly Moved[]>> {
  const batch = await judgeAll(session, requests);
  const refused = batch.judged.find((one) => 'error' in one);
  if (refused) return refused;
  const outcomes = await write(session, batch);
  return { value: outcomes.flatMap((one) => ('value' in one ? [one.value] : [])) };
}

async function isDurable(session: Session, { file, seq, hash }: Moved): Promise<boolean> {
  const [row] = await session.query('select hash from journal_entry where file_id = $1 and seq = $2', [
    file,
    seq,
  ]);
  return row?.['hash'] === hash;
}

interface Batch {
  readonly reads: BatchReads;
  readonly judged: readonly Judged[];
}

async function judgeAll(session: Session, requests: readonly Request[]): Promise<Batch> {
  const reads = await readBatch(session, requests);
  const judge = new Judge(reads, workingCalendar());
  return { reads, judged: requests.map((request) => judge.judge(request)) };
}

/** Writes what was accepted, and says for each request what it came to. */
async function write(session: Session, { reads, judged }: Batch): Promise<Outcome<Moved>[]> {
  const accepted = judged.flatMap((one) => ('accepted' in one ? [one.accepted] : []));
  const held = await holders(
    session,
    accepted.flatMap(({ letters }) => letters),
  );
  const rows = new RowsToWrite();
  const hashes = new Map(accepted.map((one) => [one, append(rows, one, held, reads)]));
  await number(session, accepted);
  for (const { text, values } of rows.statements()) await session.query(text, values);
  return judged.map((one) => outcomeOf(one, hashes, reads));
}

/** Appends a move to its file's chain, with all that it writes besides; gives back the entry's hash. */
function append(rows: RowsToWrite, accepted: Accepted, held: Holders, { keys }: BatchReads): string {
  const { file, before, decided, considered, seq, changes } = accepted;
  const { at } = considered.attempt;
  const named = decided.letters.flatMap(({ letter, recipient }) =>
    recipient ? [{ letter, recipient }] : [],
  );
  const letters = [...addressed(accepted.letters, held, dateOf(at)), ...named].map((letter, index) => ({
    ...letter,
    id: `${file.id}.${String(seq)}.${String(index + 1)}`,
  }));
  const state = stateText(decided.next);
  const entry = entryFor(
    accepted,
    state,
    letters.map(({ id }) => id),
  );
  file.head = entry.hash;
  remember(entry.hash, decided.next);
  rows.journal(entry);
  const machine = machineOf(file.kind, decided.next.version);
  const migrated = before !== null && before.version !== decided.next.version;
  rows.file(file, { state, machine, isNew: before === null, relabelled: accepted.relabelled, migrated });
  rows.deadlines(file.id, seq, changes);
  const effect = effectOf(decided.next, considered.attempt.type);
  if (effect) rows.beside(effects[effect]({ file: file.id, data: considered.attempt.data, seq, at }));
  rows.letters(letters, { file: file.id, seq, at, nextAt: accepted.nextAt, params: paramsOf(changes) });
  if (file.kind === 'person') {
    rows.person(file, keys.get(file.id) ?? '', before === null);
    held.change(file.id, grantRows(file.id, decided.next.context));
  }
  return entry.hash;
}

/** The row of `journal_entry`: every column but body and hash repeats a field of the body. */
function entryFor(accepted: Accepted, state: string, letters: readonly string[]) {
  const { file, before, decided, considered, seq, changes, request } = accepted;
  const { type: move, at, actor, data, facts, reason, onBehalfOf } = considered.attempt;
  const key = request.how.key ?? null;
  const machine = machineOf(file.kind, decided.next.version);
  const { body, hash } = entryOf({
    ...{
      file: file.id,
      kind: file.kind,
      seq,
      at,
      move,
      key,
      data,
      facts,
      reason,
      actor,
      onBehalfOf,
      machine,
    },
    from: before?.value ?? null,
    to: decided.next.value,
    stateHash: sha256(state),
    deadlines: changes.set,
    cancelled: changes.cancelled,
    letters,
    prev: before ? file.head : noPrevious,
  });
  return { file_id: file.id, seq, at, move, actor_id: actor.id, key, body, hash };
}

/** What only the move knows of its letters: the day that it sets. */
const paramsOf = ({ set }: DeadlineChanges): JsonObject => ({
  dueAt: set.find(({ step }) => step === 'due')?.dueAt ?? null,
});

/** Gives new files their numbers, counted inside the transaction and never reused. */
async function number(session: Session, accepted: readonly Accepted[]): Promise<void> {
  const series = new Map<string, Accepted[]>();
  for (const one of accepted.filter(({ before }) => before === null)) {
    const name = `${prefixOf(one.file, one.considered.movement)} ${one.file.kind}`;
    series.set(name, [...(series.get(name) ?? []), one]);
  }
  // In one order for everybody, so that two processes never wait for each other in a circle.
  for (const [name, files] of [...series].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const [prefix = '', kind = ''] = name.split(' ');
    const [row] = await session.query(
      `insert into file_counter (prefix, kind, last) values ($1, $2, $3)
       on conflict (prefix, kind) do update set last = file_counter.last + excluded.last returning last`,
      [prefix, kind, files.length],
    );
    const first = Number(row?.['last']) - files.length + 1;
    for (const [index, { file }] of files.entries()) {
      file.code = fileCode(prefix, file.kind, first + index);
      // A person's title would be a name.
      if (file.kind === 'person') file.title = file.code;
    }
  }
}

function outcomeOf(judged: Judged, hashes: ReadonlyMap<Accepted, string>, reads: BatchReads): Outcome<Moved> {
  if ('error' in judged) return judged;
  if ('stored' in judged) return { value: repeated(judged.stored, reads) };
  const { file, decided, seq } = 'same' in judged ? judged.same : judged.accepted;
  const hash = hashes.get('same' in judged ? judged.same : judged.accepted) ?? '';
  const stage = stageOf(decided.next);
  const moved = { file: file.id, code: file.code, seq, stage, to: decided.next.value, hash };
  return { value: { ...moved, repeated: 'same' in judged } };
}

function repeated({ body, hash }: StoredEntry, { workspace }: BatchReads): Moved {
  const { file, kind, seq, to } = body;
  const stage = stageOf({ kind, version: null, value: to, context: {} });
  return { file, code: workspace.file(file)?.code ?? '', seq, stage, to, hash, repeated: true };
}
