import { choice } from '../../language/labels.js';
import { integer, text } from '../../machines/data.js';
import { byProcedure, type LetterText } from '../letterText.js';
import { distance, dutyDate, dutyDay, fileFigure, openFile, reasonGiven } from '../words.js';

/** A dossier was returned, with its reason, and until when it may come again. */
export const dossierReturned: LetterText = {
  statutory: byProcedure,
  asks: false,
  dates: ['resubmitDue'],
  write(about) {
    const { word, unitAt, entry, file, language } = about;
    const [unit, board] = [unitAt('unit'), unitAt('board')];
    const ground = choice(text(entry.data, 'ground') ?? '', language);
    return {
      subject: word(
        `Trả hồ sơ ${file.code}: ${ground}; trình lại được đến ${dutyDate(about)}`,
        `File ${file.code} is returned: ${ground}; it may come again until ${dutyDate(about)}`,
      ),
      action: word(
        `Nếu còn đề nghị, ${unit} trình lại chậm nhất hết ${dutyDay(about)} (${distance(about)}); sau ngày này hồ sơ được lưu với kết quả "đã trả hồ sơ".`,
        `If ${unit} still proposes, submit again by the end of ${dutyDay(about)} (${distance(about)}); after that the file is closed as returned.`,
      ),
      figures: [
        fileFigure(about),
        [word('Lý do trả', 'Reason'), `${ground}. ${reasonGiven(about)}`],
        [word('Căn cứ', 'Legal basis'), text(entry.data, 'basis') ?? '–'],
        [
          word('Số lần đã bổ sung', 'Supplements so far'),
          String(integer(file.state.context, 'supplementRounds') ?? 0),
        ],
      ],
      sentences: [],
      link: openFile(about),
      why: word(
        `${unit} là đơn vị trình; việc trả hồ sơ phải nêu rõ lý do. Ý kiến khác xin gửi ${board}.`,
        `${unit} submitted the dossier; a return must give its reason. Write to ${board} if you disagree.`,
      ),
      next: word(
        'trình lại là một lần mới, hồ sơ cũ được giữ nguyên để đối chiếu.',
        'a new submission is a new round; the old dossier is kept as it was.',
      ),
    };
  },
};
