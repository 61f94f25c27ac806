import { choice } from '../../language/labels.js';
import { stage } from '../../language/stages.js';
import { group, text } from '../../machines/data.js';
import { stageOf } from '../../machines/decide.js';
import { byProcedure, type LetterText } from '../letterText.js';
import { distance, dutyDay, fileFigure, moveDay, openFile, paper } from '../words.js';

/** The last ground of a hold was lifted: the clocks go on with the days that they had left. */
export const holdLifted: LetterText = {
  statutory: byProcedure,
  asks: false,
  write(about) {
    const { word, file, entry, language, duty } = about;
    const place = stage(file.kind, stageOf(file.state), language);
    return {
      subject: word(
        `Hồ sơ ${file.code} được xét tiếp từ ${moveDay(about)}`,
        `File ${file.code} goes on from ${moveDay(about)}`,
      ),
      action: duty
        ? word(
            `Đề nghị cơ quan đang giữ hồ sơ xử lý tiếp chậm nhất hết ${dutyDay(about)} (${distance(about)}).`,
            `Whoever has the file goes on, by the end of ${dutyDay(about)} (${distance(about)}).`,
          )
        : word(`Hồ sơ ${file.code} được xét tiếp.`, `File ${file.code} goes on.`),
      figures: [
        fileFigure(about),
        [word('Kết quả', 'Outcome'), choice(text(entry.data, 'outcome') ?? '', language)],
        [word('Văn bản', 'Paper'), paper(about, group(entry.data, 'paper'))],
        [word('Đang ở bước', 'Stands in'), place],
      ],
      sentences: [
        word(
          'Mỗi thời hạn có lại đúng số ngày làm việc còn lại trước khi tạm dừng, tính từ ngày hôm sau.',
          'Each deadline has the working days that it had left, counted from the next day.',
        ),
      ],
      link: openFile(about),
      why: word(
        'quý cơ quan trình hoặc đang thẩm định hồ sơ này.',
        'your office submitted or appraises this file.',
      ),
      next: word(
        'ngay trước khi quyết định sẽ kiểm tra lại một lần nữa.',
        'just before the decision it is checked once more.',
      ),
    };
  },
};
