import type { Desk, FileKind, Role } from './attempt.js';
import { deskOf } from './authority.js';

/**
 * Who may look at a file: a table of (role, relation). The law says who decides, not who reads, so all of it is the
 * province's choice (C), not verified.
 */

/** A file, by what a right to read it can hang on. Units are those that stand for it today. */
export interface Readable {
  readonly id: string;
  readonly kind: FileKind;
  readonly stage: string;
  /** The unit that it is about, whatever it is called now. */
  readonly unit: string | null;
  /** The unit that it was given to. */
  readonly responsible: string | null;
  /** The unit above the one that it is about. */
  readonly parent: string | null;
  /** Who sits at each desk of its movement. */
  readonly desks: Readonly<Partial<Record<Desk, string | null>>>;
}
export interface Reader {
  readonly person: string;
  readonly roles: readonly { readonly role: Role; readonly unit: string | null }[];
}

export const mayRead = (file: Readable, { person, roles }: Reader): boolean =>
  (file.kind === 'person' && file.id === person) ||
  roles.some(({ role, unit }) => roleReads(file, role, unit));

function roleReads(file: Readable, role: Role, unit: string | null): boolean {
  if (role === 'auditor') return true;
  if (file.kind === 'person') return role === 'administrator';
  if (file.kind === 'movement' || file.kind === 'unit') return true;
  const desk = deskOf[role];
  if (desk === null || unit === null) return false;
  if (desk === 'unit') return [file.unit, file.responsible, file.parent].includes(unit);
  return file.desks[desk] === unit && (desk === 'board' || !isUnderAssessment(file));
}

/** Until it is submitted, a nomination is the unit's own affair; the Board may have opened it itself. */
const isUnderAssessment = ({ kind, stage }: Readable): boolean =>
  kind === 'nomination' && (stage === 'draft' || stage === 'grassroots');
