import type { Instant } from '../../machines/attempt.js';
import { stageOf } from '../../machines/decide.js';
import type { FileState } from '../../machines/state.js';
import { parseBody, type EntryBody } from '../journal/entry.js';
import { isFileId } from '../journal/fileId.js';
import { History, type Disagreement } from '../journal/history.js';
import { fileIdOf, journalPages } from '../journal/journal.js';
import type { Readable } from '../journal/snapshot.js';

/** One entry, decided again. */
export interface Step {
  readonly body: EntryBody;
  /** Where the file stood after it. */
  readonly stage: string;
  /** Empty when the decision is the one that was written. */
  readonly disagreements: readonly Disagreement[];
}
export interface Replayed {
  readonly file: string;
  readonly steps: readonly Step[];
  /** Null before it was opened. */
  readonly state: FileState | null;
}

/**
 * Recomputes a file from its journal, by id or code, as it stood at an instant (entries made then included) or
 * as it stands now: by the chart that judged each move, from what its entry holds and nothing else.
 * Throws NotFound.
 */
export async function replay(
  db: Readable,
  file: string,
  { at }: { readonly at?: Instant } = {},
): Promise<Replayed> {
  const id = isFileId(file) ? file : await fileIdOf(db, file);
  const history = new History();
  const steps: Step[] = [];
  for await (const { entries } of journalPages(db, id, false)) {
    for (const { body: text, hash } of entries) {
      const body = parseBody(String(text));
      if (at !== undefined && body.at > at) return { file: id, steps, state: history.state };
      const disagreements = history.add(body, hash);
      steps.push({ body, stage: history.state ? stageOf(history.state) : '', disagreements });
    }
  }
  // An id is looked up only when nothing was found by it: the question costs as much as the answer.
  if (steps.length === 0) await fileIdOf(db, id);
  return { file: id, steps, state: history.state };
}
