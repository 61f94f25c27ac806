import type { FileKind, JsonObject, Role } from '../machines/attempt.js';
import { deskOf } from '../machines/authority.js';
import { awards } from '../machines/awards.js';
import { group, text } from '../machines/data.js';
import { fieldsOf, stageOf } from '../machines/decide.js';
import { dateOf } from '../machines/legalDate.js';
import type { DeadlineRule, MovementDefinition } from '../machines/movementDefinition.js';
import type { NominationContext } from '../machines/nominationContext.js';
import { verdict } from '../machines/rule.js';
import type { FileState, LetterOrder, Moved as Decided, StateValue } from '../machines/state.js';
import { placeholders } from '../entities/bulk.js';
import type { Outcome, Session, Work } from '../entities/writeQueue.js';
import type { WorkingCalendar } from '../movements/workingCalendar.js';
import {
  checked,
  consider,
  load,
  siblingsWanted,
  typeOf,
  type Considered,
  type Request,
} from './consider.js';
import { deadlineChanges, type DeadlineChanges, type Lengths } from './deadlineRows.js';
import { workingCalendar } from './calendar.js';
import { canonical, sha256 } from './canonical.js';
import { entryOf, noPrevious, parseBody, stateText, type DeadlineKey, type EntryBody } from './entry.js';
import { Forbidden, Invalid, NotFound, Refused, Stale } from './errors.js';
import { fileCode, fileId } from './fileId.js';
import { machineOf } from './machineIdentity.js';
import { newKey } from './sealing.js';
import { sealed, unsealed } from './personal.js';
import { addressed, holders, seatsOf, type Holders } from './recipients.js';
import { RowsToWrite } from './rowsToWrite.js';
import { remember } from './storedState.js';
import { Workspace, type LoadedFile } from './workspace.js';

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

/** A request that was accepted, waiting for its number in the chain. */
interface Accepted {
  readonly request: Request;
  readonly file: LoadedFile;
  readonly before: FileState | null;
  readonly decided: Decided;
  readonly considered: Considered;
  readonly seq: number;
  readonly changes: DeadlineChanges;
  readonly letters: Parameters<typeof addressed>[0];
}
type Judged =
  | Accepted
  | { readonly error: unknown }
  | { readonly stored: EntryBody; readonly hash: string }
  | { readonly same: Accepted };

/** Opens and moves files: every request of a batch in one transaction, one bulk statement per table. */
export class MoveWork implements Work<Request, Moved> {
  run(session: Session, requests: readonly Request[]): Promise<Outcome<Moved>[]> {
    return new Batch(session, workingCalendar()).run(requests);
  }

  async isDurable(session: Session, { file, seq, hash }: Moved): Promise<boolean> {
    const [row] = await session.query('select hash from journal_entry where file_id = $1 and seq = $2', [
      file,
      seq,
    ]);
    return row?.['hash'] === hash;
  }
}

class Batch {
  readonly #workspace: Workspace;
  readonly #rows = new RowsToWrite();
  readonly #keys = new Map<string, string>();
  readonly #stored = new Map<string, { readonly body: EntryBody; readonly hash: string }>();
  readonly #accepted = new Map<string, Accepted>();
  #personsExist = true;

