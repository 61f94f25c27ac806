import { kindLabels, timer } from '../../language/labels.js';
import { stage } from '../../language/stages.js';
import { say } from '../../language/language.js';
import { byProcedure, type LetterText } from '../letterText.js';
import { distance, dutyDay, openFile } from '../words.js';

/** A rung of a ladder without a letter of its own: which file waits where, and until when. */
export const dutyWaiting: LetterText = {
  statutory: byProcedure,
  asks: true,
  write(about) {
    const { word, file, duty, language, unitAt } = about;
    if (!duty) return null;
    const what = timer(duty.timer, language);
    const where = stage(file.kind, duty.stage, language);
    return {
      subject: word(
        `Hồ sơ ${file.code}: ${what.toLowerCase()} ${distance(about)}`,
        `File ${file.code}: ${what.toLowerCase()}, ${distance(about)}`,
      ),
      action: word(
        `Hồ sơ ${file.code} đang ở bước "${where}": ${what.toLowerCase()} hết ${dutyDay(about)} (${distance(about)}).`,
        `File ${file.code} stands in "${where}": ${what.toLowerCase()} by the end of ${dutyDay(about)} (${distance(about)}).`,
      ),
      figures: [
        [word('Loại hồ sơ', 'Kind'), say(kindLabels[file.kind], language)],
        [word('Đơn vị', 'Unit'), unitAt('unit') || '–'],
      ],
      sentences: [],
      link: openFile(about),
      why: word(
        'việc này đang ở bàn của đồng chí, hoặc đồng chí được báo khi quá hạn theo thang bậc của phong trào.',
        "this waits at your desk, or the movement's ladder tells you when it is late.",
      ),
      next: word('xử lý xong, nhắc việc tự dừng.', 'once it is done, reminders stop.'),
    };
  },
};
