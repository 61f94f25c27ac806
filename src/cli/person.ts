import { randomBytes } from 'node:crypto';
import { advance } from '../engine/advance.js';
import type { OpenHow } from '../engine/how.js';
import { open } from '../engine/open.js';
import type { Database } from '../entities/database.js';
import { textOperand, textOption, type Action, type Options } from './answer.js';
import { onDatabase } from './database.js';
import { howOf } from './how.js';
import { moved } from './moved.js';
import { nextInstant } from './now.js';
import { personNamed, unitNamed } from './register.js';

/** Registers a person; the first one of a database needs no `--as` and becomes administrator. */
export const add: Action = (call, _operands, options) =>
  onDatabase(call, async (db) => {
    const payroll = textOption(options, 'payroll');
    const data = {
      name: textOption(options, 'name'),
      position: textOption(options, 'position'),
      payrollUnit: payroll === null ? null : await unitNamed(db, payroll),
    };
    const how =
      (await isEmpty(db)) && options['as'] === undefined ? firstHow(db, options) : howOf(db, options);
    return moved(await open(db, 'person', data, await how), call.language);
  });

const isEmpty = async (db: Database): Promise<boolean> =>
  (await db.read(`select id from case_file where kind = 'person' limit 1`)).length === 0;

const firstHow = async (db: Database, options: Options): Promise<OpenHow> => ({
  by: 'first',
  at: await nextInstant(db),
  key: textOption(options, 'key'),
  random: randomBytes,
});

/** Gives a person a role in a unit; here `--unit` is the unit of the role. */
export const grant: Action = (call, operands, { unit: symbol, ...options }) =>
  onDatabase(call, async (db) => {
    const person = await personNamed(db, textOperand(operands, 0));
    const data = {
      role: textOperand(operands, 1),
      unit: await unitNamed(db, String(symbol)),
      from: textOption(options, 'from'),
      until: textOption(options, 'until'),
    };
    return moved(await advance(db, person, { type: 'grant', data }, await howOf(db, options)), call.language);
  });
