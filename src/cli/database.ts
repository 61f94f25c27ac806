import { openDatabase, type Database } from '../entities/database.js';
import { readEnvironment } from '../environment.js';
import type { Answer, Call } from './answer.js';
import { failed, isFailure } from './failure.js';
import { namesIn } from '../views/names.js';

/** Runs a command on the database of the environment, and closes it. A failure names files and people as they are. */
export async function onDatabase(call: Call, use: (db: Database) => Promise<Answer>): Promise<Answer> {
  const db = await openDatabase(readEnvironment(call.env, call.cwd).databaseAddress);
  try {
    return await use(db);
  } catch (error) {
    if (!isFailure(error)) throw error;
    const names = error.name === 'DatabaseUnusable' ? asIs : await namesIn(db, error);
    return failed(error, call.language, names);
  } finally {
    await db.close();
  }
}

const asIs = (id: string): string => id;
