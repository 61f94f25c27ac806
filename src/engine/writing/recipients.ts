import type { JsonObject, LegalDate, Role } from '../../machines/attempt.js';
import { deskOf } from '../../machines/authority.js';
import { dateOf } from '../../machines/legalDate.js';
import type { LetterOrder } from '../../machines/state.js';
import { placeholders, type Row } from '../../entities/bulk.js';
import type { Session } from '../../entities/writeQueue.js';
import type { Considered } from './consider.js';
import { unitAt, type seatedAt } from './seats.js';
import type { LoadedFile, Workspace } from './workspace.js';

/** One letter to one recipient: `role@unit` where nobody holds the role, else a person's id. */
export interface Addressed {
  readonly letter: string;
  readonly recipient: string;
}
/** A role in a unit that a letter goes to. */
export interface Seat {
  readonly letter: string;
  readonly role: Role;
  readonly unit: string;
}

/** The seats that a move's letters go to, on the day of the move; `context` is the file's after it. */
export function seatsOf(
  workspace: Workspace,
  context: JsonObject,
  { movement, attempt }: Considered,
  orders: readonly LetterOrder[],
): Seat[] {
  if (!movement) return [];
  const date = dateOf(attempt.at);
  const table = movement.state.context as Parameters<typeof seatedAt>[1] & LoadedFile['state']['context'];
  return orders.flatMap(({ letter, to, at }) =>
    to.flatMap((role) => {
      const desk = deskOf[role];
      if (desk === null) return [];
      const unit = unitAt(workspace, context, table, desk === 'unit' ? (at ?? desk) : desk, date);
      return unit === null ? [] : [{ letter, role, unit }];
    }),
  );
}

/** Who holds which role where: read once for all letters of a batch. */
export async function holders(session: Session, seats: readonly Seat[]): Promise<Holders> {
  const wanted = [...new Map(seats.map(({ unit, role }) => [`${unit} ${role}`, [unit, role]])).values()];
  if (wanted.length === 0) return new Holders([]);
  const pairs = wanted.map((_, index) => `(${placeholders(2, 2 * index + 1)})`).join(',');
  const rows = (await session.query(
    `select person_id, role, unit_id, from_date, until_date from role_grant where (unit_id, role) in (values ${pairs})`,
    wanted.flat(),
  )) as unknown as GrantRow[];
  return new Holders(rows);
}

/** Who holds which role where, as the moves of the batch change it in their order. */
export class Holders {
  constructor(private rows: readonly GrantRow[]) {}

  of({ role, unit }: Seat, date: LegalDate): string[] {
    return this.rows
      .filter((row) => row.role === role && row.unit_id === unit)
      .filter((row) => (row.from_date ?? '') <= date && date <= (row.until_date ?? '9999'))
      .map(({ person_id }) => person_id);
  }

  /** From here on the person holds these roles, and no other. */
  change(person: string, grants: readonly Row[]): void {
    const others = this.rows.filter(({ person_id: id }) => id !== person);
    this.rows = [...others, ...(grants as unknown as readonly GrantRow[])];
  }
}

interface GrantRow {
  readonly person_id: string;
  readonly role: string;
  readonly unit_id: string | null;
  readonly from_date: string | null;
  readonly until_date: string | null;
}

/** One row per recipient, in the order that numbers them: by letter, then recipient, as bytes. */
export function addressed(seats: readonly Seat[], held: Holders, date: LegalDate): Addressed[] {
  const all = seats.flatMap((seat) => {
    const persons = held.of(seat, date);
    const recipients = persons.length > 0 ? persons : [`${seat.role}@${seat.unit}`];
    return recipients.map((recipient) => ({ letter: seat.letter, recipient }));
  });
  const once = new Map(all.map((one) => [`${one.letter} ${one.recipient}`, one]));
  return [...once.values()].sort(
    (one, other) => bytes(one.letter, other.letter) || bytes(one.recipient, other.recipient),
  );
}
const bytes = (one: string, other: string): number => Buffer.from(one).compare(Buffer.from(other));
