import { byUrging, type LetterText } from '../letterText.js';
import { difficultyFigures } from '../difficultyWords.js';
import { distance, dutyDate, dutyDay, openFile, plan } from '../words.js';

/** A difficulty was reported: the planning department answers by its day, and is reminded of it. */
export const difficultyReported: LetterText = {
  statutory: byUrging,
  asks: true,
  write(about) {
    const { word, unitAt, file } = about;
    const [unit, planning] = [unitAt('unit'), unitAt('planning')];
    return {
      subject: word(
        `${planning}: trả lời vướng mắc ${file.code} của ${unit} trước hết ngày ${dutyDate(about)}`,
        `${planning}: answer difficulty ${file.code} of ${unit} by the end of ${dutyDate(about)}`,
      ),
      action: word(
        `${planning} trả lời hướng xử lý chậm nhất hết ${dutyDay(about)} (${distance(about)}); ${unit} tiếp tục phần việc không vướng.`,
        `${planning} answers by the end of ${dutyDay(about)} (${distance(about)}); ${unit} goes on with what is not affected.`,
      ),
      figures: difficultyFigures(about),
      sentences: [],
      link: openFile(about),
      why: word(
        `${unit} phản ánh, ${planning} tổng hợp (${plan(about, 'III')}).`,
        `${unit} reported it and ${planning} gathers such reports (${plan(about, 'III')}).`,
      ),
      next: word(
        `${planning} trả lời theo thẩm quyền, hoặc tham mưu UBND tỉnh chỉ đạo giải quyết.`,
        `${planning} answers what is its own, or proposes a direction to the People's Committee.`,
      ),
    };
  },
};
