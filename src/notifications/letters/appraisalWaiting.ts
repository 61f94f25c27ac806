import { date } from '../../language/format.js';
import { text } from '../../machines/data.js';
import { dateOf } from '../../machines/legalDate.js';
import { byProcedure, type LetterText } from '../letterText.js';
import { distance, dutyDate, dutyDay, fileFigure, openFile, plan, given } from '../words.js';

/** A department is asked for its appraisal opinion, and reminded of it. */
export const appraisalWaiting: LetterText = {
  statutory: byProcedure,
  asks: true,
  write(about) {
    const { word, unitAt, file, duty, history } = about;
    const region =
      duty?.stage.split('.')[1] === 'planning' && about.step !== null ? 'planning' : 'homeAffairs';
    const desk = about.step === null ? word('cơ quan thẩm định', 'the department') : unitAt(region);
    const received = history.findLast(({ move }) => move === 'receive');
    return {
      subject: word(
        `Cho ý kiến thẩm định hồ sơ ${file.code}, hạn ${dutyDate(about)} (${distance(about)})`,
        `Give the appraisal opinion on file ${file.code} by ${dutyDate(about)} (${distance(about)})`,
      ),
      action: word(
        `Kính đề nghị ${desk} cho ý kiến thẩm định hồ sơ ${file.code} chậm nhất hết ${dutyDay(about)} (${distance(about)}).`,
        `Please have ${desk} give its opinion on file ${file.code} by the end of ${dutyDay(about)} (${distance(about)}).`,
      ),
      figures: [
        fileFigure(about),
        [word('Đơn vị trình', 'Submitted by'), unitAt('unit')],
        [word('Tiếp nhận', 'Received'), received ? date(dateOf(received.at)) : '–'],
        [word('Số tiếp nhận', 'Receipt number'), text(given(about, 'receive'), 'number') ?? '–'],
      ],
      sentences: [
        word(
          'Chưa có ý kiến thì hồ sơ chưa thể trình; không coi im lặng là đồng ý.',
          'Without the opinion the file cannot go on; silence is not taken as consent.',
        ),
      ],
      link: openFile(about),
      why: word(
        `quý cơ quan được giao thẩm định hồ sơ khen thưởng của phong trào (${plan(about, 'III.2')}).`,
        `your department appraises the movement's dossiers (${plan(about, 'III.2')}).`,
      ),
      next: word(
        `quá hạn, ${unitAt('board')} được báo và báo cáo Văn phòng UBND tỉnh.`,
        `after the day ${unitAt('board')} is told and reports to the Chairman's office.`,
      ),
    };
  },
};
