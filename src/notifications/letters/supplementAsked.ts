import { groups, text } from '../../machines/data.js';
import { byProcedure, type LetterText } from '../letterText.js';
import { distance, dutyDate, dutyDay, fileFigure, moveDay, openFile } from '../words.js';

/** What a dossier still lacks, or what a department wants explained, and until when the clock rests. */
export const supplementAsked: LetterText = {
  statutory: byProcedure,
  asks: true,
  write(about) {
    const { word, file, unitAt, entry, name } = about;
    const [unit, code, day] = [unitAt('unit'), file.code, dutyDay(about)];
    const items = groups(entry.data, 'items');
    const asking = name(entry.actor.unit ?? '') || unitAt('board');
    return {
      subject: word(
        `${unit}: bổ sung hồ sơ ${code} trước hết ngày ${dutyDate(about)}`,
        `${unit}: supplement file ${code} by the end of ${dutyDate(about)}`,
      ),
      action: word(
        `Đề nghị ${unit} bổ sung ${items.length} mục dưới đây chậm nhất hết ${day} (${distance(about)}).`,
        `Please send the ${items.length} items below by the end of ${day} (${distance(about)}).`,
      ),
      figures: [fileFigure(about), [word('Ngày yêu cầu', 'Asked on'), moveDay(about)]],
      table: {
        headings: [word('Mục', 'Item'), word('Còn thiếu gì', 'What is missing')],
        rows: items.map((item) => [text(item, 'item') ?? '', text(item, 'why') ?? '']),
      },
      sentences: [
        word(
          'Các phần khác đã hợp lệ, không phải gửi lại. Mục nào không thể có, đề nghị ghi lý do; cần thêm ngày, đề nghị báo trước hạn.',
          'The other parts are valid and need not be sent again. Say why where an item cannot be had; ask before the day if you need more time.',
        ),
      ],
      link: openFile(about),
      why: word(
        `${asking} kiểm tra, thẩm định hồ sơ theo Điều 84 Luật Thi đua, khen thưởng. Trong thời gian chờ, thời hạn giải quyết tạm dừng.`,
        `${asking} examines the dossier by article 84 of the Law on Emulation and Commendation. Meanwhile its own clock rests.`,
      ),
      next: word(
        `nhận đủ thì giải quyết tiếp ngay; quá hạn, ${unitAt('board')} xem xét trả hồ sơ, không tự động trả.`,
        `work goes on as soon as all is there; after the day ${unitAt('board')} may return the dossier, never by itself.`,
      ),
    };
  },
};
