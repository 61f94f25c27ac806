import type { Instant, JsonObject } from '../../machines/attempt.js';
import { stageOf } from '../../machines/decide.js';
import { insert, insertPacked, remove, update, type Row, type Statement } from '../../entities/bulk.js';
import { canonical } from '../journal/canonical.js';
import type { DeadlineChanges } from './deadlineRows.js';
import type { MachineIdentity } from '../journal/machineIdentity.js';
import { grantRows, nameRow } from '../journal/personal.js';
import type { Addressed } from './recipients.js';
import type { LoadedFile } from './workspace.js';

const fileColumns = [
  'id',
  'kind',
  'code',
  'movement_id',
  'unit_id',
  'subject_id',
  'title',
  'stage',
  'version',
  'head',
  'state',
  'machine_id',
  'machine_version',
  'machine_hash',
  'opened_at',
  'moved_at',
];
/** What a move changes; indexed columns that stay are not touched. */
const movedColumns = ['stage', 'version', 'head', 'state', 'moved_at'];
const journalColumns = ['file_id', 'seq', 'at', 'move', 'actor_id', 'key', 'body', 'hash'];
const deadlineKey = ['file_id', 'timer', 'stage', 'step'];
const deadlineRows = {
  columns: [...deadlineKey, 'due_at', 'days_left', 'version'],
  integers: ['days_left', 'version'],
  key: deadlineKey,
};
const letterRows = {
  columns: [
    ...['id', 'file_id', 'seq', 'letter', 'recipient', 'params', 'created_at'],
    ...['state', 'attempts', 'next_at'],
  ],
  integers: ['seq', 'attempts'],
};

const nameRows = {
  columns: ['person_id', 'seq', 'name', 'folded'],
  integers: ['seq'],
  key: ['person_id'],
};

const machineColumns = (machine: MachineIdentity | null): Row => ({
  machine_id: machine?.id ?? null,
  machine_version: machine?.version ?? null,
  machine_hash: machine?.hash ?? null,
});

interface Written {
  readonly state: string;
  readonly machine: MachineIdentity | null;
  readonly isNew: boolean;
  readonly relabelled: boolean;
  readonly migrated: boolean;
}

/** What letters of one move have in common. */
interface Said {
  readonly file: string;
  readonly seq: number;
  readonly at: Instant;
  /** When they go out: decided now, whoever delivers them later. */
  readonly nextAt: Instant;
  readonly params: JsonObject;
}

/** The rows of one transaction, table by table: a file moved twice is written once, as it stands at the end. */
export class RowsToWrite {
  readonly #files = new Map<
    string,
    { readonly file: LoadedFile; readonly row: Row; readonly isNew: boolean }
  >();
  /** An edited draft may be about somebody else, or propose another award. */
  readonly #relabelled = new Set<LoadedFile>();
  /** Files that another version of their chart judges from now on. */
  readonly #migrated = new Set<string>();
  readonly #journal: Row[] = [];
  readonly #deadlines = new Map<string, { readonly key: Row; readonly row: Row | null }>();
  readonly #letters: Row[] = [];
  readonly #beside: Statement[] = [];
  readonly #persons = new Map<
    string,
    { readonly file: LoadedFile; readonly key: string; readonly isNew: boolean }
  >();

  file(file: LoadedFile, { state, machine, isNew, relabelled, migrated }: Written): void {
    const row: Row = {
      id: file.id,
      kind: file.kind,
      movement_id: file.movementId,
      unit_id: file.unitId,
      subject_id: file.subjectId,
      stage: stageOf(file.state),
      version: file.version,
      head: file.head,
      state,
      ...machineColumns(machine),
      opened_at: file.openedAt,
      moved_at: file.movedAt,
    };
    const wasNew = this.#files.get(file.id)?.isNew === true;
    this.#files.set(file.id, { file, row, isNew: isNew || wasNew });
    if (relabelled) this.#relabelled.add(file);
    if (migrated) this.#migrated.add(file.id);
  }

