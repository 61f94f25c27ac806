import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parseBody } from '../../../src/engine/journal/entry.js';
import { History } from '../../../src/engine/journal/history.js';
import type { JournalRow } from '../../../src/engine/journal/journal.js';
import { proved } from '../../../src/engine/proofs/verify.js';
import { fileKinds } from '../../../src/machines/attempt.js';
import { chartOf } from '../../../src/machines/decide.js';

/** Histories of released versions, recorded by script/golden.ts: whatever the program becomes, it judges them alike. */

const folder = new URL('../../golden/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const rowsOf = (name: string): JournalRow[] =>
  readFileSync(new URL(name, folder), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as JournalRow);

describe('golden histories', () => {
  test.each(names)('of %s are judged as they were', (name) => {
    const histories = new Map<string, History>();
    for (const row of rowsOf(name)) {
      const history = histories.get(row.file_id) ?? new History();
      histories.set(row.file_id, history);
      expect([row.file_id, row.seq, proved(history, row)]).toEqual([row.file_id, row.seq, []]);
    }
    expect(histories.size).toBeGreaterThan(0);
  });

  test('exist for every version of every chart', () => {
    const recorded = new Set(
      names.flatMap(rowsOf).flatMap(({ body }) => {
        const { machine } = parseBody(String(body));
        return machine ? [`${machine.id} ${machine.version}`] : [];
      }),
    );
    expect([...recorded].toSorted()).toEqual(versions().toSorted());
  });
});

/** `nomination 1`, and so on up to the newest version of each kind that has a chart. */
function versions(): string[] {
  return fileKinds.flatMap((kind) => {
    const newest = newestOf(kind);
    return Array.from({ length: newest }, (_, index) => `${kind} ${index + 1}`);
  });
}

function newestOf(kind: (typeof fileKinds)[number]): number {
  try {
    return chartOf(kind, null)?.version ?? 0;
  } catch {
    // A kind that this release does not have yet.
    return 0;
  }
}