  constructor(
    private readonly session: Session,
    private readonly calendar: WorkingCalendar,
  ) {
    this.#workspace = new Workspace(
      (text, values) => session.query(text, values),
      session.kind === 'postgres',
    );
  }

  async run(requests: readonly Request[]): Promise<Outcome<Moved>[]> {
    await this.#read(requests);
    const judged = requests.map((request) => this.#judge(request));
    const accepted = judged.filter((one): one is Accepted => 'request' in one);
    const held = await holders(
      (text, values) => this.session.query(text, values),
      accepted.flatMap(({ letters }) => letters),
    );
    const outcomes = new Map<Accepted, Moved>();
    for (const one of accepted) outcomes.set(one, this.#write(one, held));
    await this.#number(accepted);
    for (const { text, values } of this.#rows.statements()) await this.session.query(text, values);
    return judged.map((one) => this.#outcome(one, outcomes));
  }

  #outcome(judged: Judged, outcomes: ReadonlyMap<Accepted, Moved>): Outcome<Moved> {
    if ('error' in judged) return judged;
    if ('stored' in judged) return { value: this.#repeated(judged.stored, judged.hash) };
    const accepted = 'same' in judged ? judged.same : judged;
    const moved = outcomes.get(accepted);
    if (!moved) return { error: new Error('A move was accepted and not written') };
    return { value: { ...moved, code: accepted.file.code, repeated: 'same' in judged } };
  }

  #repeated(body: EntryBody, hash: string): Moved {
    const stage = stageOf({ kind: body.kind, version: null, value: body.to, context: {} });
    const code = this.#workspace.file(body.file)?.code ?? '';
    return { file: body.file, code, seq: body.seq, stage, to: body.to, hash, repeated: true };
  }

  // Reading: everything before anything is judged.

  async #read(requests: readonly Request[]): Promise<void> {
    await this.#lock(requests);
    await load(this.#workspace, requests);
    await this.#readLastMovers(requests);
    await this.#readKeys(requests);
    await this.#readSiblings(requests);
    await this.#readPersonKeys();
    if (requests.some(({ how }) => how.by === 'first')) {
      const [person] = await this.session.query(`select id from case_file where kind = 'person' limit 1`);
      this.#personsExist = person !== undefined;
    }
  }

  /**
   * What two processes must not decide at once takes turns: awards of one movement, which could be twice for the
   * same achievement, and new units, which could bear the same symbol. SQLite has one writer anyway.
   */
  async #lock(requests: readonly Request[]): Promise<void> {
    if (this.session.kind === 'sqlite') return;
    const awarded = requests.flatMap((request) =>
      request.verb === 'advance' && request.type === 'award' ? [request.id] : [],
    );
    const movements = await this.#movementsOf(awarded);
    const register = requests.some((request) => request.verb === 'open' && request.kind === 'unit');
    for (const name of [...movements, ...(register ? ['unit'] : [])])
      await this.session.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
  }
  async #movementsOf(names: readonly string[]): Promise<string[]> {
    if (names.length === 0) return [];
    const rows = await this.session.query(
      `select distinct movement_id from case_file where id in (${placeholders(names.length)}) or code in (${placeholders(names.length, names.length + 1)}) order by movement_id`,
      [...names, ...names],
    );
    return rows.map(({ movement_id: movement }) => String(movement));
  }

  /** Who was faster, for those who saw an older version. */
  async #readLastMovers(requests: readonly Request[]): Promise<void> {
    const files = requests.flatMap((request) => {
      if (request.verb === 'open') return [];
      const file = this.#workspace.file(request.id);
      return file && file.version !== request.how.seen ? [file] : [];
    });
    for (const file of new Set(files)) {
      const [row] = await this.session.query(
        'select actor_id from journal_entry where file_id = $1 and seq = $2',
        [file.id, file.version],
      );
      file.movedBy = String(row?.['actor_id'] ?? '');
    }
  }

  async #readKeys(requests: readonly Request[]): Promise<void> {
    const keyed = requests.flatMap(({ how }) =>
      how.key ? [{ actor: this.#actorId(how.by), key: how.key }] : [],
    );
    if (keyed.length === 0) return;
    const values = keyed.flatMap(({ actor, key }) => [actor, key]);
    const rows = await this.session.query(
      `select actor_id, key, body, hash from journal_entry where (actor_id, key) in (values ${keyed.map((_, index) => `($${String(2 * index + 1)},$${String(2 * index + 2)})`).join(',')})`,
      values,
    );
    for (const { actor_id: actor, key, body, hash } of rows)
      this.#stored.set(keyName(String(actor), String(key)), {
        body: parseBody(String(body)),
        hash: String(hash),
      });
    await this.#workspace.loadReferences([...this.#stored.values()].map(({ body }) => body.file));
  }
  #actorId(by: Request['how']['by']): string {
    if (by === 'clock') return 'clock';
    if (by === 'first') return 'first';
    return this.#workspace.file(by.id)?.id ?? by.id;
  }

  async #readSiblings(requests: readonly Request[]): Promise<void> {
    const wanted = requests.map((request) => ({ request, ...siblingsWanted(this.#workspace, request) }));
    const subjects = wanted.flatMap(({ subject }) => subject ?? []);
    await this.#workspace.loadSiblings([...new Set(subjects)]);
    const counted = new Set(
      wanted.flatMap(({ request, quota }) => {
        const file = request.verb === 'advance' && quota ? this.#workspace.file(request.id) : undefined;
        return file?.movementId && file.unitId ? [`${file.movementId} ${file.unitId}`] : [];
      }),
    );
    for (const pair of counted) {
      const [movement = '', unit = ''] = pair.split(' ');
      await this.#workspace.loadNominationsOf(movement, unit);
    }
  }

  /** Keys of the persons whose own files are moved or named by a stored key. */
  async #readPersonKeys(): Promise<void> {
    const persons = this.#workspace.all().flatMap(({ id, kind }) => (kind === 'person' ? [id] : []));
    if (persons.length === 0) return;
    const rows = await this.session.query(
      `select person_id, key from person_key where person_id in (${placeholders(persons.length)})`,
      persons,
    );
    for (const { person_id: id, key } of rows) this.#keys.set(String(id), String(key));
  }

  // Judging: in order of arrival, each seeing what the ones before it changed.

  #judge(request: Request): Judged {
    try {
      const known = this.#known(request);
      if (known) return known;
      return request.verb === 'open' ? this.#open(request) : this.#advance(request);
    } catch (error) {
      return { error };
    }
  }

  #known(request: Request): Judged | null {
    const { by, key } = request.how;
    if (!key) return null;
    const name = keyName(this.#actorId(by), key);
    const stored = this.#stored.get(name);
    if (stored) {
      this.#mustBeSame(request, stored.body);
      return { stored: stored.body, hash: stored.hash };
    }
    const earlier = this.#accepted.get(name);
    if (!earlier) return null;
    const body = {
      ...earlier.considered.attempt,
      file: earlier.file.id,
      kind: earlier.file.kind,
      move: typeOf(earlier.request),
    };
    this.#mustBeSame(request, body);
    return { same: earlier };
  }

  /** The same key for another request is a mistake of the caller, not a repetition. */
  #mustBeSame(
    request: Request,
    body: Pick<EntryBody, 'file' | 'kind' | 'move' | 'data' | 'reason' | 'onBehalfOf'>,
  ): void {
    const file = request.verb === 'advance' ? this.#workspace.file(request.id) : undefined;
    const sameFile = request.verb === 'open' ? request.kind === body.kind : file?.id === body.file;
    const sameMove = typeOf(request) === body.move;
    if (sameFile && sameMove) {
      const data = checked(this.#workspace, request, file ?? null);
      const before = unsealed(body.data, (id) => this.#keys.get(id));
      const given = [forced(request, data), request.how.reason ?? null, behalf(request.how.onBehalfOf)];
      if (canonical(given) === canonical([before, body.reason, behalf(body.onBehalfOf)])) return;
    }
    throw new Refused(
      verdict('keyReused', false, {
        source: 'C',
        verified: false,
        values: { key: request.how.key ?? null, file: body.file },
      }),
    );
  }

  #open(request: Extract<Request, { verb: 'open' }>): Accepted {
    const { how, kind } = request;
    if (how.by === 'first' && (this.#personsExist || kind !== 'person')) throw new NotFound('person', '');
    const id = fileId(how.at, how.random(10));
    const data = forced(request, checked(this.#workspace, request, null));
    const sealedData = kind === 'person' ? this.#seal(request, id, kind, data) : data;
    const considered = consider(this.#workspace, request, {
      id,
      file: null,
      data: sealedData,
      calendar: this.calendar,
    });
    const decided = acceptedBy(considered);
    const file = newFile(id, kind, decided.next, how.at, this.#workspace);
    this.#workspace.add(file);
    if (how.by === 'first') this.#personsExist = true;
    return this.#accept(request, file, null, decided, considered, null);
  }

  #advance(request: Extract<Request, { verb: 'advance' }>): Accepted {
    const { how } = request;
    const file = this.#workspace.file(request.id);
    if (!file) throw new NotFound('file', request.id);
    const data = checked(this.#workspace, request, file);
    const spent = how.by === 'clock' ? this.#dueRow(file, data, how.at) : null;
    if (how.by !== 'clock' && how.seen !== undefined && how.seen !== file.version) throw staleFor(file);
    const sealedData = file.kind === 'person' ? this.#seal(request, file.id, file.kind, data) : data;
    const considered = consider(this.#workspace, request, {
      id: file.id,
      file,
      data: sealedData,
      calendar: this.calendar,
    });
    const decided = acceptedBy(considered);
    return this.#accept(request, file, file.state, decided, considered, spent);
  }

  /** The clock's lock is its row: spent, resting or moved, it is stale. */
  #dueRow(file: LoadedFile, data: JsonObject, at: string): DeadlineKey {
    const key = {
      timer: text(data, 'timer') ?? '',
      stage: text(data, 'stage') ?? '',
      step: text(data, 'step') ?? '',
    };
    const row = file.deadlines.find(
      ({ timer, stage, step, dueAt }) =>
        timer === key.timer && stage === key.stage && step === key.step && dueAt !== null && dueAt <= at,
    );
    if (!row) throw staleFor(file);
    return key;
  }

  #seal(request: Request, id: string, kind: FileKind, data: JsonObject): JsonObject {
    const { random } = request.how as { readonly random?: (size: number) => Buffer };
    const fields = fieldsOf(kind, null, typeOf(request)) ?? {};
    if (!Object.values(fields).some(({ personal }) => personal)) return data;
    if (!random) throw new Invalid([{ path: 'random', message: randomMissing }]);
    const key = this.#keys.get(id) ?? newKey(random(32));
    this.#keys.set(id, key);
    return sealed(fields, data, id, key, random);
  }

  #accept(
    request: Request,
    file: LoadedFile,
    before: FileState | null,
    decided: Decided,
    considered: Considered,
    spent: DeadlineKey | null,
  ): Accepted {
    const seq = file.version + 1;
    const lengths = this.#lengths(considered.movement);
    const changes = deadlineChanges(file.deadlines, decided, spent, { at: request.how.at, seq }, lengths);
    const orders = [...decided.letters, ...rungLetters(spent, lengths)];
    const letters = seatsOf(this.#workspace, file, considered, orders);
    file.version = seq;
    file.state = decided.next;
    file.movedAt = request.how.at;
    file.movedBy = considered.attempt.actor.id;
    file.deadlines = changes.pending;
    if (before !== null && relabels(file, request)) this.#relabel(file);
    const accepted = { request, file, before, decided, considered, seq, changes, letters };
    if (request.how.key) this.#accepted.set(keyName(considered.attempt.actor.id, request.how.key), accepted);
    return accepted;
  }

  #relabel(file: LoadedFile): void {
    file.title = titleOf(file.kind, file.state.context, this.#workspace);
    file.subjectId = subjectOf(file.kind, file.state.context);
    this.#rows.relabelled(file);
  }

  #lengths(movement: LoadedFile | null): Lengths | null {
    if (!movement) return null;
    const definition = group(movement.state.context, 'definition') as unknown as MovementDefinition;
    return { deadlines: definition.deadlines, morning: definition.morning, calendar: this.calendar };
  }

  // Writing: the chain of each file grows in order of arrival.

  #write(accepted: Accepted, held: Holders): Moved {
    const { request, file, before, decided, considered, seq, changes } = accepted;
    const { attempt } = considered;
    const letters = addressed(accepted.letters, held, dateOf(attempt.at));
    const state = stateText(decided.next);
    const { body, hash } = entryOf({
      file: file.id,
      kind: file.kind,
      seq,
      at: attempt.at,
      move: attempt.type,
      key: request.how.key ?? null,
      data: attempt.data,
      facts: attempt.facts,
      reason: attempt.reason,
      actor: attempt.actor,
      onBehalfOf: attempt.onBehalfOf,
      machine: machineOf(file.kind, decided.next.version),
      from: before?.value ?? null,
      to: decided.next.value,
      stateHash: sha256(state),
      deadlines: changes.set,
      cancelled: changes.cancelled,
      letters: letters.map((_, index) => letterId(file.id, seq, index)),
      prev: before ? file.head : noPrevious,
    });
    file.head = hash;
    remember(hash, decided.next);
    this.#rows.journal(file.id, seq, attempt, request.how.key ?? null, body, hash);
    this.#rows.file(file, state, machineOf(file.kind, decided.next.version), before === null);
    this.#rows.deadlines(file.id, seq, changes);
    this.#rows.letters(file.id, seq, attempt.at, letters, paramsOf(changes));
    if (file.kind === 'person') this.#rows.person(file, this.#keys.get(file.id) ?? '', before === null);
    return {
      file: file.id,
      code: file.code,
      seq,
      stage: stageOf(decided.next),
      to: decided.next.value,
      hash,
      repeated: false,
    };
  }

  /** Numbers are counted inside the transaction and never reused. */
  async #number(accepted: readonly Accepted[]): Promise<void> {
    const opened = accepted.filter(({ before }) => before === null);
    const series = new Map<string, Accepted[]>();
    for (const one of opened) {
      const name = `${prefixOf(one.considered, one.file)} ${one.file.kind}`;
      series.set(name, [...(series.get(name) ?? []), one]);
    }
    for (const [name, files] of [...series].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const [prefix = '', kind = ''] = name.split(' ');
      const [row] = await this.session.query(
        `insert into file_counter (prefix, kind, last) values ($1, $2, $3)
         on conflict (prefix, kind) do update set last = file_counter.last + excluded.last returning last`,
        [prefix, kind, files.length],
      );
      const first = Number(row?.['last']) - files.length + 1;
      for (const [index, { file }] of files.entries()) {
        file.code = fileCode(prefix, file.kind, first + index);
        if (file.kind === 'person') file.title = file.code;
      }
    }
  }
}

