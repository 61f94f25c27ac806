import type { Database } from '../../entities/database.js';
import { insert, remove, type Row } from '../../entities/bulk.js';
import type { Outcome, Session, Work } from '../../entities/writeQueue.js';
import { parseBody } from '../journal/entry.js';
import type { Disagreement, History, Pending } from '../journal/history.js';
import { fileIdOf, type JournalRow } from '../journal/journal.js';
import {
  personDisagreements,
  personKeys,
  personOf,
  personRows,
  personTables,
  type PersonFile,
} from '../journal/personRows.js';
import { onSnapshot, type Readable } from '../journal/snapshot.js';
import { disagreements } from '../journal/storedFile.js';
import type { StoredFile } from '../journal/storedRows.js';
import { walk, type Finding, type Walked } from './walk.js';

export interface Rebuilt extends Walked {
  /** Files whose derived rows were written anew. */
  readonly repaired: number;
}

/**
 * Recomputes every file from its journal (or one, by id or code) and compares it with what is stored: its row, its
 * deadlines, and for persons their name and roles. `repair` writes anew what is derived and no more; a journal or
 * a file's row that disagrees is evidence, and stays. Throws NotFound.
 */
export async function rebuild(
  db: Database,
  { file = null, repair = false }: { readonly file?: string | null; readonly repair?: boolean } = {},
): Promise<Rebuilt> {
  const { walked, wrong } = await onSnapshot(db, (snapshot) => compare(snapshot, file));
  let repaired = 0;
  if (repair) for (const one of wrong) if (await db.write.submit(repairs, one)) repaired += 1;
  return { ...walked, repaired };
}

/** Rows of one file that are to be written anew, if it still has the version from which they were derived. */
interface Repair {
  readonly file: string;
  readonly version: number;
  readonly tables: readonly {
    readonly table: string;
    readonly columns: readonly string[];
    readonly owner: string;
    readonly rows: readonly Row[];
  }[];
}

async function compare(snapshot: Readable, file: string | null) {
  const wrong: Repair[] = [];
  const persons: PersonFile[] = [];
  const end = (history: History, stored: StoredFile, id: string): Disagreement[] => {
    const found = disagreements(history, stored);
    if (found.some(({ check }) => check === 'deadline')) wrong.push(deadlineRepair(id, history));
    const person = personOf(history, id, stored.row?.code ?? id);
    if (person) persons.push(person);
    return found;
  };
  const id = file === null ? null : await fileIdOf(snapshot, file);
  const walked = await walk(snapshot, id, { entry: decidedAgain, end });
  const derived = await personDisagreements(snapshot, persons);
  const keys = await personKeys(snapshot);
  for (const { person } of derived) wrong.push(personRepair(person, keys.get(person.id)));
  const more = derived.flatMap(({ person, disagreements: all }) =>
    all.map((one): Finding => ({ file: person.code, seq: person.version, ...one })),
  );
  return { walked: { ...walked, findings: [...walked.findings, ...more] }, wrong };
}

const decidedAgain = (history: History, { body, hash }: JournalRow): Disagreement[] =>
  history.add(parseBody(String(body)), hash);

const deadlineRepair = (file: string, { seq, pending }: History): Repair => ({
  file,
  version: seq,
  tables: [
    {
      table: 'deadline',
      columns: ['file_id', 'timer', 'stage', 'step', 'due_at', 'days_left', 'version'],
      owner: 'file_id',
      rows: [...pending.values()].map((row) => deadlineRow(file, row)),
    },
  ],
});

const deadlineRow = (file: string, { timer, stage, step, dueAt, daysLeft, version }: Pending): Row => ({
  file_id: file,
  timer,
  stage,
  step,
  due_at: dueAt,
  days_left: daysLeft,
  version,
});

function personRepair(person: PersonFile, key: string | undefined): Repair {
  const { person_name, role_grant } = personRows(person, key);
  const owner = 'person_id';
  return {
    file: person.id,
    version: person.version,
    tables: [
      { table: 'person_name', columns: personTables.person_name, owner, rows: person_name },
      { table: 'role_grant', columns: personTables.role_grant, owner, rows: role_grant },
    ],
  };
}

/** True when the rows were written: a file that moved on meanwhile has newer ones. */
const repairs: Work<Repair, boolean> = {
  async run(session, requests) {
    const outcomes: Outcome<boolean>[] = [];
    for (const request of requests) outcomes.push({ value: await write(session, request) });
    return outcomes;
  },
  // A repair whose COMMIT got no answer is asked for again by whoever asked for it.
  isDurable: () => Promise.resolve(false),
};

async function write(session: Session, { file, version, tables }: Repair): Promise<boolean> {
  const lock = session.kind === 'postgres' ? ' for update' : '';
  const [row] = await session.query(`select version from case_file where id = $1${lock}`, [file]);
  if (row?.['version'] !== version) return false;
  for (const { table, columns, owner, rows } of tables) {
    const statements = [...remove(table, [owner], [{ [owner]: file }]), ...insert(table, columns, rows)];
    for (const { text, values } of statements) await session.query(text, values);
  }
  return true;
}
