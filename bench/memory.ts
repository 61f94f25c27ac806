import { join } from 'node:path';
import { seconds } from './clock.js';
import { ownProcess } from './ownProcess.js';
import type { Place } from './places.js';
import type { Line } from './report.js';
import { makeSprint } from './sprint.js';

/** Verify of a long history holds its memory: `thidua verify` is given a heap of 96 MiB. */

const least = 100_000;
/** Its nominee's entry, `open`, and thirteen moves. */
const entriesPerFile = 15;
const heap = 96;

export async function memory(place: Place): Promise<Line[]> {
  const { address } = await makeSprint(await place.create(), Math.ceil(least / entriesPerFile), true);
  const begun = seconds();
  const verified = await ownProcess([join(import.meta.dirname, '../bin/thidua'), 'verify', '--json'], {
    DATABASE_URL: address,
    NODE_OPTIONS: `--max-old-space-size=${heap}`,
  });
  const { entries } = verified.answer as Answer;
  const rate = entries / (seconds() - begun);
  await place.drop(address);
  const name = `thidua verify in a heap of ${heap} MiB`;
  if (entries < least) throw new Error(`Only ${entries} entries were verified`);
  return [{ benchmark: 'memory', database: place.name, name, entries, rate, rss: verified.rss }];
}

interface Answer {
  readonly entries: number;
}
