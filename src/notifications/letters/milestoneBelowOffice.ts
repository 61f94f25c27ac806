import { date } from '../../language/format.js';
import { byUrging, type LetterText } from '../letterText.js';
import { millions, rateOf, standingFigures } from '../standingWords.js';
import { openFile } from '../words.js';
import { standing } from '../unitStanding.js';

/** Third step: the Chairman's office, when units and departments were urged in vain. */
export const milestoneBelowOffice: LetterText = {
  statutory: byUrging,
  asks: true,
  async write(about) {
    const found = await standing(about);
    if (found?.result.meets !== false || found.excused || found.result.provisional) return null;
    const { word, unitAt, language, definition } = about;
    const [unit, day] = [unitAt('unit'), date(found.milestone.on)];
    const gap = millions(found.result.gap, language, true);
    const rule = definition?.deadlines['milestoneDue'];
    const ladder = rule
      ? `${rule.source}${rule.verified ? '' : word(', chưa kiểm chứng', ', not verified')}`
      : '–';
    return {
      subject: word(
        `Kính trình chỉ đạo: ${unit} dưới mốc ${day}, thiếu ${gap}`,
        `For direction: ${unit} is below the milestone of ${day}, ${gap} missing`,
      ),
      action: word(
        `Kính đề nghị Văn phòng báo cáo Chủ tịch UBND tỉnh cho ý kiến chỉ đạo đối với ${unit}, mới đạt ${rateOf(found, language)}.`,
        `Please put before the Chairman the case of ${unit}, at ${rateOf(found, language)}.`,
      ),
      figures: standingFigures(found, about),
      sentences: [],
      link: openFile(about),
      why: word(
        `các bước đôn đốc tại đơn vị và tại hai sở đã hết mà chưa đạt (thang bậc của phong trào, nguồn: ${ladder}).`,
        `the steps at the unit and at both departments are over (the movement's own ladder, source: ${ladder}).`,
      ),
      next: word(
        'ý kiến chỉ đạo được ghi vào hồ sơ đơn vị; chưa đạt thì nhắc lại.',
        'the direction is recorded on the file of the unit; below the milestone you are reminded again.',
      ),
    };
  },
};
