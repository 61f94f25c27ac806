import { date, money } from '../../language/format.js';
import { group, text } from '../../machines/data.js';
import { byProcedure, type LetterText } from '../letterText.js';
import type { Occasion } from '../occasion.js';
import { award, dutyDay, fileFigure, nominee, openFile, paper } from '../words.js';

/** The nominee was awarded, or the printed decision is corrected; the unit tells them. */
export const awardedNotice: LetterText = {
  statutory: byProcedure,
  asks: false,
  write(about) {
    const { word, unitAt, file, entry } = about;
    const [unit, who, board] = [unitAt('unit'), nominee(about), unitAt('board')];
    const corrected = entry.move === 'correctDecision';
    return {
      subject: corrected
        ? word(`Đính chính quyết định tặng ${award(about)} cho ${who}`, `Correction of the award to ${who}`)
        : word(
            `${who} được tặng ${award(about)}: ${unit} báo người nhận`,
            `${who} is awarded: ${unit} tells them`,
          ),
      action: corrected
        ? word(
            `Đề nghị ${unit} thông báo việc đính chính tới ${who}, theo văn bản ${paper(about, group(entry.data, 'paper'))}.`,
            `Please tell ${who} of the correction by paper ${paper(about, group(entry.data, 'paper'))}.`,
          )
        : word(
            `Đề nghị ${unit} thông báo tới ${who} và kiểm tra thông tin in trên bằng; trao tặng, chi thưởng chậm nhất hết ${dutyDay(about)}.`,
            `Please tell ${who} and check what is printed; handing over and payment are due by the end of ${dutyDay(about)}.`,
          ),
      figures: [fileFigure(about), ...decisionFigures(about)],
      sentences: [
        word(
          `Sai tên, chức danh, đơn vị: báo ${board} ngay để đính chính.`,
          `Tell ${board} at once if a name, a title or a unit is wrong.`,
        ),
      ],
      link: openFile(about),
      why: word(
        `${unit} là đơn vị trình hồ sơ ${file.code}. ${board} trân trọng chúc mừng.`,
        `${unit} submitted file ${file.code}. ${board} congratulates.`,
      ),
      next: word('trao tặng, chi thưởng, lưu hồ sơ.', 'handing over, payment, closing of the file.'),
    };
  },
};

function decisionFigures(about: Occasion): (readonly [string, string])[] {
  const { word, file, language } = about;
  const decision = group(file.state.context, 'decision');
  const period = group(file.state.context, 'achievementPeriod');
  const day = (key: string): string => date(text(period, key) ?? '–');
  return [
    [word('Quyết định', 'Decision'), paper(about, decision)],
    [word('Thời gian tính thành tích', 'Achievement period'), `${day('from')} – ${day('until')}`],
    [word('Tiền thưởng', 'Prize'), money(text(decision, 'prize') ?? '0', language)],
  ];
}
