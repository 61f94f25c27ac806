import { join } from 'node:path';
import { openDatabase } from '../../src/entities/database.js';
import type { TestDatabase } from '../databases.js';
import { nominate, province, type Province } from '../engine/province.js';

/** A database with a province to write in. */
export interface Target {
  readonly address: string;
  readonly here: Omit<Province, 'db' | 'random'>;
  /** Nominations that all callers comment on. */
  readonly shared: readonly string[];
  readonly drop: () => Promise<void>;
}

/** What a writing process is told, as a JSON file. */
export interface Plan extends Omit<Target, 'drop'> {
  /** Begins the keys of its requests. */
  readonly round: string;
  readonly callers: number;
  /** The file to which acknowledgements are appended. */
  readonly log: string;
  /** How often each caller begins anew; null: without end. */
  readonly lives: number | null;
  /** Whether callers ask again, with the same key, while the database cannot be used. */
  readonly insists: boolean;
}

/** A province on an empty database. */
export async function furnish(database: TestDatabase): Promise<Target> {
  const { address, drop } = await database.fresh();
  const db = await openDatabase(address);
  const here = await province(db);
  const shared = await Promise.all([1, 2, 3, 4].map(() => nominate(here)));
  await db.close();
  const { movement, units, people } = here;
  return { address, drop, here: { movement, units, people }, shared: shared.map(({ file }) => file) };
}

export function planOf(
  folder: string,
  { address, here, shared }: Omit<Target, 'drop'>,
  round: string,
  how: Partial<Pick<Plan, 'lives' | 'insists' | 'callers'>> = {},
): Plan {
  const log = join(folder, `${round}.log`);
  return { address, here, shared, round, callers: 16, log, lives: null, insists: false, ...how };
}
