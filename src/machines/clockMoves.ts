import type { Attempt, JsonObject } from './attempt.js';
import { text } from './data.js';
import type { Field, Fields } from './fields.js';
import type { Move, Moves } from './move.js';

/** The clock's moves, which every chart has and no list offers: who makes them is the program itself. */

const passed: Fields = {
  timer: { kind: 'text', max: 100, label: { vi: 'Thời hạn', en: 'Deadline' } },
  stage: { kind: 'text', max: 100, label: { vi: 'Bước', en: 'Stage' } },
  step: { kind: 'text', max: 10, label: { vi: 'Bậc', en: 'Step' } },
};

/** They ask nothing of anybody: their deadline row is the authority. */
const fallDue: Move = { label: { vi: 'Đến hạn', en: 'Deadline' }, by: ['clock'], fields: passed };

/** Changes no stage: pending deadlines follow the movement's rules as amended; of a movement, all its files' do. */
const reschedule: Move = {
  label: { vi: 'Tính lại thời hạn', en: 'Deadlines reckoned anew' },
  by: ['clock'],
  fields: {
    definitionVersion: {
      kind: 'integer',
      min: 1,
      label: { vi: 'Phiên bản quy định của phong trào', en: "Version of the movement's rules" },
    },
  },
};

const unit = (vi: string, en: string): Field => ({ kind: 'file', of: 'unit', label: { vi, en } });
/** Changes no stage: what an ended unit had to do is its successor's; the journal keeps the names of its day. */
const passToSuccessor: Move = {
  label: { vi: 'Chuyển cho đơn vị kế thừa', en: 'Passed to the successor' },
  by: ['clock'],
  fields: { from: unit('Đơn vị đã sắp xếp lại', 'Ended unit'), to: unit('Đơn vị kế thừa', 'Successor') },
};

/** Moves that answer to no deadline row, because what makes them due stands in other files, and that no chart has. */
export const chartless: readonly string[] = [
  ...['reschedule', 'passToSuccessor'],
  ...['joinLetters', 'suppressLetters', 'stopDigest'],
];
/** All that answer to no deadline row. */
export const rowless: readonly string[] = [...chartless, 'freezeMilestone', 'waive'];

/** The context as one of those moves leaves it. */
export function contextAfter({ type, data }: Attempt, context: JsonObject): JsonObject {
  const [from, to] = [text(data, 'from'), text(data, 'to')];
  if (type !== 'passToSuccessor' || from === null) return context;
  const passed = ['unit', 'responsible'].filter((key) => context[key] === from);
  return { ...context, ...Object.fromEntries(passed.map((key) => [key, to])) };
}

/** `remind` for the rungs of a ladder, each timer by its own name, and those that answer to no row. */
export const clockMovesOf = (timers: readonly string[]): Moves => ({
  ...Object.fromEntries(timers.map((timer) => [timer, fallDue])),
  remind: fallDue,
  reschedule,
  passToSuccessor,
});
