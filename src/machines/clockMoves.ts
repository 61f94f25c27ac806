import type { Fields } from './fields.js';
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

/** `remind` for the rungs of a ladder, `reschedule`, and each timer by its own name. */
export const clockMovesOf = (timers: readonly string[]): Moves => ({
  ...Object.fromEntries(timers.map((timer) => [timer, fallDue])),
  remind: fallDue,
  reschedule,
});
