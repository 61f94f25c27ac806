import type { Database } from '../entities/database.js';
import { advanceMovement } from '../engine/advanceMovement.js';
import type { Moved } from '../engine/writing/moveWork.js';
import { say } from '../language/language.js';
import type { JsonObject } from '../machines/attempt.js';
import { done, textOperand, textOption, type Action, type Options } from './answer.js';
import { onDatabase } from './database.js';
import { howOf } from './how.js';
import { movedText } from './moved.js';
import { report } from './report.js';
import { fileNamed, personNamed, unitsNamed } from './register.js';
import { WrongUse } from './wrongUse.js';

/** Inspections and urging letters, recorded on the movement's file. */

/** Records one about one or several units, and says its number. */
export const add: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const leader = textOption(options, 'leader');
    const data = {
      kind: textOption(options, 'kind'),
      on: textOption(options, 'on'),
      paper: { number: textOption(options, 'number'), date: textOption(options, 'date') },
      leader: leader === null ? null : await personNamed(db, leader),
      units: await unitsNamed(db, operands[1]),
      project: textOption(options, 'project'),
      findings: textOption(options, 'findings'),
      due: textOption(options, 'due'),
    };
    const moved = await recorded(db, operands, options, { type: 'recordInspection', data });
    const number = await numberOf(db, moved);
    const said = { vi: `Kiểm tra, đôn đốc số ${number}.`, en: `Inspection or urging number ${number}.` };
    return done({ ...moved, number }, `${movedText(moved, call.language)}\n${say(said, call.language)}`);
  });

/** Each, unit by unit, with what came of it. */
export const list: Action = (call, operands, options, program) =>
  report(call, ['inspections', ...operands], options, program);

/** Records what units did about it. */
export const followUp: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const data = {
      number: wholeNumber(textOperand(operands, 1)),
      units: await unitsNamed(db, operands[2]),
      on: textOption(options, 'on'),
      result: textOption(options, 'result'),
    };
    const moved = await recorded(db, operands, options, { type: 'followUpInspection', data });
    return done(moved, movedText(moved, call.language));
  });

async function recorded(
  db: Database,
  operands: Parameters<Action>[1],
  options: Options,
  move: { readonly type: string; readonly data: JsonObject },
): Promise<Moved> {
  const { id } = await fileNamed(db, textOperand(operands, 0), 'movement');
  return advanceMovement(db, id, await howOf(db, options), () => Promise.resolve(move));
}

/** Numbers follow the order of the movement's journal. */
async function numberOf(db: Database, { file, seq }: Moved): Promise<number> {
  const [row] = await db.read(
    `select count(*) as number from journal_entry where file_id = $1 and move = 'recordInspection' and seq <= $2`,
    [file, seq],
  );
  return Number(row?.['number']);
}

function wholeNumber(given: string): number {
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new WrongUse(
    {
      vi: `Số thứ tự phải là số như "thidua report inspections" ghi, ví dụ 3.`,
      en: `The number must be one that "thidua report inspections" shows, such as 3.`,
    },
    'number',
    given,
  );
}
