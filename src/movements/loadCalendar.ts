import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { weekdayOf } from '../machines/legalDate.js';
import { dataFolder } from './dataFolder.js';
import type { ValueMistake } from './mistakes.js';
import { label, legalDate, sourced } from './schemaParts.js';
import { calendarOf, type CalendarYear, type WorkingCalendar } from './workingCalendar.js';
import { readYaml } from './yamlFile.js';

/** The shape of `movements/calendar/<year>.yaml`. @internal */
export const calendarSchema: z.ZodType<CalendarYear> = z.strictObject({
  year: z.int().min(2000).max(2100),
  daysOff: z.array(z.strictObject({ date: legalDate, name: label, ...sourced })),
  workingSaturdays: z.array(z.strictObject({ date: legalDate, insteadOf: legalDate, ...sourced })),
});

/** Every year that a folder has a table for. Throws MovementMistakes. */
export const loadCalendar = (folder: string = join(dataFolder, 'calendar')): WorkingCalendar =>
  calendarOf(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => readYaml(join(folder, name), calendarSchema, wrongDays)),
  );

/** Days of another year, days twice, and exchanges that exchange nothing. */
function wrongDays(calendar: CalendarYear, known: readonly ValueMistake[]): ValueMistake[] {
  if (known.length > 0) return [];
  const { year, daysOff, workingSaturdays } = calendar;
  const off = daysOff.map(({ date }) => date);
  const strangers = [daysOff, workingSaturdays].flatMap((days, list) =>
    days.flatMap(({ date }, index) =>
      Number(date.slice(0, 4)) === year ? [] : [at(list, index, otherYear(year))],
    ),
  );
  return [
    ...strangers,
    ...off.flatMap((date, index) => (off.indexOf(date) < index ? [at(0, index, twice)] : [])),
    ...workingSaturdays.flatMap(({ date, insteadOf }, index) => [
      ...(weekdayOf(date) === 6 && !off.includes(date) ? [] : [at(1, index, noSaturday)]),
      ...(off.includes(insteadOf) ? [] : [at(1, index, nothingExchanged)]),
    ]),
  ];
}

type Words = Pick<ValueMistake, 'message' | 'fix'>;
const at = (list: number, index: number, words: Words): ValueMistake => ({
  path: [list === 0 ? 'daysOff' : 'workingSaturdays', index, 'date'],
  ...words,
});

const otherYear = (year: number): Words => ({
  message: { vi: `Ngày này không thuộc năm ${year}.`, en: `This day is not in ${year}.` },
  fix: { vi: 'Chuyển sang tệp của năm đó.', en: 'Move it to the file of its year.' },
});
const twice: Words = {
  message: { vi: 'Ngày nghỉ này đã có.', en: 'This day off stands twice.' },
  fix: { vi: 'Giữ một, bỏ một.', en: 'Keep one of them.' },
};
const noSaturday: Words = {
  message: {
    vi: 'Ngày làm bù phải là thứ Bảy, không phải ngày nghỉ.',
    en: 'Not a Saturday that can be worked.',
  },
  fix: { vi: 'Kiểm tra ngày làm bù.', en: 'Check the day.' },
};
const nothingExchanged: Words = {
  message: { vi: 'Ngày được hoán đổi không có trong daysOff.', en: 'The exchanged day is not in daysOff.' },
  fix: { vi: 'Thêm ngày đó vào daysOff.', en: 'Add that day to daysOff.' },
};
