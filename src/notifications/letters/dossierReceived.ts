import { instant } from '../../language/format.js';
import { group, text } from '../../machines/data.js';
import { byProcedure, type LetterText } from '../letterText.js';
import { dutyDate, dutyDay, fileFigure, given, openFile, paper } from '../words.js';

/** A dossier was received: the unit need do nothing and knows until when it is answered. */
export const dossierReceived: LetterText = {
  statutory: byProcedure,
  asks: false,
  write(about) {
    const { word, unitAt, entry, file } = about;
    const [unit, desk] = [unitAt('unit'), unitAt('board')];
    return {
      subject: word(
        `Đã tiếp nhận hồ sơ ${file.code}, trả lời về thành phần hồ sơ chậm nhất ${dutyDate(about)}`,
        `File ${file.code} was received; you hear whether it is complete by ${dutyDate(about)}`,
      ),
      action: word(
        `Đơn vị chưa phải làm gì; ${desk} trả lời hồ sơ đủ hay thiếu chậm nhất hết ${dutyDay(about)}.`,
        `Nothing to do yet; ${desk} says by the end of ${dutyDay(about)} whether the dossier is complete.`,
      ),
      figures: [
        fileFigure(about),
        [word('Tiếp nhận lúc', 'Received at'), instant(text(entry.data, 'receivedAt') ?? entry.at)],
        [word('Số tiếp nhận', 'Receipt number'), text(entry.data, 'number') ?? '–'],
        [word('Tờ trình', 'Statement'), paper(about, group(given(about, 'submit'), 'statement'))],
      ],
      sentences: [],
      link: openFile(about),
      why: word(`${unit} là đơn vị trình hồ sơ này.`, `${unit} submitted this dossier.`),
      next: word(
        `đủ thì chuyển ${unitAt('planning')} và ${unitAt('homeAffairs')} thẩm định; thiếu thì có thư nêu từng mục.`,
        `when complete it goes to ${unitAt('planning')} and ${unitAt('homeAffairs')}; otherwise a letter names each item.`,
      ),
    };
  },
};
