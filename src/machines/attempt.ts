import type { Facts } from './facts.js';

/** Kinds of file. `unit` and `person` are records: a journal without a chart. */
export const fileKinds = [
  'nomination',
  'movement',
  'commitment',
  'difficulty',
  'session',
  'unit',
  'person',
] as const;
export type FileKind = (typeof fileKinds)[number];

/** Who may act. A person holds a role in one unit, from one legal date to another. */
export const roles = [
  'unitClerk',
  'unitHead',
  'planningOfficer',
  'planningLeader',
  'homeAffairsOfficer',
  'homeAffairsLeader',
  'boardClerk',
  'boardHead',
  'committeeSecretary',
  'committeeMember',
  'committeeChair',
  'chairman',
  'recordsClerk',
  'auditor',
  'administrator',
  'importer',
  'clock',
] as const;
export type Role = (typeof roles)[number];

/** Where a file waits. Which unit sits at a desk on a date is the movement's desk table plus recorded successions. */
export const desks = [
  'unit',
  'responsible',
  'board',
  'planning',
  'homeAffairs',
  'committee',
  'chairman',
] as const;
export type Desk = (typeof desks)[number];
/** Desks of the movement's table; `unit` and `responsible` are named by each file. */
export type SeatedDesk = Exclude<Desk, 'unit' | 'responsible'>;

/** A day in Asia/Ho_Chi_Minh, `2024-10-02`. */
export type LegalDate = string;
/** An instant in UTC, `2024-10-02T01:00:00.000Z`. */
export type Instant = string;

/** What a body may hold: JSON whose numbers are safe integers (RFC 8785 text without surprises). */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Who acts, as named on that day: the roles held in one unit. The clock has no unit and no `seq`. */
export interface Actor {
  readonly id: string;
  /** Version of the person's file in force, which gives the name of the day. */
  readonly seq: number | null;
  readonly roles: readonly Role[];
  readonly unit: string | null;
  readonly unitName: string | null;
}

/** A signed paper that a move records: its number, its date, the SHA-256 of the scan (lower-case hex). */
export interface Paper {
  readonly number: string;
  readonly date: LegalDate;
  readonly sha256: string;
}

/** The person for whom the actor acts: by delegation, or because the actor records what the other signed. */
export interface OnBehalfOf {
  readonly id: string;
  readonly seq: number;
  readonly unit: string;
  readonly unitName: string;
  readonly basis: 'delegation' | 'signedPaper';
  readonly paper: Paper | null;
}

/** One request to change one file: everything a rule may look at, so that replay needs nothing else. */
export interface Attempt {
  readonly type: string;
  readonly data: JsonObject;
  readonly reason: string | null;
  readonly actor: Actor;
  readonly onBehalfOf: OnBehalfOf | null;
  readonly facts: Facts;
  readonly at: Instant;
}
