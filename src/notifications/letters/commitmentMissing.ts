import { byUrging, type LetterText } from '../letterText.js';
import type { Occasion } from '../occasion.js';
import { distance, dutyDay, openFile, plan } from '../words.js';

/** After the last day: the head is told that the unit's commitment, or its correction, has not come. */
export const commitmentMissing: LetterText = {
  statutory: byUrging,
  asks: true,
  async write(about) {
    const { word, unitAt, duty } = about;
    const unit = unitAt('unit');
    const what =
      duty?.timer === 'correctionDue'
        ? word('bản cam kết đã chỉnh sửa', 'the corrected commitment')
        : word('cam kết kế hoạch giải ngân', 'the disbursement commitment');
    const { sent, owed } = await counted(about);
    return {
      subject: word(
        `${unit}: gửi ngay ${what}, ${distance(about)}`,
        `${unit}: send ${what} now, ${distance(about)}`,
      ),
      action: word(
        `Đề nghị đồng chí chỉ đạo gửi ngay ${what}; hạn cuối hợp lệ ${dutyDay(about)} đã qua.`,
        `Please have ${what} sent now; the last valid day, ${dutyDay(about)}, has passed.`,
      ),
      figures: [
        [word('Ngày cuối hợp lệ', 'Last valid day'), `${dutyDay(about)} (${distance(about)})`],
        [word('Đơn vị đã gửi', 'Units that have sent'), `${sent}/${owed}`],
      ],
      sentences: [
        word(
          'Cam kết gửi sau hạn vẫn được nhận và ghi rõ ngày gửi; nếu có lý do chậm, đề nghị nêu ngay trong bản cam kết.',
          'A late commitment is still taken, with its day; if there is a reason for the delay, state it in the commitment.',
        ),
      ],
      link: openFile(about),
      why: word(
        `đồng chí phụ trách đơn vị chưa gửi cam kết (${plan(about, 'III.1')}).`,
        `you are in charge of a unit that has not sent its commitment (${plan(about, 'III.1')}).`,
      ),
      next: word(
        `${unitAt('planning')} và ${unitAt('homeAffairs')} tổng hợp danh sách chưa gửi để báo cáo UBND tỉnh.`,
        `${unitAt('planning')} and ${unitAt('homeAffairs')} report the list of those missing to the People's Committee.`,
      ),
    };
  },
};

/** How many of the movement's commitments have come; those waived are not owed. */
async function counted({
  read,
  movement,
}: Occasion): Promise<{ readonly sent: number; readonly owed: number }> {
  const [row] = await read(
    `select count(*) as owed, sum(case when stage = 'due' then 0 else 1 end) as sent from case_file
     where kind = 'commitment' and movement_id = $1 and stage <> 'waived'`,
    [movement?.id ?? ''],
  );
  return { sent: Number(row?.['sent'] ?? 0), owed: Number(row?.['owed'] ?? 0) };
}
