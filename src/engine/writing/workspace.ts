import type { FileKind, Instant, LegalDate } from '../../machines/attempt.js';
import type { ImportFact } from '../../machines/facts.js';
import type { Claim, NominationContext } from '../../machines/nominationContext.js';
import type { FileState } from '../../machines/state.js';
import { placeholders, type Row, type Value } from '../../entities/bulk.js';
import type { DeadlineSet } from '../journal/entry.js';
import { isFileId } from '../journal/fileId.js';
import type { PlanBasis } from '../../disbursement/figures.js';
import { unknownProjects, type UnknownProject } from '../../disbursement/unknownProjects.js';
import { recordedFigures, type RecordedFigure } from '../../disbursement/unitFigures.js';
import { importFacts } from './importFacts.js';
import { knownState, storedState } from './storedState.js';

/** A file as the rules see it now: as stored, or as an earlier move of the same batch left it. */
export interface LoadedFile {
  readonly id: string;
  readonly kind: FileKind;
  /** Empty until the transaction gives a new file its number. */
  code: string;
  readonly movementId: string | null;
  unitId: string | null;
  subjectId: string | null;
  title: string;
  version: number;
  head: string;
  state: FileState;
  readonly openedAt: Instant;
  movedAt: Instant;
  /** Who made the last move; empty when it was not read. */
  movedBy: string;
  deadlines: readonly PendingDeadline[];
}
export interface PendingDeadline extends DeadlineSet {
  /** The `seq` that set it. */
  readonly version: number;
}

export type Query = (text: string, values?: readonly Value[]) => Promise<Row[]>;

const columns =
  'id, kind, code, movement_id, unit_id, subject_id, title, version, head, machine_version, opened_at, moved_at';

/**
 * The files that a batch of requests touches or looks at, each once. Everything is read before anything is
 * decided, with one statement for many; what a request changes, the next one sees.
 */
export class Workspace {
  readonly #files = new Map<string, LoadedFile>();
  readonly #codes = new Map<string, string>();
  #imports: Awaited<ReturnType<typeof importFacts>> = new Map();
  readonly #figures = new Map<string, Awaited<ReturnType<typeof recordedFigures>>>();
  /** By movement and code; null: a plan names it. */
  readonly #projects = new Map<string, UnknownProject | null>();
  /** Asked for and not there. */
  readonly #missing = new Set<string>();

  constructor(
    private readonly query: Query,
    /** Rows that are about to be written are locked, in one order for everybody. */
    private readonly lock: boolean,
  ) {}

  /** By id or code. */
  file(name: string | null | undefined): LoadedFile | undefined {
    if (!name) return undefined;
    return this.#files.get(name) ?? this.#files.get(this.#codes.get(name) ?? '');
  }

