/** What a benchmark found: a JSON line each on stdout, tables for people on stderr. */

export interface Measured {
  readonly benchmark: string;
  readonly database: string;
  readonly name: string;
  readonly callers?: number;
  /** Per second, the median of the rounds. */
  readonly rate?: number;
  readonly rounds?: readonly number[];
  /** Milliseconds from asking to being told. */
  readonly p50?: number;
  readonly p99?: number;
  /** Microseconds of processor per move, of the process that makes it. */
  readonly cpu?: number;
  /** Most memory that the process held, in mebibytes. */
  readonly rss?: number;
  readonly entries?: number;
}

/** A measurement against another of the same run: `least` is what must hold. */
export interface Compared {
  readonly benchmark: string;
  readonly database: string;
  readonly name: string;
  readonly ratio: number;
  readonly least: number;
}

export type Line = Measured | Compared;

/** The engine's rate as a multiple of another's. */
export function compared(lines: readonly Measured[], name: string, least: number, of = 'engine'): Compared {
  const [mine, other] = [of, name].map((wanted) => lines.find((line) => line.name === wanted));
  if (!mine || !other) throw new Error(`Nobody measured ${of} beside ${name}`);
  const { benchmark, database } = mine;
  const ratio = (mine.rate ?? 0) / (other.rate ?? Infinity);
  return { benchmark, database, name: `${of} ÷ ${name}`, ratio, least };
}

export const isMet = (line: Line): boolean => !('ratio' in line) || line.ratio >= line.least;

export function print(lines: readonly Line[]): void {
  for (const line of lines)
    console.log(JSON.stringify('ratio' in line ? { ...line, met: isMet(line) } : line));
  console.error(`${table(lines)}\n`);
}

const heads = ['', 'callers', 'per second', 'rounds', 'p50 ms', 'p99 ms', 'CPU µs', 'MiB'];

function table(lines: readonly Line[]): string {
  const rows = [heads, ...lines.map(cells)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => aligned(cell, column, widths)).join('  ')).join('\n');
}

const aligned = (cell: string, column: number, widths: readonly number[]): string =>
  column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);

function cells(line: Line): string[] {
  const name = `${line.benchmark}  ${line.database}  ${line.name}`;
  if ('ratio' in line) {
    const verdict = `${isMet(line) ? '✓' : '✗'} at least ${line.least}`;
    return [name, '', `× ${line.ratio.toFixed(2)}`, verdict, '', '', '', ''];
  }
  const { callers, rate, rounds, p50, p99, cpu, rss } = line;
  const spread = rounds ? `${whole(Math.min(...rounds))}–${whole(Math.max(...rounds))}` : '';
  const shown = [
    callers,
    rate && whole(rate),
    spread,
    p50?.toFixed(1),
    p99?.toFixed(1),
    cpu && whole(cpu),
    rss && whole(rss),
  ];
  return [name, ...shown.map((cell) => String(cell ?? ''))];
}

const whole = (value: number): string => String(Math.round(value));
