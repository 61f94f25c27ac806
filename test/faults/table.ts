import type { Line } from './campaign.js';
import type { Result } from './round.js';

/** A campaign as a table. `untold`: moves that had happened though nobody had been told. */
const columns = ['rounds', 'kills', 'acknowledged', 'untold', 'lost', 'doubled'] as const;

export const head = cells('point', [...columns, 'faults']);

export function row(line: Line): string {
  return cells(line.point, [...columns.map((column) => String(line[column])), String(line.faults.length)]);
}

function cells(first: string, others: readonly string[]): string {
  return first.padEnd(30) + others.map((cell) => cell.padStart(14)).join('');
}

export function total(lines: readonly Line[]): Line {
  const sum = (column: (typeof columns)[number]) => lines.reduce((all, line) => all + line[column], 0);
  const sums = Object.fromEntries(columns.map((column) => [column, sum(column)]));
  const faults = lines.flatMap((line) => line.faults);
  return { point: 'all', ...(sums as Record<(typeof columns)[number], number>), faults };
}

/** Says at once what is wrong with a round. */
export function complain(point: string, { killed, faults }: Result): void {
  if (!killed) console.log(`${point}: no kill was seen`);
  for (const fault of faults) console.log(`${point}: ${fault}`);
}
