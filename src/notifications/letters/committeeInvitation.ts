import { dayInWords, date } from '../../language/format.js';
import { group, text } from '../../machines/data.js';
import { byProcedure, type LetterText } from '../letterText.js';
import { fileFigure, openFile } from '../words.js';

/** A member is invited to the session that deliberates on a file. */
export const committeeInvitation: LetterText = {
  statutory: byProcedure,
  asks: true,
  write(about) {
    const { word, unitAt, file, language } = about;
    const session = group(file.state.context, 'session');
    const [key, day] = [text(session, 'key') ?? '–', text(session, 'date')];
    const on = day === null ? '–' : dayInWords(day, language);
    return {
      subject: word(
        `Mời họp Hội đồng Thi đua - Khen thưởng ngày ${day === null ? '–' : date(day)}`,
        `Committee session on ${day === null ? '–' : date(day)}`,
      ),
      action: word(
        `Trân trọng kính mời đồng chí dự phiên họp ${key} ngày ${on}; vắng mặt xin báo trước ngày họp.`,
        `You are invited to session ${key} on ${on}; please say before that day if you cannot come.`,
      ),
      figures: [fileFigure(about), [word('Đơn vị trình', 'Submitted by'), unitAt('unit')]],
      sentences: [
        word(
          'Đồng chí có liên quan hồ sơ nào xin báo để không biểu quyết hồ sơ đó.',
          'If a file concerns you, please say so, so that you do not vote on it.',
        ),
      ],
      link: openFile(about),
      why: word('đồng chí là thành viên Hội đồng.', 'you are a member of the committee.'),
      next: word(
        'kết quả là ý kiến tư vấn, được ghi vào tờ trình Chủ tịch UBND tỉnh.',
        'the result is advice and stands in the submission to the Chairman.',
      ),
    };
  },
};
