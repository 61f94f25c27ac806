import { ICalCalendar, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { Language } from '../language/language.js';
import { assumptions, letterCells, titleOf, type Rehearsed } from './rehearsalText.js';

/** Milliseconds that an entry takes up in a calendar. */
const quarter = 15 * 60_000;

/** A rehearsal as an iCalendar (RFC 5545): an entry at the hour of each letter, which blocks nobody's time. */
export function rehearsalCalendar(rehearsed: Rehearsed, language: Language): string {
  const { summary, names, code } = rehearsed;
  const calendar = new ICalCalendar({
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Thidua', product: 'Thidua', language: language.toUpperCase() },
    name: titleOf(rehearsed, language),
    description: assumptions(rehearsed, language).join(' '),
  });
  for (const letter of summary.letters) {
    const [, name, step, file, recipient, way, subject] = letterCells(letter, names, language);
    const start = new Date(letter.at);
    calendar.createEvent({
      id: [code, letter.at, letter.letter, letter.recipient, letter.obligations[0]?.file]
        .join(' ')
        .replace(/\s/g, '/'),
      ...{
        start,
        end: new Date(start.getTime() + quarter),
        stamp: start,
        summary: `${recipient ?? ''}: ${subject ?? ''}`,
      },
      description: { plain: [name, step, file, way].filter((text) => text !== '').join(' · ') },
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
