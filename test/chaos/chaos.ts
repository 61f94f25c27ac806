import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { databases } from '../databases.js';
import { campaign, type Line } from './campaign.js';
import { faults } from './faults.js';

/** The command `script/chaos`. */
const { values } = parseArgs({
  options: {
    fault: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
    away: { type: 'string', default: '2000' },
  },
});
const rounds = Number(values.rounds);
const chosen = Object.keys(faults).filter((name) => values.fault === undefined || name === values.fault);
if (!Number.isSafeInteger(rounds) || rounds < 1 || chosen.length === 0) {
  console.error(
    `script/chaos [--fault NAME] [--rounds N] [--seed S] [--away MS]\n${Object.keys(faults).join('\n')}`,
  );
  process.exit(2);
}

console.log(`seed ${values.seed}`);
console.log('| fault | database | rounds | fired | letters | transmissions | lost | doubled | seconds |');
console.log('|---|---|---|---|---|---|---|---|---|');
const row = (line: Line): string =>
  `| ${line.fault} | ${line.database} | ${line.rounds} | ${line.fired} | ${line.letters} | ${line.transmissions} | ${line.lost} | ${line.doubled} | ${line.seconds.toFixed(0)} |`;

let isFaulty = false;
for (const [turn, name] of chosen.entries()) {
  // The databases take turns.
  const database = databases[turn % databases.length];
  if (!database) continue;
  const line = await campaign(database, name, { rounds, seed: values.seed, away: Number(values.away) });
  console.log(row(line));
  for (const check of line.red) console.log(`doctor: ${check}`);
  isFaulty ||= line.fired < rounds || line.lost > 0 || line.doubled > 0 || line.red.length > 0;
}
process.exit(isFaulty ? 1 : 0);
