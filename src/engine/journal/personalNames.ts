import type { Json } from '../../machines/attempt.js';
import { parseBody } from './entry.js';
import { personKeys } from './personRows.js';
import { isSealed, unseal, type Sealed } from './sealing.js';
import type { Readable } from './snapshot.js';

/** What the files of persons hold sealed, opened for a moment to look for it where it must not stand. */
export interface PersonalNames {
  /** Full names, in every version that a person's file had. */
  readonly names: ReadonlySet<string>;
  /** Persons with a sealed value for which there is no key, or whose key does not open it. */
  readonly unopened: readonly string[];
}

export async function personalNames(db: Readable): Promise<PersonalNames> {
  const keys = await personKeys(db);
  const names = new Set<string>();
  const unopened = new Set<string>();
  // Only entries that give a name: opening and editing a person.
  const rows = await db.read(
    `select body from journal_entry where move in ('open', 'edit')
     and file_id in (select id from case_file where kind = 'person')`,
  );
  for (const { body } of rows) {
    for (const [field, value] of Object.entries(parseBody(String(body)).data)) {
      if (!isSealed(value)) continue;
      const opened = open(value, keys.get(value.sealed));
      if (opened === null) unopened.add(value.sealed);
      if (field === 'name' && typeof opened === 'string') names.add(opened);
    }
  }
  return { names, unopened: [...unopened] };
}

function open(value: Sealed, key: string | undefined): Json {
  try {
    return key === undefined ? null : unseal(value, key);
  } catch {
    return null;
  }
}

/**
 * Finds a personal name in a stored text; null when none stands there. A name of one syllable is an ordinary word
 * and would be found everywhere.
 */
export function nameFinder(names: ReadonlySet<string>): (text: string) => string | null {
  const written = [...names].filter((name) => /\s/.test(name)).map(asWritten);
  if (written.length === 0) return () => null;
  const any = new RegExp(written.join('|'));
  return (text) => any.exec(text)?.[0] ?? null;
}

/** As it stands in JSON text, for a pattern. */
const asWritten = (name: string): string =>
  JSON.stringify(name)
    .slice(1, -1)
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
