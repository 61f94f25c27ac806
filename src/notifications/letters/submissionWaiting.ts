import { choice } from '../../language/labels.js';
import { group, text } from '../../machines/data.js';
import { byProcedure, type LetterText } from '../letterText.js';
import type { Occasion } from '../occasion.js';
import { distance, dutyDay, fileFigure, openFile, paper } from '../words.js';

/** A submission waits for the Chairman's decision. */
export const submissionWaiting: LetterText = {
  statutory: byProcedure,
  asks: true,
  write(about) {
    const { word, unitAt, file, language } = about;
    const submission = group(file.state.context, 'submission');
    const statement = paper(about, submission);
    const proposal = choice(text(submission, 'proposal') ?? '', language);
    return {
      subject: word(
        `Kính trình quyết định: hồ sơ ${file.code}, tờ trình ${statement}`,
        `For decision: file ${file.code}, statement ${statement}`,
      ),
      action: word(
        `Kính trình đồng chí Chủ tịch xem xét, quyết định hồ sơ ${file.code} chậm nhất hết ${dutyDay(about)} (${distance(about)}).`,
        `Submitted to the Chairman for decision on file ${file.code} by the end of ${dutyDay(about)} (${distance(about)}).`,
      ),
      figures: [
        fileFigure(about),
        [word('Tờ trình', 'Statement'), statement],
        [word('Đề nghị', 'Proposal'), proposal],
        [unitAt('planning'), opinion(about, 'planning')],
        [unitAt('homeAffairs'), opinion(about, 'homeAffairs')],
      ],
      sentences: [
        word(
          'Ngay trước khi ký, hệ thống kiểm tra lại việc tạm dừng và trùng thành tích.',
          'Just before the signature holds and duplicates are checked once more.',
        ),
      ],
      link: openFile(about),
      why: word(
        'tờ trình đã gửi và chưa có quyết định; thẩm quyền theo khoản 4 Điều 79 Luật Thi đua, khen thưởng.',
        'the statement was sent and is not decided; the power is that of article 79(4) of the Law.',
      ),
      next: word(
        `ký xong, ${unitAt('board')} thông báo kết quả; chưa có quyết định thì nhắc lại.`,
        `after the signature ${unitAt('board')} tells the result; until then you are reminded again.`,
      ),
    };
  },
};

function opinion({ file, language }: Occasion, part: 'planning' | 'homeAffairs'): string {
  const found = group(group(file.state.context, part), 'opinion');
  return choice(found['favourable'] === true ? 'favourable' : 'unfavourable', language);
}
