import { byProcedure, type LetterText } from '../letterText.js';
import { fileFigure, moveDay, nominee, openFile } from '../words.js';

/** A proposal was withdrawn: everybody stops. */
export const withdrawnNotice: LetterText = {
  statutory: byProcedure,
  asks: false,
  write(about) {
    const { word, unitAt, file, history } = about;
    const [unit, who] = [unitAt('unit'), nominee(about)];
    const withdrawn = history.findLast(({ move }) => move === 'withdraw');
    return {
      subject: word(
        `Hồ sơ ${file.code} đã rút theo đề nghị của ${unit}`,
        `File ${file.code} was withdrawn by ${unit}`,
      ),
      action: word(
        `Các cơ quan dừng xử lý hồ sơ ${file.code}; ${unit} thông báo tới ${who}.`,
        `Work on file ${file.code} stops; ${unit} tells ${who}.`,
      ),
      figures: [
        fileFigure(about),
        [word('Thông báo ngày', 'Told on'), moveDay(about)],
        [word('Lý do rút', 'Reason'), withdrawn?.reason ?? '–'],
      ],
      sentences: [],
      link: openFile(about),
      why: word(
        'quý cơ quan trình hoặc đang thẩm định hồ sơ này.',
        'your office submitted this file or was appraising it.',
      ),
      next: word(
        `hồ sơ được lưu; muốn đề nghị lại, ${unit} lập hồ sơ mới.`,
        `the file is kept; to propose again ${unit} opens a new one.`,
      ),
    };
  },
};
