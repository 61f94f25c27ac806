import type { Database } from '../../entities/database.js';
import { schemaMistakes, settingMistakes } from './databaseCare.js';
import { examine, type Examination } from './examination.js';
import { figureMistakes } from './figureCare.js';
import type { Check as Disagreed } from '../journal/history.js';
import { personalNames } from '../journal/personalNames.js';
import { personDisagreements } from '../journal/personRows.js';
import { onSnapshot, type Readable } from '../journal/snapshot.js';

/** The invariants that are checked on live data, in the order in which they are shown. */
export const checkNames = [
  /** Every entry is the one that was written, and decided again gives what it says. */
  'journals',
  /** Every file's row is what its journal comes to, and nothing is without a journal. */
  'files',
  /** Every pending deadline was set by an entry, and runs or rests as the file stands. */
  'deadlines',
  /** Every letter belongs to an entry that asked for it, and no letter is missing. */
  'letters',
  /** Names and roles in lists are those of the persons' files. */
  'register',
  /** No file stands in a stage that its chart does not know. */
  'stages',
  /** No number was given that its series has not counted. */
  'numbers',
  /** Every sealed value can be opened. */
  'keys',
  /** No personal name stands in clear outside the list of names. */
  'names',
  /** Rows of imports are those that were published, and what was closed or judged then is what is known of then. */
  'figures',
  /** The tables are those of this program. */
  'schema',
  /** A commit is durable when it is acknowledged. */
  'settings',
] as const;
export type CheckName = (typeof checkNames)[number];

export interface Check {
  readonly name: CheckName;
  readonly ok: boolean;
  /** What was found, the first twenty: codes, rows, settings. */
  readonly found: readonly string[];
  readonly values: Readonly<Record<string, string | number>>;
}

/** Checks every invariant on live data, on one consistent state of it. Changes nothing. */
export async function doctor(db: Database): Promise<Check[]> {
  const ofData = await onSnapshot(db, examineAll);
  const found: Readonly<Record<CheckName, readonly string[]>> = {
    ...ofData.found,
    schema: await schemaMistakes(db),
    settings: await settingMistakes(db),
  };
  return checkNames.map((name) => ({
    name,
    ok: found[name].length === 0,
    found: found[name].slice(0, shown),
    values: { found: found[name].length, ...(name === 'journals' ? ofData.counts : {}) },
  }));
}
const shown = 20;

async function examineAll(db: Readable) {
  const sealed = await personalNames(db);
  const examination = await examine(db, sealed);
  const register = await personDisagreements(db, examination.persons);
  const { files, entries } = examination.walked;
  return {
    counts: { files, entries },
    found: {
      ...byCheck(examination),
      register: register.map(({ person }) => person.code),
      stages: examination.stranded,
      numbers: await uncounted(db, examination.numbers),
      keys: sealed.unopened,
      names: examination.exposed,
      figures: await figureMistakes(db),
    },
  };
}

/** Which check a disagreement belongs to; everything else is about journals. */
const checkOf: Readonly<Partial<Record<Disagreed, 'files' | 'deadlines' | 'letters'>>> = {
  row: 'files',
  stray: 'files',
  deadline: 'deadlines',
  letter: 'letters',
};

function byCheck({ walked, misplaced }: Examination) {
  const found = {
    journals: [] as string[],
    files: [] as string[],
    deadlines: [...misplaced],
    letters: [] as string[],
  };
  for (const { check, file, seq, values } of walked.findings)
    found[checkOf[check] ?? 'journals'].push(`${file} ${seq} ${check} ${JSON.stringify(values)}`);
  if (walked.unlisted > 0) found.journals.push(`+${walked.unlisted}`);
  return found;
}

async function uncounted(db: Readable, numbers: ReadonlyMap<string, number>): Promise<string[]> {
  const rows = await db.read('select prefix, kind, last from file_counter');
  const counted = new Map(
    rows.map(({ prefix, kind, last }) => [`${String(prefix)} ${String(kind)}`, Number(last)]),
  );
  return [...numbers]
    .filter(([series, number]) => number > (counted.get(series) ?? 0))
    .map(([series, number]) => `${series} ${number} > ${counted.get(series) ?? 0}`);
}
