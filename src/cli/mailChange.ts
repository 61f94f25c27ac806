import { changeLetter, type LetterChange } from '../engine/changeLetter.js';
import type { Moved } from '../engine/writing/moveWork.js';
import { text } from '../machines/data.js';
import { done, textOperand, textOption, type Action, type Options } from './answer.js';
import { objectIn } from './data.js';
import { onDatabase } from './database.js';
import { dateIn, howOf } from './how.js';
import { movedText } from './moved.js';
import { WrongUse } from './wrongUse.js';

/** What the board does to letters; each leaves a comment on the letter's file. */

const each =
  (changeOf: (operands: Parameters<Action>[1], options: Options) => LetterChange): Action =>
  (call, operands, options) =>
    onDatabase(call, async (db) => {
      const change = changeOf(operands, options);
      const given = operands[0];
      const ids = typeof given === 'string' ? [given] : (given ?? []);
      const moved: Moved[] = [];
      for (const id of ids) moved.push(await changeLetter(db, id, change, await howOf(db, options)));
      return done({ letters: ids, moved }, moved.map((one) => movedText(one, call.language)).join('\n'));
    });

export const hold = each(() => ({ type: 'hold' }));
export const release = each(() => ({ type: 'release' }));
export const resend = each(() => ({ type: 'resend' }));
export const note = each((operands) => ({ type: 'note', text: textOperand(operands, 1) }));
export const served = each((_operands, options) => {
  const data = objectIn(textOption(options, 'data') ?? '', '--data');
  const [number, date, receivedBy] = [text(data, 'number'), text(data, 'date'), text(data, 'receivedBy')];
  if (number === null || date === null || receivedBy === null) throw incomplete();
  return { type: 'served', number, date: dateIn(date, '--data'), receivedBy };
});

const incomplete = (): WrongUse =>
  new WrongUse(
    {
      vi: `--data cần số văn bản, ngày giao và người nhận: '{"number":"12/BTĐKT","date":"2024-10-02","receivedBy":"Văn thư"}'.`,
      en: `--data needs the paper's number, the day and who received it: '{"number":"12/BTĐKT","date":"2024-10-02","receivedBy":"Clerk"}'.`,
    },
    '--data',
  );
