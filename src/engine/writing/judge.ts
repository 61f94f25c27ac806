import type { FileKind, Instant, JsonObject, Role } from '../../machines/attempt.js';
import { deskOf } from '../../machines/authority.js';
import { group, text } from '../../machines/data.js';
import { deskAt, fieldsOf, stageOf } from '../../machines/decide.js';
import { rowless } from '../../machines/clockMoves.js';
import { dateOf } from '../../machines/legalDate.js';
import { pauseOn } from '../../machines/letterPause.js';
import type { MovementDefinition } from '../../machines/movementDefinition.js';
import { verdict } from '../../machines/rule.js';
import { delayOf, type FileState, type LetterOrder, type Moved as Decided } from '../../machines/state.js';
import type { WorkingCalendar } from '../../movements/workingCalendar.js';
import { actorId, keyName, type BatchReads, type StoredEntry } from './batchReads.js';
import { canonical } from '../journal/canonical.js';
import { checkSeen } from './checkHow.js';
import { checked } from './checkedData.js';
import { consider, typeOf, type Considered, type Request } from './consider.js';
import { deadlineChanges, same, type DeadlineChanges, type Lengths } from './deadlineRows.js';
import type { DeadlineKey, DeadlineSet, EntryBody } from '../journal/entry.js';
import { Forbidden, Invalid, NotFound, Refused, Stale } from '../errors.js';
import { fileId } from '../journal/fileId.js';
import { concerned } from '../journal/concerned.js';
import { newFile, titleOf } from './newFile.js';
import { sealed, unsealed } from '../journal/personal.js';
import { goesOut, overtaken, rungDue } from './outgoing.js';
import { seatsOf, type Seat } from './recipients.js';
import { lifeOf, rescheduled, type LifeStep } from './rescheduled.js';
import { newKey } from '../journal/sealing.js';
import type { LoadedFile, Workspace } from './workspace.js';

/** A request that was accepted, waiting for its place in the chain. */
export interface Accepted {
  readonly request: Request;
  readonly file: LoadedFile;
  /** Null for `open`. */
  readonly before: FileState | null;
  readonly decided: Decided;
  readonly considered: Considered;
  readonly seq: number;
  readonly changes: DeadlineChanges;
  readonly letters: readonly Seat[];
  /** When the letters go out. */
  readonly nextAt: Instant;
  /** The label in lists, or whom the file is about, may have changed. */
  readonly relabelled: boolean;
}

/** Accepted, refused, or known: by an entry stored before, or by an earlier request of the same batch. */
export type Judged =
  | { readonly accepted: Accepted }
  | { readonly error: unknown }
  | { readonly stored: StoredEntry }
  | { readonly same: Accepted };

/** Judges the requests of a batch in order of arrival: each sees what the ones before it changed. */
export class Judge {
  readonly #workspace: Workspace;
  readonly #keyed = new Map<string, Accepted>();
  /** Lives of the files whose deadlines are reckoned anew, with what this batch adds to them. */
  readonly #lives: ReadonlyMap<string, LifeStep[]>;
  #personsExist: boolean;

  constructor(
    private readonly reads: BatchReads,
    private readonly calendar: WorkingCalendar,
  ) {
    this.#workspace = reads.workspace;
    this.#personsExist = reads.personsExist;
    this.#lives = new Map([...reads.journals].map(([id, bodies]) => [id, lifeOf(bodies)]));
  }

  judge(request: Request): Judged {
    try {
      return this.#known(request) ?? { accepted: this.#keep(request, this.#accepted(request)) };
    } catch (error) {
      return { error };
    }
  }

