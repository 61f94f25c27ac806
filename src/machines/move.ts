import type { Role } from './attempt.js';
import type { FactKey } from './facts.js';
import type { Fields, Label } from './fields.js';

/**
 * One move of a chart as people meet it: its button, who may press it, what it asks.
 * Where it leads, and which rules it must meet, stands in the chart.
 */
export interface Move {
  readonly label: Label;
  /**
   * Roles that may press it, each at its own desk. `receivingDesk`: whoever sits where the movement receives
   * dossiers. By part, where both departments have the move.
   */
  readonly by: readonly Role[] | 'receivingDesk' | { readonly [part: string]: readonly Role[] };
  /** Where the unit's own roles sit for this move; else at the desk `unit`. */
  readonly at?: 'responsible';
  /** Roles that may record it from the signed paper of somebody in `by` (`onBehalfOf` with basis `signedPaper`). */
  readonly recordedBy?: readonly Role[] | { readonly [part: string]: readonly Role[] };
  /** Mandatory where a move goes back or ends. */
  readonly reason?: 'required';
  /** Separation of duties: not by who filed the file, is named in it, or did the other half of it. */
  readonly separate?: true;
  /** Facts that the move keeps, besides those that its rules read. */
  readonly keeps?: readonly FactKey[];
  /** What it does to the rows beside the journal, in its own transaction. */
  readonly effect?: Effect;
  readonly fields: Fields;
}

/** `publishImport`: staged rows begin to count; `reverseImport`: they count no longer. Both name an import in their data. */
export type Effect = 'publishImport' | 'reverseImport' | 'joinLetters';

export type Moves = { readonly [type: string]: Move };

/** Roles that a move's `by` allows for a part; a move without parts ignores it. */
export function rolesFor(by: Move['by'], part: string | null, receiving: readonly Role[]): readonly Role[] {
  if (by === 'receivingDesk') return receiving;
  if (isRoles(by)) return by;
  return part === null ? [] : (by[part] ?? []);
}
/** The parts that a move is listed with: none for most. */
export const partsOf = ({ by }: Move): readonly (string | null)[] =>
  by === 'receivingDesk' || isRoles(by) ? [null] : Object.keys(by);

const isRoles = (by: readonly Role[] | object): by is readonly Role[] => Array.isArray(by);
