import { columnLetters } from './address.js';
import { headingText, type Head } from './head.js';
import { likeness } from './likeness.js';

/** The heading of a free column that is most like one of those wanted, with its letter; undefined: none is alike. */
export function nearHeading(
  wanted: readonly string[],
  head: Head,
  taken: readonly number[],
): string | undefined {
  const free = [...head.headings.keys()].filter((column) => !taken.includes(column));
  const alike = free.map((column) => {
    const text = headingText(head, column);
    return { column, text, likeness: Math.max(...wanted.map((heading) => likeness(heading, text))) };
  });
  const nearest = alike.reduce((one, other) => (other.likeness > one.likeness ? other : one), none);
  return nearest.likeness < enough ? undefined : `${columnLetters(nearest.column)} "${nearest.text}"`;
}
const none = { column: 0, text: '', likeness: 0 };
/** "Mã DA" is like "Mã dự án", "Vốn" is not like "Kế hoạch". */
const enough = 0.4;
