import { createHash } from 'node:crypto';
import { verify } from '../src/engine/proofs/verify.js';
import type { Database } from '../src/entities/database.js';

const tables = ['case_file', 'journal_entry', 'deadline', 'outbox_message'];

/**
 * The SHA-256 of every column of every row of the four tables that a move writes: contenders that did the same work
 * leave the same bytes. Throws when a hash chain is broken.
 */
export async function contentsOf(db: Database): Promise<string> {
  const { findings } = await verify(db);
  if (findings.length > 0) throw new Error(`The journal is broken: ${JSON.stringify(findings[0])}`);
  const hash = createHash('sha256');
  for (const table of tables) {
    const rows = (await db.read(`select * from ${table}`)).map((row) => JSON.stringify(Object.entries(row)));
    for (const row of rows.sort()) hash.update(`${table} ${row}\n`);
  }
  return hash.digest('hex');
}