  /** Every file looked at so far, those opened in this batch among them. */
  all(): LoadedFile[] {
    return [...this.#files.values()];
  }

  add(file: LoadedFile): void {
    this.#files.set(file.id, file);
  }

  /** An import of a movement, as rules see it. */
  importOf(movement: string | undefined, id: string | null): ImportFact | null {
    const { movement: owner, ...fact } = this.#imports.get(id ?? '') ?? { movement: null };
    return owner !== null && owner === movement ? (fact as ImportFact) : null;
  }

  /** The imports that requests name. */
  async loadImports(ids: readonly string[]): Promise<void> {
    this.#imports = await importFacts(this.query, ids);
  }

  /** What is recorded for the claims of a nomination, by the day of each, as known at an instant. */
  async loadFigures({ movementId, unitId, state }: LoadedFile, at: Instant): Promise<void> {
    const { claims } = state.context as NominationContext;
    if (movementId === null || unitId === null) return;
    for (const asOf of new Set(claims.map((claim) => claim.asOf))) {
      const name = figureName(unitId, asOf, at);
      if (this.#figures.has(name)) continue;
      const when = { asOf, knownAt: at };
      this.#figures.set(name, await recordedFigures({ read: this.query }, movementId, unitId, when));
    }
  }

  /** What is recorded of a unit for a claim; null: nothing. */
  figureOf(unit: string, { asOf, basis }: Claim, at: Instant): RecordedFigure | null {
    return this.#figures.get(figureName(unit, asOf, at))?.get(basis as PlanBasis) ?? null;
  }

  /** Which of these projects no plan of the movement names. */
  async loadProjects(movement: string, codes: readonly string[]): Promise<void> {
    const unknown = await unknownProjects({ read: this.query }, movement, codes);
    for (const code of codes)
      this.#projects.set(`${movement} ${code}`, unknown.find(({ project }) => project === code) ?? null);
  }

  unknownProjects(movement: string, codes: readonly string[]): UnknownProject[] {
    return codes.flatMap((code) => this.#projects.get(`${movement} ${code}`) ?? []);
  }

  /** The files to move, with their deadlines. */
  async loadTargets(names: readonly string[]): Promise<void> {
    const ids = names.filter(isFileId);
    const codes = names.filter((name) => !isFileId(name));
    if (names.length === 0) return;
    const where = [
      ...(ids.length > 0 ? [`id in (${placeholders(ids.length)})`] : []),
      ...(codes.length > 0 ? [`code in (${placeholders(codes.length, ids.length + 1)})`] : []),
    ].join(' or ');
    const rows = await this.#loadWhere(`${where} order by id${this.lock ? ' for update' : ''}`, [
      ...ids,
      ...codes,
    ]);
    await this.#loadDeadlines(rows.map(({ id }) => id));
  }

  /**
   * The movements by whose rules files are judged. Nobody amends one until this transaction ends: otherwise a wait
   * could be set by the old rules after all others were reckoned anew.
   */
  async loadMovements(ids: Iterable<string | null>): Promise<void> {
    const wanted = [...new Set(ids)].filter((id): id is string => id !== null && !this.#files.has(id));
    if (wanted.length === 0) return;
    const lock = this.lock ? ' for key share' : '';
    const where = `kind = 'movement' and id in (${placeholders(wanted.length)})`;
    await this.#loadWhere(`${where} order by id${lock}`, wanted);
  }

  /** Files that rules look at; those already here are not read again. */
  async loadReferences(ids: Iterable<string | null | undefined>): Promise<void> {
    const wanted = [...new Set(ids)].filter(
      (id): id is string => id != null && isFileId(id) && !this.#files.has(id) && !this.#missing.has(id),
    );
    if (wanted.length === 0) return;
    await this.#loadWhere(`id in (${placeholders(wanted.length)})`, wanted);
    for (const id of wanted) if (!this.#files.has(id)) this.#missing.add(id);
  }

  /** Other nominations of the same nominees: nothing else has a subject. */
  async loadSiblings(subjects: readonly string[]): Promise<void> {
    if (subjects.length === 0) return;
    await this.#loadWhere(`subject_id in (${placeholders(subjects.length)})`, subjects);
  }

  /** Every nomination of one unit in one movement, for its quota. */
  async loadNominationsOf(movement: string, unit: string): Promise<void> {
    await this.#loadWhere(`unit_id = $1 and movement_id = $2 and kind = 'nomination'`, [unit, movement]);
  }

  /** The commitments of units, in whichever movement. */
  async loadCommitmentsOf(units: readonly string[]): Promise<void> {
    if (units.length === 0) return;
    await this.#loadWhere(`kind = 'commitment' and unit_id in (${placeholders(units.length)})`, units);
  }

  /** Every movement that was launched: a new one bears the code of none. */
  async loadLaunched(): Promise<void> {
    await this.#loadWhere(`kind = 'movement' and stage <> 'draft'`, []);
  }

  /** The whole register of units, for finding them by symbol. */
  async loadUnits(): Promise<void> {
    await this.#loadWhere(`kind = 'unit'`, []);
  }

  async #loadWhere(condition: string, values: readonly Value[]): Promise<readonly FileRow[]> {
    const rows = (await this.query(
      `select ${columns} from case_file where ${condition}`,
      values,
    )) as unknown as FileRow[];
    await this.#keep(rows.filter(({ id }) => !this.#files.has(id)));
    return rows;
  }

  /** The text of a state, the largest column, is read only where this process does not know what it says. */
  async #keep(rows: readonly FileRow[]): Promise<void> {
    const unread: string[] = [];
    for (const row of rows) {
      const state = knownState(row.head);
      if (state) this.#add(row, state);
      else unread.push(row.id);
    }
    if (unread.length === 0) return;
    // Read whole again, because on PostgreSQL a file that is not locked may have moved on since.
    const whole = await this.query(
      `select ${columns}, state from case_file where id in (${placeholders(unread.length)})`,
      unread,
    );
    for (const row of whole as unknown as (FileRow & { state: string })[]) this.#add(row, storedState(row));
  }

  #add(row: FileRow, state: FileState): void {
    this.#codes.set(row.code, row.id);
    this.#files.set(row.id, {
      id: row.id,
      kind: row.kind,
      code: row.code,
      movementId: row.movement_id,
      unitId: row.unit_id,
      subjectId: row.subject_id,
      title: row.title,
      version: row.version,
      head: row.head,
      state,
      openedAt: row.opened_at,
      movedAt: row.moved_at,
      movedBy: '',
      deadlines: [],
    });
  }

  async #loadDeadlines(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const rows = await this.query(
      `select file_id, timer, stage, step, due_at, days_left, version from deadline where file_id in (${placeholders(ids.length)})`,
      ids,
    );
    const byFile = new Map<string, PendingDeadline[]>();
    for (const row of rows as unknown as DeadlineRow[]) {
      const { file_id: id, timer, stage, step, due_at: dueAt, days_left: daysLeft, version } = row;
      const pending = byFile.get(id) ?? [];
      byFile.set(id, [...pending, { timer, stage, step, dueAt, daysLeft, version }]);
    }
    for (const [id, pending] of byFile) {
      const file = this.#files.get(id);
      if (file) file.deadlines = pending;
    }
  }
}

interface FileRow {
  readonly id: string;
  readonly kind: FileKind;
  readonly code: string;
  readonly movement_id: string | null;
  readonly unit_id: string | null;
  readonly subject_id: string | null;
  readonly title: string;
  readonly version: number;
  readonly head: string;
  readonly machine_version: number | null;
  readonly opened_at: string;
  readonly moved_at: string;
}
interface DeadlineRow {
  readonly file_id: string;
  readonly timer: string;
  readonly stage: string;
  readonly step: string;
  readonly due_at: string | null;
  readonly days_left: number | null;
  readonly version: number;
}

const figureName = (unit: string, asOf: LegalDate, at: Instant): string => `${unit} ${asOf} ${at}`;
