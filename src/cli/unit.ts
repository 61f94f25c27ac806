import { open } from '../engine/open.js';
import { succeedTogether } from '../engine/succeedTogether.js';
import { followSuccessions } from '../workers/followSuccessions.js';
import { done, textOption, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { howOf } from './how.js';
import { moved, movedText } from './moved.js';
import { personNamed, unitNamed, unitsNamed } from './register.js';

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
    const data = { by, on: textOption(options, 'on'), basis: textOption(options, 'basis') };
    const how = await howOf(db, options);
    const results = await succeedTogether(db, ended, data, how);
    const passed = await followSuccessions(db, how.at);
    return done(results, [...results, ...passed].map((one) => movedText(one, call.language)).join('\n'));
  });
