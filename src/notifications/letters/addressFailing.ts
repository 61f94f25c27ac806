import { texts } from '../../machines/data.js';
import { byProcedure, type LetterText } from '../letterText.js';
import { moveDay, openFile } from '../words.js';

/** The board is told that letters to somebody come back, and that none is sent until the address was looked at. */
export const addressFailing: LetterText = {
  statutory: byProcedure,
  asks: true,
  write(about) {
    const { word, file, entry, name } = about;
    if (file.state.context['unreachable'] === null) return null;
    const [who, count] = [name(file.id), String(texts(entry.data, 'letters').length)];
    return {
      subject: word(
        `Sửa địa chỉ thư của ${who}: ${count} thư bị trả lại`,
        `Correct the mail address of ${who}: ${count} letters came back`,
      ),
      action: word(
        `Đề nghị kiểm tra và sửa địa chỉ thư của ${who}: từ ${moveDay(about)} phần mềm không gửi thư tới địa chỉ này nữa.`,
        `Please check and correct the mail address of ${who}: since ${moveDay(about)} no letters are sent to it.`,
      ),
      figures: [
        [word('Người nhận', 'Recipient'), `${who} (${file.code})`],
        [word('Thư bị trả lại', 'Letters that came back'), count],
        [word('Ngừng gửi từ ngày', 'Suppressed since'), moveDay(about)],
      ],
      sentences: [
        word(
          'Thư mới cho người nhận này nằm chờ ở mục thư đi; việc gấp thì giao bằng văn bản giấy.',
          'New letters to this recipient wait in the outbox; what is urgent is served on paper.',
        ),
      ],
      link: openFile(about),
      why: word(
        'nhiều thư liên tiếp bị trả lại vì không có hộp thư ấy (cấu hình của tỉnh).',
        "several letters came back because there is no such mailbox (the province's own setting).",
      ),
      next: word(
        'sửa địa chỉ xong thì thư mới lại đi; thư đang chờ thì gửi lại từng thư.',
        'once the address is corrected new letters go again; those that wait are sent again one by one.',
      ),
    };
  },
};
