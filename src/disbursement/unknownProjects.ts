import { placeholders } from '../entities/bulk.js';
import { likeness } from '../spreadsheets/likeness.js';
import type { Reading } from './figures.js';
import { plannedProjects } from './register.js';

/** A code that no plan of the movement names, with those that look most like it, the likest first. */
export interface UnknownProject {
  readonly project: string;
  readonly near: readonly string[];
}

/** Which of these codes no plan names; none where the movement has no plan yet. One statement when all are known. */
export async function unknownProjects(
  db: Reading,
  movement: string,
  codes: readonly string[],
): Promise<UnknownProject[]> {
  if (codes.length === 0) return [];
  const rows = await db.read(
    `select distinct code from assigned_plan join data_import on id = import_id
     where movement_id = $1 and published_at is not null and reversed_at is null
     and code in (${placeholders(codes.length, 2)})`,
    [movement, ...codes],
  );
  const known = new Set(rows.map(({ code }) => String(code)));
  const unknown = codes.filter((code) => !known.has(code));
  if (unknown.length === 0) return [];
  const planned = [...(await plannedProjects(db, movement)).keys()];
  return planned.length === 0 ? [] : unknown.map((project) => ({ project, near: nearest(project, planned) }));
}

/** Codes are short: one that shares a third of its pairs of letters may well be meant. */
const enough = 1 / 3;
const shown = 3;

const nearest = (project: string, planned: readonly string[]): string[] =>
  planned
    .map((code) => ({ code, alike: likeness(project, code) }))
    .filter(({ alike }) => alike >= enough)
    .toSorted((one, other) => other.alike - one.alike || (one.code < other.code ? -1 : 1))
    .slice(0, shown)
    .map(({ code }) => code);
