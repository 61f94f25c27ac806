import { advance } from '../engine/advance.js';
import { open } from '../engine/open.js';
import { succeedTogether } from '../engine/succeedTogether.js';
import type { Database } from '../entities/database.js';
import type { JsonObject } from '../machines/attempt.js';
import { followSuccessions } from '../workers/followSuccessions.js';
import { done, textOperand, textOption, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { howOf } from './how.js';
import { moved, movedText } from './moved.js';
import { fileNamed, personNamed, unitNamed, unitsNamed } from './register.js';

/** Registers a unit. */
export const add: Action = (call, _operands, options) =>
  onDatabase(call, async (db) => {
    const [parent, head] = [textOption(options, 'parent'), textOption(options, 'head')];
    const data = {
      symbol: textOption(options, 'symbol'),
      name: textOption(options, 'name'),
      kind: textOption(options, 'kind'),
      parent: parent === null ? null : await unitNamed(db, parent),
      head: head === null ? null : await personNamed(db, head),
      mailbox: textOption(options, 'mailbox'),
      from: textOption(options, 'from'),
    };
    return moved(await open(db, 'unit', data, await howOf(db, options)), call.language);
  });

/** Records a reorganisation: every unit ends, or none. */
export const succeed: Action = (call, [symbols], options) =>
  onDatabase(call, async (db) => {
    const ended = await unitsNamed(db, symbols);
    const by = await unitsNamed(db, options['by']);
    const data = {
      ...{ by, on: textOption(options, 'on'), basis: textOption(options, 'basis') },
      succession: textOption(options, 'kind'),
      takes: await takenBy(db, options['take']),
    };
    const how = await howOf(db, options);
    const results = await succeedTogether(db, ended, data, how);
    const passed = await followSuccessions(db, how.at);
    return done(results, [...results, ...passed].map((one) => movedText(one, call.language)).join('\n'));
  });

/** `bt24-n-0004=SGTVT`, repeated: which successor goes on with which open file. */
async function takenBy(db: Database, given: unknown): Promise<JsonObject[]> {
  const takes: JsonObject[] = [];
  for (const one of Array.isArray(given) ? (given as readonly string[]) : []) {
    const [file = '', symbol = ''] = one.split('=');
    takes.push({ file: (await fileNamed(db, file)).id, unit: await unitNamed(db, symbol) });
  }
  return takes;
}

/** Says who follows a project of a unit. */
export const follow: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const unit = await unitNamed(db, textOperand(operands, 0));
    const data = {
      movement: (await fileNamed(db, textOption(options, 'movement') ?? '', 'movement')).id,
      project: textOperand(operands, 1),
      person: await personNamed(db, textOperand(operands, 2)),
      ...{ from: textOption(options, 'from'), until: textOption(options, 'until') },
    };
    const move = { type: 'followProject', data };
    return moved(await advance(db, unit, move, await howOf(db, options)), call.language);
  });