const keyName = (actor: string, key: string): string => `${actor} ${key}`;
const letterId = (file: string, seq: number, index: number): string =>
  `${file}.${String(seq)}.${String(index + 1)}`;
const randomMissing = {
  vi: 'Cần nguồn ngẫu nhiên để niêm phong dữ liệu cá nhân.',
  en: 'Sealing personal data needs a source of randomness.',
};

/** The first person becomes administrator: there is nobody else to grant it. */
const forced = (request: Request, data: JsonObject): JsonObject =>
  request.how.by === 'first' ? { ...data, administrator: true } : data;

/** What two requests must have in common to act for the same person in the same way. */
const behalf = (one: { id: string; basis: string; paper: unknown } | null | undefined): JsonObject | null =>
  one ? { id: one.id, basis: one.basis, paper: one.paper as JsonObject | null } : null;

function acceptedBy({ decision }: Considered): Decided {
  if (!('refused' in decision)) return decision;
  throw decision.forbidden ? new Forbidden(decision.refused) : new Refused(decision.refused);
}

const staleFor = (file: LoadedFile): Stale =>
  new Stale(file.movedBy, file.movedAt, stageOf(file.state), file.version);

/** A rung's letter and recipients are the movement's choice, not the chart's. */
function rungLetters(spent: DeadlineKey | null, lengths: Lengths | null): LetterOrder[] {
  const rule: DeadlineRule | undefined = spent && lengths ? lengths.deadlines[spent.timer] : undefined;
  const rung = rule?.ladder.find(({ step }) => step === spent?.step);
  return rung?.letter && spent ? [{ letter: rung.letter, to: rung.to.filter(isMeant(spent.stage)) }] : [];
}
/** In a department's own region only that department is reminded. */
const isMeant = (stage: string) => (role: Role) => {
  const [, region] = stage.split('.');
  const desk = deskOf[role];
  return (desk !== 'planning' && desk !== 'homeAffairs') || region === undefined || region === desk;
};

