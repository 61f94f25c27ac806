import type { LegalDate } from '../machines/attempt.js';
import type { Label } from '../machines/fields.js';
import type { DeskSeat, MovementDefinition } from '../machines/movementDefinition.js';
import type { ValueMistake } from './mistakes.js';

/** At every desk sits exactly one unit on every day of the movement; only a committee that is never asked may lack. */
export const seatMistakes = ({ desks, rules }: MovementDefinition): ValueMistake[] =>
  Object.entries(desks).flatMap(([desk, seats]) => {
    if (seats.length > 0) return chainMistakes(desk, seats, rules.period.value);
    return rules.committee.value.use !== 'none' ? [{ path: ['desks', desk], ...nobody }] : [];
  });

interface Days {
  readonly from: LegalDate;
  readonly until: LegalDate;
}

/** Seats stand in the order of time, each beginning on the day on which the one before ends. */
function chainMistakes(desk: string, seats: readonly DeskSeat[], { from, until }: Days): ValueMistake[] {
  const [first, last] = [seats[0], seats.at(-1)];
  return [
    ...seats.flatMap((seat, index) => seatMistake(['desks', desk, index], seat, seats[index - 1])),
    ...(first?.from !== undefined && first.from > from
      ? [{ path: ['desks', desk, 0, 'from'], ...emptyOn(from) }]
      : []),
    ...(last?.until !== undefined && last.until <= until
      ? [{ path: ['desks', desk, seats.length - 1, 'until'], ...emptyOn(until) }]
      : []),
  ];
}

function seatMistake(
  path: readonly PropertyKey[],
  { from, until }: DeskSeat,
  before: DeskSeat | undefined,
): ValueMistake[] {
  if (from !== undefined && until !== undefined && until <= from) {
    return [{ path: [...path, 'until'], ...noDay }];
  }
  if (!before) return [];
  if (before.until === undefined || from === undefined || from < before.until) {
    return [{ path: [...path, ...(from === undefined ? [] : ['from'])], ...overlap(before.unit) }];
  }
  return from > before.until ? [{ path: [...path, 'from'], ...emptyOn(before.until) }] : [];
}

type Words = Pick<ValueMistake, 'message' | 'fix'>;
const words = (message: Label, fix: Label): Words => ({ message, fix });
const nobody = words(
  {
    vi: 'Hội đồng phải biểu quyết mà không có đơn vị nào.',
    en: 'The committee must vote, but nobody sits there.',
  },
  { vi: 'Ghi đơn vị giữ bàn này.', en: 'Name the unit that sits at this desk.' },
);
const noDay = words(
  { vi: 'Ngày thôi giữ không sau ngày đầu.', en: 'The seat ends on its first day or before.' },
  { vi: 'until là ngày đầu tiên không còn giữ.', en: 'until is the first day on which it no longer sits.' },
);
const overlap = (unit: string): Words =>
  words(
    { vi: `Trùng thời gian với "${unit}" đứng trước.`, en: `Overlaps with "${unit}" before it.` },
    {
      vi: 'Ghi until ở đơn vị trước và from ở đơn vị này cùng một ngày.',
      en: 'Give the unit before an until and this one a from on the same day.',
    },
  );
const emptyOn = (date: LegalDate): Words =>
  words(
    { vi: `Ngày ${date} không có đơn vị nào ở bàn này.`, en: `Nobody sits at this desk on ${date}.` },
    { vi: `Kéo dài để có cả ngày ${date}.`, en: `Extend the seat to ${date}.` },
  );
