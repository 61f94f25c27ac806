import { canonical, sha256 } from '../journal/canonical.js';
import { parseBody, stateText, type EntryBody } from '../journal/entry.js';
import type { Disagreement, History } from '../journal/history.js';
import { fileIdOf, type JournalRow } from '../journal/journal.js';
import { onSnapshot, type Address } from '../journal/snapshot.js';
import { disagreements } from '../journal/storedFile.js';
import { walk, type Walked } from './walk.js';

/**
 * Proves history: every entry is the one that was written, in its place, and decided again gives what it says;
 * every file stands where its journal leads. One file by id or code, or all. Throws NotFound.
 */
export const verify = (db: Address, file: string | null = null): Promise<Walked> =>
  onSnapshot(db, async (snapshot) => {
    const id = file === null ? null : await fileIdOf(snapshot, file);
    return walk(snapshot, id, { entry: proved, end: disagreements });
  });

/** Checks one entry as the next one of its file, and adds it. */
export function proved(history: History, row: JournalRow): Disagreement[] {
  const broken = [
    ...differs('seq', {}, history.seq + 1, row.seq),
    ...differs('hash', {}, sha256(row.body), row.hash),
  ];
  const body = broken.length === 0 ? readBody(String(row.body)) : null;
  if (!body) {
    history.skip(row);
    return broken.length > 0 ? broken : [unreadable];
  }
  const { head } = history;
  return [
    ...columnDisagreements(row, body),
    ...differs('chain', {}, head, body.prev),
    ...history.add(body, row.hash),
    ...stateDisagreements(history, body),
  ];
}

const unreadable: Disagreement = { check: 'body', values: {} };

/** Null for what is no body, and for one that is not written as it would be. */
function readBody(text: string): EntryBody | null {
  try {
    const body = parseBody(text);
    return canonical(body) === text ? body : null;
  } catch {
    return null;
  }
}

function columnDisagreements(row: JournalRow, body: EntryBody): Disagreement[] {
  return [
    ...differs('column', { column: 'file_id' }, body.file, row.file_id),
    ...differs('column', { column: 'seq' }, body.seq, row.seq),
    ...differs('column', { column: 'at' }, body.at, row.at),
    ...differs('column', { column: 'move' }, body.move, row.move),
    ...differs('column', { column: 'actor_id' }, body.actor.id, row.actor_id),
    ...differs('column', { column: 'key' }, body.key, row.key),
  ];
}

function stateDisagreements({ state, lost }: History, { stateHash }: EntryBody): Disagreement[] {
  return state && !lost ? differs('stateHash', {}, sha256(stateText(state)), stateHash) : [];
}

function differs(
  check: Disagreement['check'],
  name: Disagreement['values'],
  expected: string | number | null,
  found: string | number | null,
): Disagreement[] {
  return expected === found ? [] : [{ check, values: { ...name, expected, found } }];
}