  journal(row: Row): void {
    this.#journal.push(row);
  }

  deadlines(id: string, seq: number, { set, cancelled }: DeadlineChanges): void {
    for (const { timer, stage, step } of cancelled) {
      const key = { file_id: id, timer, stage, step };
      this.#deadlines.set(`${id} ${timer} ${stage} ${step}`, { key, row: null });
    }
    for (const { timer, stage, step, dueAt, daysLeft } of set) {
      const key = { file_id: id, timer, stage, step };
      const row = { ...key, due_at: dueAt, days_left: daysLeft, version: seq };
      this.#deadlines.set(`${id} ${timer} ${stage} ${step}`, { key, row });
    }
  }

  /** What the move does besides its own rows. */
  beside(statements: readonly Statement[]): void {
    this.#beside.push(...statements);
  }

  letters(
    letters: readonly (Addressed & { readonly id: string })[],
    { file, seq, at, nextAt, params }: Said,
  ): void {
    for (const { id, letter, recipient } of letters) {
      this.#letters.push({
        ...{ id, file_id: file, seq, letter, recipient, params: canonical(params), created_at: at },
        ...{ state: 'queued', attempts: 0, next_at: nextAt },
      });
    }
  }

  person(file: LoadedFile, key: string, isNew: boolean): void {
    const before = this.#persons.get(file.id);
    this.#persons.set(file.id, { file, key, isNew: isNew || (before?.isNew ?? false) });
  }

  statements(): Statement[] {
    const deadlines = [...this.#deadlines.values()];
    return [
      ...this.#fileStatements(),
      ...insert('journal_entry', journalColumns, this.#journal),
      ...remove(
        'deadline',
        deadlineKey,
        deadlines.filter(({ row }) => row === null).map(({ key }) => key),
      ),
      ...insertPacked(
        'deadline',
        deadlineRows,
        deadlines.map(({ row }) => row).filter((row) => row !== null),
      ),
      ...insertPacked('outbox_message', letterRows, this.#letters),
      ...this.#personStatements(),
      ...this.#beside,
    ];
  }

  /** Codes are known only now, when every new file has its number. */
  #fileStatements(): Statement[] {
    const files = [...this.#files.values()];
    const opened = files.filter(({ isNew }) => isNew);
    const labels = [...this.#relabelled].map(({ id, unitId, subjectId, title }) => ({
      id,
      unit_id: unitId,
      subject_id: subjectId,
      title,
    }));
    return [
      ...insert(
        'case_file',
        fileColumns,
        opened.map(({ file, row }) => ({ ...row, code: file.code, title: file.title })),
      ),
      ...update(
        'case_file',
        movedColumns,
        ['version'],
        files.filter(({ isNew }) => !isNew).map(({ row }) => row),
      ),
      ...update('case_file', ['unit_id', 'subject_id', 'title'], [], labels),
      ...update(
        'case_file',
        ['machine_version', 'machine_hash'],
        ['machine_version'],
        files.filter(({ file }) => this.#migrated.has(file.id)).map(({ row }) => row),
      ),
    ];
  }

  #personStatements(): Statement[] {
    const persons = [...this.#persons.values()];
    const ids = persons.map(({ file }) => ({ person_id: file.id }));
    const keys = persons.filter(({ isNew }) => isNew).map(({ file, key }) => ({ person_id: file.id, key }));
    const names = persons.map(({ file, key }) => nameRow(file.id, file.version, file.state.context, key));
    const grants = persons.flatMap(({ file }) => grantRows(file.id, file.state.context));
    return [
      ...insert('person_key', ['person_id', 'key'], keys),
      ...insertPacked('person_name', nameRows, names),
      ...remove('role_grant', ['person_id'], ids),
      ...insert('role_grant', ['person_id', 'number', 'role', 'unit_id', 'from_date', 'until_date'], grants),
    ];
  }
}
