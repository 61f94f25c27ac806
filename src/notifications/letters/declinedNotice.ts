import { choice } from '../../language/labels.js';
import { text } from '../../machines/data.js';
import { byProcedure, type LetterText } from '../letterText.js';
import { award, fileFigure, nominee, openFile, paper } from '../words.js';

/** The nominee was not awarded, and why; the unit tells them. */
export const declinedNotice: LetterText = {
  statutory: byProcedure,
  asks: false,
  write(about) {
    const { word, unitAt, file, language, history } = about;
    const [unit, who, board] = [unitAt('unit'), nominee(about), unitAt('board')];
    const decided = history.findLast(({ move }) => move === 'decline');
    return {
      subject: word(
        `Kết quả hồ sơ ${file.code}: ${who} chưa được khen thưởng; ${unit} báo người được đề nghị`,
        `Result of file ${file.code}: no award for ${who}; ${unit} tells them`,
      ),
      action: word(
        `Đề nghị ${unit} thông báo kết quả và lý do dưới đây tới ${who}.`,
        `Please tell ${who} the result and its reason below.`,
      ),
      figures: [
        fileFigure(about),
        [word('Kết quả', 'Result'), word(`không tặng ${award(about)}`, `${award(about)} not awarded`)],
        [word('Văn bản', 'Decision'), paper(about, decided?.data ?? {})],
        [
          word('Lý do', 'Ground'),
          `${choice(text(decided?.data ?? {}, 'ground') ?? '–', language)}. ${decided?.reason ?? ''}`,
        ],
      ],
      sentences: [
        word(
          `Ý kiến về kết quả gửi ${board}; khiếu nại theo quy định của pháp luật về khiếu nại.`,
          `Write to ${board} about the result; complaints follow the law on complaints.`,
        ),
      ],
      link: openFile(about),
      why: word(
        `${unit} là đơn vị trình hồ sơ; kết quả khen thưởng được công khai theo Điều 5 Luật Thi đua, khen thưởng.`,
        `${unit} submitted the dossier; results are public by article 5 of the Law.`,
      ),
      next: word(
        'hồ sơ được lưu; thành tích khác hoặc phong trào khác vẫn được xét bình thường.',
        'the file is kept; other achievements and other movements are judged as usual.',
      ),
    };
  },
};
