import { date } from '../../language/format.js';
import { choice } from '../../language/labels.js';
import { group, text } from '../../machines/data.js';
import { byProcedure, type LetterText } from '../letterText.js';
import { fileFigure, openFile, paper } from '../words.js';

/** A file is put on hold: no conclusion, no publicity, and what the unit may still do. */
export const holdPut: LetterText = {
  statutory: byProcedure,
  asks: false,
  write(about) {
    const { word, unitAt, file, entry, language } = about;
    const [unit, board] = [unitAt('unit'), unitAt('board')];
    const since = date(text(entry.data, 'since') ?? '–');
    return {
      subject: word(
        `Hồ sơ ${file.code} tạm dừng xét từ ${since}; ${unit} gửi văn bản liên quan`,
        `File ${file.code} is on hold since ${since}; ${unit} sends what it has`,
      ),
      action: word(
        `Đề nghị ${unit} gửi văn bản hiện có về việc này tới ${board}; các thời hạn của hồ sơ tạm dừng.`,
        `Please send ${board} what papers ${unit} has about it; the deadlines of the file rest meanwhile.`,
      ),
      figures: [
        fileFigure(about),
        [word('Loại lý do', 'Kind of ground'), choice(text(entry.data, 'kind') ?? '', language)],
        [word('Căn cứ', 'Paper'), paper(about, group(entry.data, 'paper'))],
        [word('Từ ngày', 'Since'), since],
      ],
      sentences: [
        word(
          'Tạm dừng không phải là kết luận và không công bố rộng. Đơn vị vẫn bổ sung, giải trình hoặc rút đề nghị được.',
          'A hold is no conclusion and is not made public. The unit may still supplement, explain or withdraw.',
        ),
      ],
      link: openFile(about),
      why: word(
        'quý cơ quan trình hoặc đang thẩm định hồ sơ này; có việc đang được cơ quan có thẩm quyền xem xét.',
        'your office submitted or appraises this file; a competent authority is looking at a matter.',
      ),
      next: word(
        `${board} hỏi lại tình hình định kỳ; có kết quả bằng văn bản thì xét tiếp.`,
        `${board} asks again from time to time; with a written result the file goes on.`,
      ),
    };
  },
};
