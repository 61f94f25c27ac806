import { chartOf, runs } from '../../machines/decide.js';
import type { FileKind, JsonObject } from '../../machines/attempt.js';
import { groups, text } from '../../machines/data.js';
import type { Disagreement, History } from '../journal/history.js';
import type { JournalRow } from '../journal/journal.js';
import { nameFinder, type PersonalNames } from '../journal/personalNames.js';
import { personOf, type PersonFile } from '../journal/personRows.js';
import type { Readable } from '../journal/snapshot.js';
import { disagreements } from '../journal/storedFile.js';
import type { DeadlineRow, FileRow, StoredFile } from '../journal/storedRows.js';
import { proved } from './verify.js';
import { walk, type Walked } from './walk.js';

/** One pass over every file, in which the doctor looks at all that can be seen file by file. */
export interface Examination {
  readonly walked: Walked;
  readonly persons: readonly PersonFile[];
  /** Highest number of each series, `<prefix> <kind>`. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Deadlines that run where the file does not stand, or rest where it does. */
  readonly misplaced: readonly string[];
  /** Files in a stage that no chart of theirs knows. */
  readonly stranded: readonly string[];
  /** Where a personal name stands in clear. */
  readonly exposed: readonly string[];
}

export async function examine(db: Readable, { names }: PersonalNames): Promise<Examination> {
  const nameIn = nameFinder(names);
  const persons: PersonFile[] = [];
  const numbers = new Map<string, number>();
  const misplaced: string[] = [];
  const stranded: string[] = [];
  const exposed: string[] = [];

  const entry = (history: History, row: JournalRow): Disagreement[] => {
    if (nameIn(String(row.body)) !== null) exposed.push(`journal_entry ${row.file_id} ${row.seq}`);
    return proved(history, row);
  };
  const end = (history: History, stored: StoredFile, id: string): Disagreement[] => {
    const { row, deadlines, letters } = stored;
    if (row) {
      count(numbers, row);
      if (!isStage(row)) stranded.push(row.code);
      if (nameIn(row.state + row.title) !== null) exposed.push(`case_file ${row.code}`);
    }
    for (const letter of letters)
      if (nameIn(letter.params + (letter.note ?? '')) !== null) exposed.push(`outbox_message ${letter.id}`);
    misplaced.push(
      ...deadlines.filter((one) => isMisplaced(history, one)).map((one) => deadlineName(row, one)),
    );
    const person = personOf(history, id, row?.code ?? id);
    if (person) persons.push(person);
    return disagreements(history, stored);
  };

  const walked = await walk(db, null, { entry, end });
  return { walked, persons, numbers, misplaced, stranded, exposed };
}

function count(numbers: Map<string, number>, { code, kind }: FileRow): void {
  const { prefix = '', number = '0' } = /^(?:(?<prefix>.+)-)?[a-z]-(?<number>\d+)$/.exec(code)?.groups ?? {};
  const series = `${prefix} ${kind}`;
  numbers.set(series, Math.max(numbers.get(series) ?? 0, Number(number)));
}

function isMisplaced({ state, lost }: History, { timer, stage, due_at, days_left }: DeadlineRow): boolean {
  if (!state || lost) return false;
  return (due_at !== null) !== runs(state, timer, stage) || (due_at === null) !== (days_left !== null);
}

const deadlineName = (row: FileRow | null, { file_id, timer, stage, step }: DeadlineRow): string =>
  `${row?.code ?? file_id} ${timer} ${stage} ${step}`;

/** Whether the chart that a file's row names has the stage that it names. */
function isStage({ kind, machine_version, stage }: FileRow): boolean {
  const known = stagesOf(kind as FileKind, machine_version);
  return known.has(stage);
}

const stages = new Map<string, ReadonlySet<string>>();

function stagesOf(kind: FileKind, version: number | null): ReadonlySet<string> {
  const name = `${kind} ${String(version)}`;
  const known = stages.get(name) ?? readStages(kind, version);
  stages.set(name, known);
  return known;
}

function readStages(kind: FileKind, version: number | null): ReadonlySet<string> {
  try {
    const chart = chartOf(kind, version);
    return new Set(chart ? keysOf(chart.structure) : ['active', 'ended']);
  } catch {
    // No chart of that kind and version here: every file of it is stranded.
    return new Set();
  }
}

/** Keys of all nodes: the last part of each id. */
const keysOf = (node: JsonObject): string[] => [
  text(node, 'id')?.split('.').at(-1) ?? '',
  ...groups(node, 'states').flatMap(keysOf),
];
