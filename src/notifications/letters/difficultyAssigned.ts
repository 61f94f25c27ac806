import { group, text } from '../../machines/data.js';
import { byUrging, type LetterText } from '../letterText.js';
import { difficultyFigures } from '../difficultyWords.js';
import { distance, dutyDate, dutyDay, given, openFile, paper } from '../words.js';

/** A unit was directed to clear a difficulty, and is reminded of the day. */
export const difficultyAssigned: LetterText = {
  statutory: byUrging,
  asks: true,
  write(about) {
    const { word, unitAt, file } = about;
    const [charged, unit, planning] = [unitAt('responsible'), unitAt('unit'), unitAt('planning')];
    const direction = paper(about, group(file.state.context, 'direction'));
    return {
      subject: word(
        `${charged}: giải quyết vướng mắc ${file.code} trước hết ngày ${dutyDate(about)}`,
        `${charged}: clear difficulty ${file.code} by the end of ${dutyDate(about)}`,
      ),
      action: word(
        `Đề nghị ${charged} giải quyết và báo cáo kết quả chậm nhất hết ${dutyDay(about)} (${distance(about)}), theo văn bản ${direction}.`,
        `Please clear it and report the result by the end of ${dutyDay(about)} (${distance(about)}), by direction ${direction}.`,
      ),
      figures: [
        [word('Việc phải làm', 'What to do'), text(given(about, 'direct'), 'task') ?? '–'],
        ...difficultyFigures(about),
      ],
      sentences: [],
      link: openFile(about),
      why: word(
        `${charged} được giao giải quyết; ${unit} đã phản ánh vướng mắc này.`,
        `${charged} was directed to clear it; ${unit} reported it.`,
      ),
      next: word(
        `trước hạn sẽ nhắc; quá hạn báo ${planning}.`,
        `you are reminded before the day; after it ${planning} is told.`,
      ),
    };
  },
};
