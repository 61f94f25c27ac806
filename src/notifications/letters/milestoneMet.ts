import { date } from '../../language/format.js';
import type { LetterText } from '../letterText.js';
import { rateOf, standingFigures, target } from '../standingWords.js';
import { openFile, plan } from '../words.js';
import { standing } from '../unitStanding.js';

/** A unit has met a milestone: nothing to do, and what comes next. The recipient may switch it off. */
export const milestoneMet: LetterText = {
  statutory: null,
  asks: false,
  async write(about) {
    const found = await standing(about);
    if (found?.result.meets !== true) return null;
    const { word, unitAt, language, definition } = about;
    const [unit, day] = [unitAt('unit'), date(found.milestone.on)];
    const next = definition?.milestones.find(({ on }) => on > found.milestone.on);
    return {
      subject: word(
        `${unit} đã đạt mốc ${day}: ${rateOf(found, language)}`,
        `${unit} has met the milestone of ${day}: ${rateOf(found, language)}`,
      ),
      action: word(
        `Không cần làm gì thêm cho mốc ${day}; trân trọng cảm ơn tập thể ${unit}.`,
        `Nothing more to do for the milestone of ${day}; thanks to everybody at ${unit}.`,
      ),
      figures: standingFigures(found, about),
      sentences: [],
      link: openFile(about),
      why: word(
        `kết quả đã đạt mốc của phong trào (${plan(about, 'II.1')}). Có thể tắt thư này.`,
        `the result meets a milestone (${plan(about, 'II.1')}). You may switch this letter off.`,
      ),
      next: next
        ? word(
            `mốc ${date(next.on)}, ${target(next, about)}.`,
            `the milestone of ${date(next.on)}, ${target(next, about)}.`,
          )
        : word('đây là mốc cuối của phong trào.', 'this was the last milestone of the movement.'),
    };
  },
};
