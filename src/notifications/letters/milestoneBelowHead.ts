import { date } from '../../language/format.js';
import { byUrging, type LetterText } from '../letterText.js';
import { rateOf, standingFigures, target } from '../standingWords.js';
import { distance, openFile, plan } from '../words.js';
import { standing } from '../unitStanding.js';

/** First step: who is in charge of a unit below a milestone, and its head. Not sent where the delay is excused. */
export const milestoneBelowHead: LetterText = {
  statutory: byUrging,
  asks: true,
  async write(about) {
    const found = await standing(about);
    if (found?.result.meets !== false || found.excused) return null;
    const { word, unitAt, language } = about;
    const unit = unitAt('unit');
    const [reached, wanted, day] = [
      rateOf(found, language),
      target(found.milestone, about),
      date(found.milestone.on),
    ];
    return {
      subject: word(
        `${unit}: báo cáo giải pháp, giải ngân mới đạt ${reached}, mốc ${day} ${wanted}`,
        `${unit}: say what will be done, ${reached} disbursed, the milestone of ${day} is ${wanted}`,
      ),
      action: word(
        `Đề nghị đồng chí cập nhật giải pháp và ngày hoàn thành từng dự án; mốc ${day} (${distance(about)}).`,
        `Please give the measures and the day of completion of each project; milestone of ${day} (${distance(about)}).`,
      ),
      figures: standingFigures(found, about),
      sentences: [
        word(
          'Nếu chậm do nguyên nhân ngoài đơn vị, đề nghị gửi phản ánh khó khăn, vướng mắc.',
          'If the cause lies outside the unit, please report the difficulty.',
        ),
      ],
      link: openFile(about),
      why: word(
        `đơn vị dưới mốc của phong trào (${plan(about, 'II.1')}). Xác nhận kèm kế hoạch có ngày cụ thể sẽ dừng nhắc.`,
        `the unit is below a milestone (${plan(about, 'II.1')}). An acknowledgement with a dated plan stops the reminders.`,
      ),
      next: word(
        `nếu chưa đạt và chưa có giải pháp, số liệu này được chuyển ${unitAt('planning')} và ${unitAt('homeAffairs')}.`,
        `without a plan these figures go to ${unitAt('planning')} and ${unitAt('homeAffairs')}.`,
      ),
    };
  },
};
