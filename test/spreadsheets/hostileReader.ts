import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SheetRefused } from '../../src/spreadsheets/mistakes.js';
import { openSheet } from '../../src/spreadsheets/openSheet.js';

/** A process of its own that reads every file of a folder and prints what became of it, and the most that it held. */

export interface Outcome {
  readonly became: string | readonly string[];
  /** Of the processor: a busy machine is slow, not wrong. */
  readonly seconds: number;
}

async function outcome(path: string): Promise<string | string[]> {
  try {
    const sheet = await openSheet(path);
    const texts: string[] = [];
    await sheet.top(40);
    for await (const batch of sheet.rows())
      for (const { cells } of texts.length < enough ? batch : [])
        texts.push(...cells.map(({ text }) => text));
    return texts.slice(0, enough);
  } catch (error) {
    if (error instanceof SheetRefused) return error.sentence.en;
    throw error;
  }
}

/** Cells that are told. */
const enough = 10;

const [folder = ''] = process.argv.slice(2);
const outcomes: Record<string, Outcome> = {};
for (const name of readdirSync(folder)) {
  globalThis.gc?.();
  const before = process.cpuUsage();
  const became = await outcome(join(folder, name));
  const { user, system } = process.cpuUsage(before);
  outcomes[name] = { became, seconds: (user + system) / 1e6 };
}
// Not `resourceUsage`: its peak begins with that of the process which started this one.
const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
console.log(JSON.stringify({ outcomes, mebibytes: Number(peak) / 1024 }));
