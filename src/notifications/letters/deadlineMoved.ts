import { dayInWords } from '../../language/format.js';
import { timer } from '../../language/labels.js';
import { addDays, dateOf } from '../../machines/legalDate.js';
import { byProcedure, type LetterText } from '../letterText.js';
import { openFile } from '../words.js';

/** An amendment of the movement moved the last day of a duty. */
export const deadlineMoved: LetterText = {
  statutory: byProcedure,
  asks: false,
  write(about) {
    const { word, file, entry, language, unitAt } = about;
    const moved = entry.deadlines.flatMap(({ timer: name, step, dueAt }) =>
      step === 'due' && dueAt !== null
        ? [[timer(name, language), dayInWords(addDays(dateOf(dueAt), -1), language)] as const]
        : [],
    );
    const [first] = moved;
    if (!first) return null;
    return {
      subject: word(
        `Hồ sơ ${file.code}: ${first[0].toLowerCase()} nay là ${first[1]}`,
        `File ${file.code}: ${first[0].toLowerCase()} is now ${first[1]}`,
      ),
      action: word(
        `Thời hạn của hồ sơ ${file.code} (${unitAt('unit')}) đã đổi theo bản sửa đổi của phong trào: ${first[0].toLowerCase()} nay là hết ${first[1]}.`,
        `The deadline of file ${file.code} (${unitAt('unit')}) was moved by an amendment: ${first[0].toLowerCase()} is now the end of ${first[1]}.`,
      ),
      figures: moved,
      sentences: [],
      link: openFile(about),
      why: word('đồng chí nhận thư nhắc của thời hạn này.', 'you get the reminders of this deadline.'),
      next: word('nhắc việc theo ngày mới.', 'reminders follow the new day.'),
    };
  },
};
