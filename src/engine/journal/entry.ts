import type { Actor, Attempt, FileKind, Instant, JsonObject, OnBehalfOf } from '../../machines/attempt.js';
import type { Facts } from '../../machines/facts.js';
import type { FileState, StateValue } from '../../machines/state.js';
import { canonical, sha256 } from './canonical.js';
import type { MachineIdentity } from './machineIdentity.js';

/** A pending deadline's name: `step` is `due` or a rung of the ladder (`-2`, `+1`). */
export interface DeadlineKey {
  readonly timer: string;
  readonly stage: string;
  readonly step: string;
}
/** A deadline as a move set it: `dueAt` while it runs, `daysLeft` (working days) while it rests. */
export interface DeadlineSet extends DeadlineKey {
  readonly dueAt: Instant | null;
  readonly daysLeft: number | null;
}

/** What the journal keeps of one move: all of it, so that history is replayed from nothing else. */
export interface EntryBody {
  readonly format: 1;
  readonly file: string;
  readonly kind: FileKind;
  /** 1 = `open`. */
  readonly seq: number;
  readonly at: Instant;
  /** A key of the chart, a timer's name, or a record's verb. */
  readonly move: string;
  /** Idempotency key. */
  readonly key: string | null;
  readonly data: JsonObject;
  readonly facts: Facts;
  readonly reason: string | null;
  readonly actor: Actor;
  readonly onBehalfOf: OnBehalfOf | null;
  /** Null for records. */
  readonly machine: MachineIdentity | null;
  /** Null for `open`. */
  readonly from: StateValue | null;
  readonly to: StateValue;
  /** SHA-256 of `stateText` after the move. */
  readonly stateHash: string;
  /** Rows set or changed. */
  readonly deadlines: readonly DeadlineSet[];
  /** Rows removed, the spent one included. */
  readonly cancelled: readonly DeadlineKey[];
  /** Ids of the outbox rows written. */
  readonly letters: readonly string[];
  /** Hash of the entry before it in the same file. */
  readonly prev: string;
}

/** `prev` of a file's first entry. */
export const noPrevious = '0'.repeat(64);

/** The exact text that is stored and hashed, and its SHA-256. Sorts deadlines and letters; see `inOrder` for the rest. */
export function entryOf(fields: Omit<EntryBody, 'format'>): { readonly body: string; readonly hash: string } {
  const body = canonical({
    format: 1,
    ...fields,
    deadlines: fields.deadlines.toSorted(byDeadline),
    cancelled: fields.cancelled.toSorted(byDeadline),
    letters: fields.letters.toSorted((one, other) => letterNumber(one) - letterNumber(other)),
  });
  return { body, hash: sha256(body) };
}

/** A stored body; throws SyntaxError for what is no JSON. Its hash vouches for its shape. */
export const parseBody = (text: string): EntryBody => JSON.parse(text) as EntryBody;

/** What `case_file.state` holds, and what `stateHash` is the hash of. */
export const stateText = ({ value, context }: FileState): string => canonical({ context, value });

/** The attempt that a body records: decided again, it gives the same answer. */
export const attemptOf = (body: EntryBody): Attempt => ({
  type: body.move,
  data: body.data,
  reason: body.reason,
  actor: body.actor,
  onBehalfOf: body.onBehalfOf,
  facts: body.facts,
  at: body.at,
});

/**
 * The attempt with every list whose order means nothing sorted: roles and lists of facts, by the bytes of their
 * canonical text. It is decided in this order, because a chart may keep such a list in its context.
 */
export const inOrder = (attempt: Attempt): Attempt => ({
  ...attempt,
  actor: { ...attempt.actor, roles: sorted(attempt.actor.roles) },
  facts: {
    ...attempt.facts,
    overdue: sortedOrNull(attempt.facts.overdue),
    dossierMissing: sortedOrNull(attempt.facts.dossierMissing),
    disbursement: sortedOrNull(attempt.facts.disbursement),
    holdGrounds: sortedOrNull(attempt.facts.holdGrounds),
    duplicates: sortedOrNull(attempt.facts.duplicates),
    delegation: attempt.facts.delegation && {
      ...attempt.facts.delegation,
      roles: sorted(attempt.facts.delegation.roles),
    },
  },
});

const sortedOrNull = <T>(list: readonly T[] | null): readonly T[] | null => list && sorted(list);

function sorted<T>(list: readonly T[]): readonly T[] {
  if (list.length < 2) return list;
  return list
    .map((item) => ({ item, bytes: Buffer.from(canonical(item)) }))
    .sort((one, other) => one.bytes.compare(other.bytes))
    .map(({ item }) => item);
}

function byDeadline(one: DeadlineKey, other: DeadlineKey): number {
  return compare(one.timer, other.timer) || compare(one.stage, other.stage) || compare(one.step, other.step);
}

/** By UTF-16 code units, as object keys are. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** `n` of `<file id>.<seq>.<n>`. */
const letterNumber = (id: string): number => Number(id.slice(id.lastIndexOf('.') + 1));
