import { SheetRefused } from '../../src/spreadsheets/mistakes.js';
import { openSheet } from '../../src/spreadsheets/openSheet.js';

/** A process of its own that reads one file and prints what became of it, and the most that it held. */

export interface Outcome {
  readonly became: string | readonly string[];
  /** Of the processor: a busy machine is slow, not wrong. */
  readonly seconds: number;
  /** The most that the process held, with Node itself. */
  readonly mebibytes: number;
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

const [path = ''] = process.argv.slice(2);
const before = process.cpuUsage();
const became = await outcome(path);
const { user, system } = process.cpuUsage(before);
const answer: Outcome = {
  became,
  seconds: (user + system) / 1e6,
  mebibytes: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(answer));
