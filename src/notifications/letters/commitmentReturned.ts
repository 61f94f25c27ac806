import { groups, text } from '../../machines/data.js';
import { byUrging, type LetterText } from '../letterText.js';
import { distance, dutyDate, dutyDay, moveDay, openFile, paper, plan, reasonGiven } from '../words.js';

/** A department gives a commitment back to be corrected. */
export const commitmentReturned: LetterText = {
  statutory: byUrging,
  asks: true,
  write(about) {
    const { word, unitAt, entry, file } = about;
    const unit = unitAt('unit');
    const by = unitAt(text(entry.data, 'part') === 'homeAffairs' ? 'homeAffairs' : 'planning');
    const items = groups(entry.data, 'items');
    const sent = file.state.context['paper'];
    return {
      subject: word(
        `${unit}: sửa cam kết giải ngân trước hết ngày ${dutyDate(about)}`,
        `${unit}: correct the disbursement commitment by the end of ${dutyDate(about)}`,
      ),
      action: word(
        `Đề nghị ${unit} sửa ${items.length} điểm dưới đây và gửi lại cam kết chậm nhất hết ${dutyDay(about)} (${distance(about)}).`,
        `Please correct the ${items.length} points below and send the commitment again by the end of ${dutyDay(about)} (${distance(about)}).`,
      ),
      figures: [
        [
          word('Bản cam kết', 'Commitment'),
          typeof sent === 'object' && sent !== null ? paper(about, sent as never) : '–',
        ],
        [word('Trả lại ngày', 'Returned on'), `${moveDay(about)}, ${by}`],
        [word('Lý do', 'Reason'), reasonGiven(about)],
      ],
      table: {
        headings: [word('Điểm cần sửa', 'What to correct')],
        rows: items.map((item) => [text(item, 'item') ?? '']),
      },
      sentences: [],
      link: openFile(about),
      why: word(
        `${by} nhận và theo dõi cam kết của ${unit} (${plan(about, 'III.1, III.2')}).`,
        `${by} receives and follows the commitment of ${unit} (${plan(about, 'III.1, III.2')}).`,
      ),
      next: word(
        'gửi lại thì hai sở kiểm tra tiếp; ngày gửi lần đầu vẫn được giữ khi xét đúng hạn.',
        'once it is sent again both departments check it; whether it was in time is judged by its first day.',
      ),
    };
  },
};
