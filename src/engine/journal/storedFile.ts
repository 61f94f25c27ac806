import { stageOf } from '../../machines/decide.js';
import type { FileState } from '../../machines/state.js';
import { stateText } from './entry.js';
import { pendingKey, type Disagreement, type History, type Pending, type Written } from './history.js';
import { concerned } from './concerned.js';
import type { DeadlineRow, FileRow, LetterRow, StoredFile } from './storedRows.js';

/**
 * Where the rows about a file are not what its journal comes to: its own row, its deadlines, its letters. Of a
 * journal that was tampered with only the length and the head can still be compared.
 */
export function disagreements(history: History, { row, deadlines, letters }: StoredFile): Disagreement[] {
  return [
    ...(row ? rowDisagreements(history, row) : [stray('journal_entry')]),
    ...(history.lost ? [] : deadlineDisagreements(history, deadlines)),
    ...(history.lost ? [] : letterDisagreements(history, letters)),
  ];
}

/** Rows that belong to nothing: a file without a journal, or a journal without its file. */
export const stray = (table: string): Disagreement => ({ check: 'stray', values: { table } });

/** The columns that follow from the journal alone. */
function rowDisagreements(history: History, row: FileRow): Disagreement[] {
  const { state, machine, seq, head, openedAt, movedAt, lost } = history;
  const expected: Partial<FileRow> = { version: seq, head };
  if (!state || lost) return columnsThatDiffer('row', expected, row, {});
  const rest: Partial<FileRow> = {
    kind: state.kind,
    ...concernedColumns(state),
    stage: stageOf(state),
    state: stateText(state),
    machine_id: machine?.id ?? null,
    machine_version: machine?.version ?? null,
    machine_hash: machine?.hash ?? null,
    opened_at: openedAt,
    moved_at: movedAt,
  };
  return columnsThatDiffer('row', { ...expected, ...rest }, row, {});
}

/** Whose file it is: by these columns its duplicates and its unit's quota are looked for. */
function concernedColumns(state: FileState): Partial<FileRow> {
  const { movementId, unitId, subjectId } = concerned(state);
  return { movement_id: movementId, unit_id: unitId, subject_id: subjectId };
}

function deadlineDisagreements({ pending }: History, rows: readonly DeadlineRow[]): Disagreement[] {
  const found = new Map(rows.map((row) => [pendingKey(row), row]));
  const unknown = rows.filter((row) => !pending.has(pendingKey(row)));
  return [
    ...[...pending.values()].flatMap((wanted) => deadlineDiffers(wanted, found.get(pendingKey(wanted)))),
    ...unknown.map(({ timer, stage, step }) => absent('deadline', { timer, stage, step }, 'row')),
  ];
}

function deadlineDiffers(wanted: Pending, row: DeadlineRow | undefined): Disagreement[] {
  const { timer, stage, step, dueAt, daysLeft, version } = wanted;
  if (!row) return [absent('deadline', { timer, stage, step }, 'journal')];
  const expected = { due_at: dueAt, days_left: daysLeft, version };
  return columnsThatDiffer('deadline', expected, row, { timer, stage, step });
}

function letterDisagreements({ written }: History, rows: readonly LetterRow[]): Disagreement[] {
  const found = new Map(rows.map((row) => [row.id, row]));
  const unknown = rows.filter(({ id }) => !written.has(id));
  return [
    ...[...written].flatMap(([id, letter]) => letterDiffers(id, letter, found.get(id))),
    ...unknown.map(({ id }) => absent('letter', { id }, 'row')),
  ];
}

function letterDiffers(
  id: string,
  { seq, at, letters }: Written,
  row: LetterRow | undefined,
): Disagreement[] {
  if (!row) return [absent('letter', { id }, 'journal')];
  const asked = letters === null || letters.includes(row.letter);
  return columnsThatDiffer(
    'letter',
    { seq, created_at: at, ...(asked ? {} : { letter: letters.join(' | ') }) },
    row,
    { id },
  );
}

type Values = Disagreement['values'];
type Where = 'row' | 'deadline' | 'letter';

/** What stands on one side only: `in` says which. */
const absent = (check: Where, name: Values, side: 'journal' | 'row'): Disagreement => ({
  check,
  values: { ...name, onlyIn: side },
});

function columnsThatDiffer(check: Where, expected: object, row: object, name: Values): Disagreement[] {
  const found = row as Readonly<Record<string, string | number | null>>;
  return Object.entries(expected as Readonly<Record<string, string | number | null>>)
    .filter(([column, value]) => found[column] !== value)
    .map(([column, value]) => ({
      check,
      values: { ...name, column, expected: value, found: found[column] ?? null },
    }));
}
