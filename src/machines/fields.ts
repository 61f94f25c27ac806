import type { FileKind } from './attempt.js';

/** Both languages of a label. */
export interface Label {
  readonly vi: string;
  readonly en: string;
}

interface Common {
  readonly label: Label;
  /** An absent optional value is `null` in the body, never missing. */
  readonly optional?: true;
  /** Sealed before it is written: a person's name, position, birth date, contacts. */
  readonly personal?: true;
}

/**
 * The shape of a move's `data`: a plain list, from which the schema at the boundary, the form and the
 * command line's help are derived.
 */
export type Field = Common &
  (
    | { readonly kind: 'text'; readonly max?: number }
    | { readonly kind: 'date' }
    /** A calendar month, `2024-10`. */
    | { readonly kind: 'month' }
    | { readonly kind: 'instant' }
    | { readonly kind: 'integer'; readonly min?: number; readonly max?: number }
    /** Đồng, a decimal string without sign. */
    | { readonly kind: 'money' }
    | { readonly kind: 'boolean' }
    | { readonly kind: 'choice'; readonly of: readonly string[] }
    /** The id of a file of that kind. */
    | { readonly kind: 'file'; readonly of: FileKind }
    | { readonly kind: 'sha256' }
    | { readonly kind: 'list'; readonly of: Field; readonly min?: number; readonly max?: number }
    | { readonly kind: 'group'; readonly fields: Fields }
    /** A whole movement definition, checked by `movements/`. */
    | { readonly kind: 'definition' }
  );

export type Fields = { readonly [name: string]: Field };
