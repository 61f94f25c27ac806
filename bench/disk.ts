import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { seconds } from './clock.js';

/**
 * The floor of every durable write: how often a second this folder's disk takes a page of 4,096 bytes at the end of a
 * file and says that it is there.
 */
export function fdatasyncRate(folder: string, lasting = 0.5): number {
  const path = join(folder, 'fdatasync');
  const file = openSync(path, 'w');
  const page = Buffer.alloc(4_096, 1);
  const begun = seconds();
  let count = 0;
  while (seconds() - begun < lasting) {
    writeSync(file, page);
    fdatasyncSync(file);
    count += 1;
  }
  const rate = count / (seconds() - begun);
  closeSync(file);
  rmSync(path);
  return rate;
}