  #accepted(request: Request): Accepted {
    return request.verb === 'open' ? this.#open(request) : this.#advance(request);
  }

  #keep(request: Request, accepted: Accepted): Accepted {
    const { key } = request.how;
    if (key) this.#keyed.set(keyName(accepted.considered.attempt.actor.id, key), accepted);
    return accepted;
  }

  /** The same key twice is one move; the key is looked for before anything else is. */
  #known(request: Request): Judged | null {
    const { by, key } = request.how;
    if (!key) return null;
    const name = keyName(actorId(by), key);
    const stored = this.reads.stored.get(name);
    if (stored) {
      this.#mustBeSame(request, stored.body);
      return { stored };
    }
    const same = this.#keyed.get(name);
    if (!same) return null;
    const { id: file, kind } = same.file;
    this.#mustBeSame(request, { ...same.considered.attempt, file, kind, move: typeOf(same.request) });
    return { same };
  }

  /** The same key for another request is a mistake of the caller, not a repetition. */
  #mustBeSame(request: Request, before: Asked): void {
    const file = request.verb === 'advance' ? this.#workspace.file(request.id) : undefined;
    const sameFile = request.verb === 'open' ? request.kind === before.kind : file?.id === before.file;
    if (sameFile && typeOf(request) === before.move) {
      const { reason, onBehalfOf } = request.how;
      const data = forced(request, checked(this.#workspace, request, file ?? null));
      const known = unsealed(before.data, (id) => this.reads.keys.get(id));
      const given = canonical([data, reason ?? null, principal(onBehalfOf)]);
      if (given === canonical([known, before.reason, principal(before.onBehalfOf)])) return;
    }
    const values = { key: request.how.key ?? null, file: before.file };
    throw new Refused(verdict('keyReused', false, { source: 'C', verified: false, values }));
  }

  #open(request: Extract<Request, { verb: 'open' }>): Accepted {
    const { how, kind } = request;
    if (how.by === 'first' && (this.#personsExist || kind !== 'person')) throw new NotFound('person', '');
    const id = fileId(how.at, how.random(10));
    const data = this.#seal(request, id, kind, forced(request, checked(this.#workspace, request, null)));
    const { calendar } = this;
    const considered = consider(this.#workspace, request, { id, file: null, data, calendar });
    const decided = decidedIn(considered);
    const file = newFile(this.#workspace, { id, kind, state: decided.next, at: how.at });
    this.#workspace.add(file);
    if (how.by === 'first') this.#personsExist = true;
    return this.#move(request, file, { before: null, decided, considered, spent: null });
  }

  #advance(request: Extract<Request, { verb: 'advance' }>): Accepted {
    const { how, id } = request;
    const file = this.#workspace.file(id);
    if (!file) throw new NotFound('file', id);
    checkSeen(how, file.state);
    const given = checked(this.#workspace, request, file);
    const spent = how.by === 'clock' && !rowless.includes(request.type) ? dueRow(file, given, how.at) : null;
    if (how.by !== 'clock' && how.seen !== undefined && how.seen !== file.version) throw staleFor(file);
    const data = this.#seal(request, file.id, file.kind, given);
    const { calendar } = this;
    const considered = consider(this.#workspace, request, { id: file.id, file, data, calendar });
    return this.#move(request, file, {
      before: file.state,
      decided: decidedIn(considered),
      considered,
      spent,
    });
  }

  /** Personal data never leaves here in clear. */
  #seal(request: Request, id: string, kind: FileKind, data: JsonObject): JsonObject {
    const fields = fieldsOf(kind, null, typeOf(request)) ?? {};
    if (!Object.values(fields).some(({ personal }) => personal)) return data;
    const { random } = request.how;
    if (!random) throw new Invalid([{ path: 'random', message: randomMissing }]);
    const key = this.reads.keys.get(id) ?? newKey(random(32));
    this.reads.keys.set(id, key);
    return sealed(fields, data, { id, key }, random);
  }

  /** What follows from a decision; the file stands there for the requests that come after. */
  #move(
    request: Request,
    file: LoadedFile,
    made: Pick<Accepted, 'before' | 'decided' | 'considered'> & { readonly spent: DeadlineKey | null },
  ): Accepted {
    const { before, decided, considered, spent } = made;
    const { attempt, movement } = considered;
    const seq = file.version + 1;
    const lengths = this.#lengths(movement);
    const changes =
      attempt.type === 'reschedule'
        ? this.#rescheduled(file, considered)
        : deadlineChanges(file.deadlines, decided, spent, { at: attempt.at, seq }, lengths);
    const orders = [
      ...decided.letters,
      ...(isSilent(file, spent, considered) ? [] : rungLetters(decided.next, spent, lengths)),
    ];
    if (attempt.type === 'reschedule') orders.push(...movedLetters(file.deadlines, changes.set, lengths));
    const nextAt =
      orders.length === 0
        ? attempt.at
        : goesOut(attempt, rungDue(file.deadlines, spent), changes.set, lengths);
    const letters = seatsOf(this.#workspace, decided.next.context, considered, orders);
    file.version = seq;
    file.state = decided.next;
    file.movedAt = attempt.at;
    file.movedBy = attempt.actor.id;
    file.deadlines = changes.pending;
    this.#lives.get(file.id)?.push({ attempt, decided });
    const relabelled = before !== null && relabelling.includes(attempt.type) && this.#relabel(file);
    return { request, file, before, decided, considered, seq, changes, letters, nextAt, relabelled };
  }

  /** The lock is the version of the movement's rules, and the rows that it moves: where none moves, all is done. */
  #rescheduled(file: LoadedFile, { attempt, movement }: Considered): DeadlineChanges {
    const lengths = this.#lengths(movement);
    if (!lengths || attempt.data['definitionVersion'] !== movement?.state.context['definitionVersion'])
      throw staleFor(file);
    const life = this.#lives.get(file.id) ?? [];
    const changes = rescheduled(file.deadlines, life, { at: attempt.at, seq: file.version + 1 }, lengths);
    const moves = changes.set.length + changes.cancelled.length > 0;
    if (!moves && file.kind !== 'movement') throw staleFor(file);
    return changes;
  }

  #relabel(file: LoadedFile): boolean {
    const { kind, state } = file;
    if (kind === 'person') return false;
    file.title = titleOf(this.#workspace, kind, state.context);
    const { unitId, subjectId } = concerned(state);
    file.unitId = unitId;
    file.subjectId = subjectId;
    return true;
  }

  #lengths(movement: LoadedFile | null): Lengths | null {
    if (!movement) return null;
    const definition = group(movement.state.context, 'definition') as unknown as MovementDefinition;
    const { deadlines, milestones, morning } = definition;
    return { deadlines, milestones, morning, calendar: this.calendar };
  }
}

