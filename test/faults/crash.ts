import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { databases } from '../databases.js';
import { campaign } from './campaign.js';
import { killServer } from './server.js';
import { complain, head, row, total } from './table.js';

/** The command `script/crash`. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
    database: { type: 'string', default: 'both' },
  },
});
const rounds = Number(values.rounds);
const chosen = databases.filter(({ name }) =>
  ['both', name.toLowerCase().replace('postgresql', 'postgres')].includes(values.database),
);
if (!Number.isSafeInteger(rounds) || rounds < 1 || chosen.length === 0) {
  console.error('script/crash [--rounds N] [--seed S] [--database sqlite|postgres|both]');
  process.exit(2);
}

let isFaulty = false;
for (const database of chosen) {
  console.log(`${database.name}: ${rounds} rounds, seed ${values.seed}`);
  const server = database.name === 'PostgreSQL' ? killServer : undefined;
  const lines = await campaign({ database, rounds, seed: values.seed, server }, complain);
  console.log(head);
  const sum = total(lines);
  for (const line of [...lines, sum]) console.log(row(line));
  isFaulty ||= sum.kills < sum.rounds || sum.lost > 0 || sum.doubled !== 0 || sum.faults.length > 0;
}
process.exit(isFaulty ? 1 : 0);
