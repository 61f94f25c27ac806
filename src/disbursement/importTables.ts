import { createHash, type Hash } from 'node:crypto';
import type { ImportKind } from '../machines/facts.js';
import type { Row } from '../entities/bulk.js';

/** Where the rows of each kind of import lie, and what is counted of them before they are published. */

interface ImportTable {
  readonly table: string;
  /** Beside `import_id` and `line`; in this order rows are hashed. */
  readonly columns: readonly string[];
  /** Amounts of đồng among them. */
  readonly amounts: readonly string[];
}

export const importTables: Readonly<Record<ImportKind, ImportTable>> = {
  plans: {
    table: 'assigned_plan',
    columns: [
      'code',
      'name',
      'unit_id',
      'project_class',
      'capital_source',
      'ends_on',
      'decision_number',
      'decision_date',
      'prime_minister',
      'provincial_council',
      'total',
    ],
    amounts: ['prime_minister', 'provincial_council', 'total'],
  },
  disbursements: {
    table: 'disbursement_report',
    columns: ['code', 'as_of', 'status', 'disbursed', 'advance', 'completed_volume'],
    amounts: ['disbursed', 'advance', 'completed_volume'],
  },
};

/** What an import comes to: the same rows in the same order give the same. */
export interface Tally {
  readonly rows: number;
  /** Sum of each column of amounts, decimal strings of đồng. */
  readonly totals: Readonly<Record<string, string>>;
  /** SHA-256 over the rows, one JSON list a line: the line's number and the values. */
  readonly rowsHash: string;
  /** Months of the reports, or of the decisions, `2024-09`, sorted. */
  readonly months: readonly string[];
}

/** Counts rows as they pass by. */
export class Tallying {
  readonly #columns: readonly string[];
  readonly #totals: Map<string, bigint>;
  readonly #months = new Set<string>();
  readonly #hash: Hash = createHash('sha256');
  #rows = 0;

  constructor(kind: ImportKind) {
    const { columns, amounts } = importTables[kind];
    this.#columns = columns;
    this.#totals = new Map(amounts.map((column) => [column, 0n]));
  }

  /** Amounts are decimal strings. */
  add(row: Row): void {
    this.#rows += 1;
    for (const [column, sum] of this.#totals) this.#totals.set(column, sum + BigInt(row[column] ?? 0));
    const day = row['as_of'] ?? row['decision_date'];
    if (typeof day === 'string') this.#months.add(day.slice(0, 7));
    const values = this.#columns.map((column) => row[column] ?? null);
    this.#hash.update(`${JSON.stringify([row['line'], ...values])}\n`);
  }

  /** Called once, after the last row. */
  end(): Tally {
    return {
      rows: this.#rows,
      totals: Object.fromEntries([...this.#totals].map(([column, sum]) => [column, String(sum)])),
      rowsHash: this.#hash.digest('hex'),
      months: [...this.#months].sort(),
    };
  }
}