/** What only the move knows of a letter: the day that it sets. */
const paramsOf = ({ set }: DeadlineChanges): JsonObject => ({
  dueAt: set.find(({ step }) => step === 'due')?.dueAt ?? null,
});

const prefixOf = ({ movement }: Considered, file: LoadedFile): string => {
  const source = file.kind === 'movement' ? file : movement;
  return source ? (text(group(source.state.context, 'definition'), 'code') ?? '') : '';
};

function newFile(id: string, kind: FileKind, state: FileState, at: string, workspace: Workspace): LoadedFile {
  const { context } = state;
  const nomination = kind === 'nomination' ? (context as NominationContext) : null;
  return {
    id,
    kind,
    code: '',
    movementId: nomination?.movement ?? null,
    unitId: nomination?.unit ?? null,
    subjectId: subjectOf(kind, context),
    title: titleOf(kind, context, workspace),
    version: 0,
    head: noPrevious,
    state,
    openedAt: at,
    movedAt: at,
    movedBy: '',
    deadlines: [],
  };
}

/** Moves after which a list would show another label. */
const relabels = ({ kind }: LoadedFile, request: Request): boolean =>
  ['editDraft', 'edit', 'amend'].includes(typeOf(request)) && kind !== 'person';

const subjectOf = (kind: FileKind, context: JsonObject): string | null =>
  kind === 'nomination' ? (context as NominationContext).nominee.id : null;

/** For lists: never a person's name. */
function titleOf(kind: FileKind, context: JsonObject, workspace: Workspace): string {
  if (kind === 'movement') return text(group(context, 'definition'), 'name') ?? '';
  if (kind === 'unit') return `${text(context, 'symbol') ?? ''} · ${text(context, 'name') ?? ''}`;
  if (kind !== 'nomination') return '';
  const { award, unit } = context as NominationContext;
  const symbol = text(workspace.file(unit)?.state.context ?? {}, 'symbol') ?? '';
  return `${awards[award].label.vi} · ${symbol}`;
}
