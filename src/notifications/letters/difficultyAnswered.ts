import { group, text } from '../../machines/data.js';
import { byUrging, type LetterText } from '../letterText.js';
import { difficultyFigures } from '../difficultyWords.js';
import type { Occasion } from '../occasion.js';
import { distance, dutyDay, openFile, paper } from '../words.js';

/** What became of a difficulty, told to the unit that reported it. */
export const difficultyAnswered: LetterText = {
  statutory: byUrging,
  asks: false,
  dates: ['confirmDue'],
  write(about) {
    const { word, unitAt, file } = about;
    const unit = unitAt('unit');
    const toConfirm = about.duty?.timer === 'confirmDue';
    return {
      subject: word(
        `Vướng mắc ${file.code}: ${happened(about)}${toConfirm ? `; ${unit} xác nhận kết quả` : ''}`,
        `Difficulty ${file.code}: ${happened(about)}${toConfirm ? `; ${unit} confirms` : ''}`,
      ),
      action: toConfirm
        ? word(
            `Đề nghị ${unit} xác nhận kết quả chậm nhất hết ${dutyDay(about)} (${distance(about)}); còn vướng thì mở lại.`,
            `Please confirm the result by the end of ${dutyDay(about)} (${distance(about)}), or reopen it.`,
          )
        : word(
            `Đơn vị tiếp tục thực hiện phần việc không vướng; ${happened(about)}.`,
            `Go on with what is not affected; ${happened(about)}.`,
          ),
      figures: [[word('Kết quả', 'Result'), result(about)], ...difficultyFigures(about)],
      sentences: [],
      link: openFile(about),
      why: word(`${unit} đã phản ánh vướng mắc này.`, `${unit} reported this difficulty.`),
      next: toConfirm
        ? word(
            'xác nhận xong thì vướng mắc được đóng; chưa xác nhận thì được nhắc.',
            'once confirmed it is closed; until then you are reminded.',
          )
        : word('có kết quả thì có thư báo ngay.', 'you are told as soon as there is a result.'),
    };
  },
};

function happened(about: Occasion): string {
  const { word, entry, unitAt } = about;
  switch (entry.move) {
    case 'proposeDirection':
      return word('đã tham mưu UBND tỉnh, chờ chỉ đạo', "proposed to the People's Committee");
    case 'direct':
      return word(`đã giao ${unitAt('responsible')} giải quyết`, `assigned to ${unitAt('responsible')}`);
    case 'acceptCause':
      return word('đã công nhận nguyên nhân ngoài đơn vị', 'accepted as a cause outside the unit');
    case 'resolve':
      return word('cơ quan được giao báo đã giải quyết', 'reported as resolved');
    default:
      return word('đã có trả lời', 'answered');
  }
}

function result(about: Occasion): string {
  const { entry } = about;
  const numbered = text(entry.data, 'number') === null ? group(entry.data, 'paper') : entry.data;
  const said = ['answer', 'note', 'proposal', 'task']
    .map((key) => text(entry.data, key))
    .find((one) => one !== null);
  return [said, text(numbered, 'number') === null ? null : paper(about, numbered)]
    .filter((part) => part != null)
    .join(' · ');
}
