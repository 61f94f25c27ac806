import { date } from '../../language/format.js';
import { addDays } from '../../machines/legalDate.js';
import { byUrging, type LetterText } from '../letterText.js';
import { distance, dutyDay, openFile, plan } from '../words.js';

/** Before the last day: a unit is reminded of the commitment that it owes. */
export const commitmentReminder: LetterText = {
  statutory: byUrging,
  asks: true,
  write(about) {
    const { word, unitAt, duty } = about;
    const [unit, planning, home] = [unitAt('unit'), unitAt('planning'), unitAt('homeAffairs')];
    const before = duty ? date(addDays(duty.last, 1)) : '–';
    return {
      subject: word(
        `${unit}: gửi cam kết giải ngân trước ngày ${before} (${distance(about)})`,
        `${unit}: send the disbursement commitment before ${before} (${distance(about)})`,
      ),
      action: word(
        `Đề nghị ${unit} gửi cam kết kế hoạch giải ngân trước ngày ${before}; ngày cuối cùng hợp lệ là ${dutyDay(about)}.`,
        `Please send the disbursement commitment of ${unit} before ${before}; the last valid day is ${dutyDay(about)}.`,
      ),
      figures: [
        [word('Ngày cuối hợp lệ', 'Last valid day'), `${dutyDay(about)} (${distance(about)})`],
        [
          word('Gửi tới', 'Send to'),
          word(
            `UBND tỉnh, qua ${planning} và ${home}`,
            `the People's Committee, through ${planning} and ${home}`,
          ),
        ],
      ],
      sentences: [
        word(
          'Cam kết lập chi tiết từng dự án, theo tháng và quý; có nguyên nhân chưa đạt mốc thì nêu ngay trong bản cam kết.',
          'It is made project by project, by month and quarter; say in it why a milestone cannot be met.',
        ),
      ],
      link: openFile(about),
      why: word(
        `${unit} được giao vốn và chưa gửi cam kết (${plan(about, 'III.1')}). Gửi xong, nhắc việc tự dừng.`,
        `${unit} has capital assigned and has not sent its commitment (${plan(about, 'III.1')}). Once it is sent, reminders stop.`,
      ),
      next: word(
        `quá ngày ${dutyDay(about)}, hệ thống ghi "chưa gửi" và báo thủ trưởng đơn vị; cam kết gửi sau vẫn được nhận, ghi là gửi chậm.`,
        `after ${dutyDay(about)} the file says "not sent" and the head is told; a later commitment is still taken, and marked late.`,
      ),
    };
  },
};
