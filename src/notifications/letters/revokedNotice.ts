import { money } from '../../language/format.js';
import { choice } from '../../language/labels.js';
import { group, text } from '../../machines/data.js';
import { byProcedure, type LetterText } from '../letterText.js';
import { award, distance, dutyDate, dutyDay, fileFigure, nominee, openFile, paper } from '../words.js';

/** An award was revoked: certificate and prize come back. */
export const revokedNotice: LetterText = {
  statutory: byProcedure,
  asks: false,
  dates: ['recoveryDue'],
  write(about) {
    const { word, unitAt, file, entry, language } = about;
    const { context } = file.state;
    const [unit, who] = [unitAt('unit'), nominee(about)];
    const prize = money(text(context, 'paid') ?? '0', language);
    return {
      subject: word(
        `${unit}: nộp lại bằng và tiền thưởng của ${who} chậm nhất ${dutyDate(about)}`,
        `${unit}: return certificate and prize of ${who} by ${dutyDate(about)}`,
      ),
      action: word(
        `Đề nghị ${unit} thông báo và thu, nộp lại ${award(about)} cùng ${prize} tiền thưởng đã chi chậm nhất hết ${dutyDay(about)} (${distance(about)}).`,
        `Please tell ${who} and return the ${award(about)} and ${prize} paid by the end of ${dutyDay(about)} (${distance(about)}).`,
      ),
      figures: [
        fileFigure(about),
        [word('Quyết định hủy bỏ', 'Revoked by'), paper(about, entry.data)],
        [word('Hủy bỏ quyết định', 'Revokes'), paper(about, group(context, 'decision'))],
        [word('Căn cứ', 'Ground'), choice(text(group(context, 'revocation'), 'ground') ?? '–', language)],
      ],
      sentences: [
        word(
          `Ý kiến gửi ${unitAt('board')}; khiếu nại theo quy định của pháp luật về khiếu nại.`,
          `Write to ${unitAt('board')}; complaints follow the law on complaints.`,
        ),
      ],
      link: openFile(about),
      why: word(
        `${unit} là đơn vị trình hồ sơ ${file.code}; căn cứ khoản 2, khoản 8 Điều 93 Luật Thi đua, khen thưởng.`,
        `${unit} submitted file ${file.code}; article 93(2) and (8) of the Law.`,
      ),
      next: word(
        'từng lần nộp lại được ghi sổ; đủ thì đóng hồ sơ, quá hạn báo cáo Văn phòng UBND tỉnh.',
        "each return is recorded; when all is back the file is closed, after the day the Chairman's office is told.",
      ),
    };
  },
};
