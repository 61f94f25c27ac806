import { resolve } from 'node:path';
import { importUnits } from '../engine/imports/importUnits.js';
import { say } from '../language/language.js';
import { done, textOperand, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { howOf } from './how.js';
import { sheetOptions } from './sheetOptions.js';

/** Imports the register of units. */
export const units: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const path = resolve(call.cwd, textOperand(operands, 0));
    const dryRun = options['dryRun'] === true;
    const read = { ...sheetOptions(options), dryRun };
    // Each unit is an entry, and what is there already is left alone: a key would be one entry's.
    const { opened, known } = await importUnits(db, path, read, { ...(await howOf(db, options)), key: null });
    const [made, left] = [opened.join(', ') || '–', known.join(', ') || '–'];
    const text = dryRun
      ? { vi: `Sẽ thêm: ${made}. Đã có: ${left}.`, en: `Would be added: ${made}. Known: ${left}.` }
      : { vi: `Đã thêm: ${made}. Đã có từ trước: ${left}.`, en: `Added: ${made}. Known before: ${left}.` };
    return done({ opened, known, dryRun }, say(text, call.language));
  });
