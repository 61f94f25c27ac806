import { openSync, readFileSync, writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { openDatabase } from '../../src/entities/database.js';
import { DatabaseUnusable } from '../../src/entities/databaseUnusable.js';
import { repeatable } from '../engine/province.js';
import type { Plan } from './target.js';
import { play, work, type Step } from './workload.js';

/**
 * A process that is made to be killed: `victim.ts PLAN`. Its callers write without end, or for some lives, and each
 * writes down what it was told, durably, before it goes on. Says `ready` when they begin, and `insisted` when one had
 * to ask again.
 */
const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Plan;
const db = await openDatabase(plan.address);
const random = repeatable(plan.round);
// Synchronous and at the end of the file: what is written down was acknowledged, whenever this process ends.
const log = openSync(plan.log, 'as');

const callers = Array.from({ length: plan.callers }, (_, caller) =>
  play(work({ ...plan, here: { ...plan.here, db, random } }, caller), acknowledged),
);
process.stdout.write('ready\n');
await Promise.all(callers);
await db.close();

async function acknowledged({ key, make }: Step) {
  const outcome = await insist(make);
  writeSync(log, `${JSON.stringify({ key, hash: outcome.hash })}\n`);
  return { outcome, stop: ends(key) };
}

function ends(key: string): boolean {
  return plan.lives !== null && key.endsWith(`.${plan.lives}.nominee`);
}

async function insist<Outcome>(make: () => Promise<Outcome>): Promise<Outcome> {
  for (;;) {
    try {
      return await make();
    } catch (error) {
      if (!(error instanceof DatabaseUnusable) || !plan.insists) throw error;
      process.stdout.write('insisted\n');
      await setTimeout(50);
    }
  }
}
