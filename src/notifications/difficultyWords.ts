import { date, money } from '../language/format.js';
import { choice } from '../language/labels.js';
import { text } from '../machines/data.js';
import type { Occasion } from './occasion.js';
import { given } from './words.js';

/** What a difficulty is, in the rows of a letter's small table. */
export function difficultyFigures(about: Occasion): (readonly [string, string])[] {
  const { word, file, language, unitAt } = about;
  const { context } = file.state;
  const amount = text(context, 'amountAtRisk');
  const reported = given(about, 'open');
  return [
    [word('Vướng mắc', 'Difficulty'), choice(text(context, 'obstacle') ?? '', language)],
    [word('Nội dung', 'What is in the way'), text(reported, 'description') ?? '–'],
    [
      word('Đơn vị, dự án', 'Unit and project'),
      [unitAt('unit'), text(context, 'project')].filter((part) => part !== null).join(', '),
    ],
    [word('Vốn bị ảnh hưởng', 'Amount at risk'), amount === null ? '–' : money(amount, language)],
    [word('Từ ngày', 'Since'), date(text(context, 'since') ?? '–')],
    [word('Đề xuất của đơn vị', 'The unit proposes'), text(reported, 'proposal') ?? '–'],
  ];
}
