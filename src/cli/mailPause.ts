import { advance } from '../engine/advance.js';
import type { JsonObject } from '../machines/attempt.js';
import { textOperand, textOption, type Action, type Options } from './answer.js';
import { onDatabase } from './database.js';
import { dateIn, howOf } from './how.js';
import { moved } from './moved.js';
import { fileNamed } from './register.js';

/** The reminders of a movement, paused and resumed with a reason: moves of the movement like any other. */

const change =
  (type: 'pauseLetters' | 'resumeLetters', dataIn: (options: Options) => JsonObject): Action =>
  (call, operands, options) =>
    onDatabase(call, async (db) => {
      const { id, version: seen } = await fileNamed(db, textOperand(operands, 0), 'movement');
      const how = { ...(await howOf(db, options)), seen };
      return moved(await advance(db, id, { type, data: dataIn(options) }, how), call.language);
    });

export const pause = change('pauseLetters', (options) => {
  const until = textOption(options, 'until');
  return { until: until === null ? null : dateIn(until, '--until') };
});
export const resume = change('resumeLetters', () => ({}));
