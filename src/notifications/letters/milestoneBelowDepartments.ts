import { date } from '../../language/format.js';
import { byUrging, type LetterText } from '../letterText.js';
import { rateOf, standingFigures } from '../standingWords.js';
import { openFile, plan } from '../words.js';
import { standing } from '../unitStanding.js';

/** Second step: the two departments, only on a figure that the Treasury confirmed. */
export const milestoneBelowDepartments: LetterText = {
  statutory: byUrging,
  asks: true,
  async write(about) {
    const found = await standing(about);
    if (found?.result.meets !== false || found.excused || found.result.provisional) return null;
    const { word, unitAt, language } = about;
    const [unit, day] = [unitAt('unit'), date(found.milestone.on)];
    return {
      subject: word(
        `Đôn đốc ${unit}: dưới mốc ${day}, mới đạt ${rateOf(found, language)}`,
        `Urge ${unit}: below the milestone of ${day}, ${rateOf(found, language)}`,
      ),
      action: word(
        `Kính đề nghị hai cơ quan làm việc với ${unit}, ký công văn đôn đốc và ghi kết quả vào hồ sơ.`,
        `Please meet ${unit}, sign the urging letter and record the result on the file.`,
      ),
      figures: standingFigures(found, about),
      sentences: [
        word(
          `Nội dung công văn đôn đốc (dự thảo, chờ ký và lấy số): đề nghị ${unit} báo cáo nguyên nhân, giải pháp và ngày hoàn thành từng dự án để đạt mốc ${day}.`,
          `Draft of the official letter, to be signed and numbered: ${unit} is asked for causes, measures and days of completion, project by project, to reach the milestone of ${day}.`,
        ),
      ],
      link: openFile(about),
      why: word(
        `hai cơ quan được giao theo dõi, đôn đốc, kiểm tra, giám sát (${plan(about, 'III.2')}).`,
        `the two departments follow, urge and supervise (${plan(about, 'III.2')}).`,
      ),
      next: word(
        'đơn vị vẫn dưới mốc và không có kế hoạch bù được tổng hợp báo cáo Văn phòng UBND tỉnh.',
        "a unit that stays below without a plan is reported to the Chairman's office.",
      ),
    };
  },
};
