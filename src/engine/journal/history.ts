import { isDeepStrictEqual } from 'node:util';
import { decide, open } from '../../machines/decide.js';
import { failures } from '../../machines/reason.js';
import type { Decision, FileState, LetterOrder } from '../../machines/state.js';
import { attemptOf, noPrevious, type DeadlineKey, type EntryBody } from './entry.js';
import { machineOf, type MachineIdentity } from './machineIdentity.js';

/** One way in which what is stored is not what it says it is. */
export interface Disagreement {
  readonly check: Check;
  readonly values: Readonly<Record<string, string | number | null>>;
}
export type Check =
  /** A gap or a doubled number: an entry was removed or put elsewhere. */
  | 'seq'
  /** The stored text does not have the stored hash. */
  | 'hash'
  /** The stored text is no body, or not as it would be written. */
  | 'body'
  /** A column is not the body's field. */
  | 'column'
  /** `prev` is not the hash of the entry before. */
  | 'chain'
  /** The chart that judged the move is not the one known by that version. */
  | 'machine'
  /** Decided again, the move is refused. */
  | 'refused'
  | 'undecidable'
  | 'from'
  | 'to'
  | 'stateHash'
  /** The file's row is not what its journal comes to. */
  | 'row'
  | 'deadline'
  | 'letter'
  /** A table that follows from a person's file does not. */
  | 'derived'
  /** Rows about a file that has no journal, or a journal without its file. */
  | 'stray'
  /** There are more entries than the pages showed. */
  | 'pages';

/** A pending deadline as the journal says it stands; `version` is the `seq` that set it. */
export interface Pending extends DeadlineKey {
  readonly dueAt: string | null;
  readonly daysLeft: number | null;
  readonly version: number;
}
/** A letter that an entry wrote; `letters` are those its move may have asked for, null where the movement chose. */
export interface Written {
  readonly seq: number;
  readonly at: string;
  readonly letters: readonly string[] | null;
}

export const pendingKey = ({ timer, stage, step }: DeadlineKey): string => `${timer} ${stage} ${step}`;

/** A file's life as its journal tells it: every entry decided again, by the chart that judged it. */
export class History {
  seq = 0;
  /** Hash of the last entry. */
  head = noPrevious;
  openedAt = '';
  movedAt = '';
  machine: MachineIdentity | null = null;
  state: FileState | null = null;
  /** An entry could not be decided again, so nothing is known of the states after it. */
  lost = false;
  readonly pending = new Map<string, Pending>();
  readonly written = new Map<string, Written>();

  /** Adds the next entry; says where its body and the decision disagree. */
  add(body: EntryBody, hash: string): Disagreement[] {
    this.seq = body.seq;
    this.head = hash;
    this.movedAt = body.at;
    if (body.seq === 1) this.openedAt = body.at;
    for (const key of body.cancelled) this.pending.delete(pendingKey(key));
    for (const row of body.deadlines) this.pending.set(pendingKey(row), { ...row, version: body.seq });
    if (this.lost) return [];
    try {
      return this.#follow(body, this.#decide(body));
    } catch (error) {
      // No such chart or version here, or a body that no verb could have written.
      return this.#lose('undecidable', { error: String(error) });
    }
  }

  /** Goes past an entry that is not the one that was written. */
  skip({ seq, hash }: { readonly seq: number; readonly hash: string }): void {
    this.seq = seq;
    this.head = hash;
    this.lost = true;
  }

  #decide(body: EntryBody): Decision {
    const attempt = attemptOf(body);
    if (this.state) return decide(this.state, attempt);
    return open(body.kind, attempt, body.machine?.version ?? null);
  }

  /** The clock's letters are chosen by the movement's ladder, which the file does not know. */
  #write(body: EntryBody, orders: readonly LetterOrder[]): void {
    const letters = body.actor.id === 'clock' ? null : orders.map(({ letter }) => letter);
    for (const id of body.letters) this.written.set(id, { seq: body.seq, at: body.at, letters });
  }

  #follow(body: EntryBody, decision: Decision): Disagreement[] {
    if ('refused' in decision) {
      const rules = failures(decision.refused).map(({ rule }) => rule);
      return this.#lose('refused', { rules: rules.join(', ') });
    }
    const before = this.state?.value ?? null;
    this.state = decision.next;
    this.machine = machineOf(body.kind, decision.next.version);
    this.#write(body, decision.letters);
    return [
      ...differ('machine', this.machine, body.machine),
      ...differ('from', before, body.from),
      ...differ('to', decision.next.value, body.to),
    ];
  }

  #lose(check: Check, values: Disagreement['values']): Disagreement[] {
    this.lost = true;
    return [{ check, values }];
  }
}

const differ = (check: Check, expected: unknown, found: unknown): Disagreement[] =>
  isDeepStrictEqual(expected, found)
    ? []
    : [{ check, values: { expected: JSON.stringify(expected), found: JSON.stringify(found) } }];