/** What an idempotency key stands for. */
type Asked = Pick<EntryBody, 'file' | 'kind' | 'move' | 'data' | 'reason' | 'onBehalfOf'>;

/** Moves after which a list would show another label. */
const relabelling = ['editDraft', 'edit', 'amend', 'passToSuccessor'];

const randomMissing = {
  vi: 'Cần nguồn ngẫu nhiên để niêm phong dữ liệu cá nhân.',
  en: 'Sealing personal data needs a source of randomness.',
};

/** The first person becomes administrator: there is nobody else to grant it. */
const forced = (request: Request, data: JsonObject): JsonObject =>
  request.how.by === 'first' ? { ...data, administrator: true } : data;

/** What two requests must have in common to act for the same person in the same way. */
const principal = (one: { id: string; basis: string; paper: unknown } | null | undefined) =>
  one ? { id: one.id, basis: one.basis, paper: one.paper } : null;

function decidedIn({ decision }: Considered): Decided {
  if (!('refused' in decision)) return decision;
  throw decision.forbidden ? new Forbidden(decision.refused) : new Refused(decision.refused);
}

const staleFor = (file: LoadedFile): Stale =>
  new Stale(file.movedBy, file.movedAt, stageOf(file.state), file.version);

/** The clock's lock is its row: spent, resting or moved, it is stale. */
function dueRow(file: LoadedFile, data: JsonObject, at: Instant): DeadlineKey {
  const { timer, stage, step, dueAt } =
    file.deadlines.find(
      (row) =>
        row.timer === text(data, 'timer') &&
        row.stage === text(data, 'stage') &&
        row.step === text(data, 'step'),
    ) ?? noRow;
  if (dueAt === null || dueAt > at) throw staleFor(file);
  return { timer, stage, step };
}
const noRow = { timer: '', stage: '', step: '', dueAt: null };

/** A rung that a later one has overtaken, or that falls in a pause of the movement's reminders; the sweep says which. */
function isSilent(file: LoadedFile, spent: DeadlineKey | null, { attempt, movement }: Considered): boolean {
  const due = rungDue(file.deadlines, spent);
  const paused = due !== null && movement && pauseOn(movement.state.context, dateOf(due)) !== null;
  return paused === true || overtaken(file.deadlines, spent, attempt.at);
}

/** A rung's letter and recipients are the movement's choice, not the chart's. */
function rungLetters(state: FileState, spent: DeadlineKey | null, lengths: Lengths | null): LetterOrder[] {
  if (!spent) return [];
  const rung = lengths?.deadlines[delayOf(spent.timer)]?.ladder.find(({ step }) => step === spent.step);
  if (!rung) return [];
  const order = { letter: rung.letter ?? 'dutyWaiting', to: rung.to.filter(isMeant(spent.stage)) };
  // Where the responsible unit is waited for, a unit's people are its people.
  return [deskAt(state, spent.stage) === 'responsible' ? { ...order, at: 'responsible' } : order];
}

/** Whoever the ladders of a moved day write to hears of the new one. */
function movedLetters(
  before: readonly DeadlineSet[],
  set: readonly DeadlineSet[],
  lengths: Lengths | null,
): LetterOrder[] {
  const moved = set.filter(
    (row) =>
      row.step === 'due' && row.dueAt !== null && before.some((one) => same(one, row) && one.dueAt !== null),
  );
  return moved.flatMap(({ timer, stage }) => {
    const ladder = lengths?.deadlines[delayOf(timer)]?.ladder ?? [];
    const to = ladder.filter(({ letter }) => letter !== null).flatMap((rung) => rung.to);
    return to.length === 0 ? [] : [{ letter: 'deadlineMoved', to: to.filter(isMeant(stage)) }];
  });
}

/** In a department's own region only that department is reminded. */
const isMeant = (stage: string) => (role: Role) => {
  const [, region] = stage.split('.');
  const desk = deskOf[role];
  return (desk !== 'planning' && desk !== 'homeAffairs') || region === undefined || region === desk;
};
