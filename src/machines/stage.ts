import type { Desk } from './attempt.js';
import type { Label } from './fields.js';

/** What people see of a stage, whose desk it waits at, and the law behind it. `desk` null: nobody waits. */
export interface StageMeta {
  readonly label: Label;
  readonly desk: Desk | null;
  readonly basis: string;
}

export const stage = (vi: string, en: string, desk: Desk | null, basis: string): StageMeta => ({
  label: { vi, en },
  desk,
  basis,
});
