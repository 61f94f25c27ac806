import type { Database } from '../entities/database.js';
import { date } from '../language/format.js';
import type { Written } from './letterText.js';
import { occasionOf, type Asked, type Occasion } from './occasion.js';
import { saidIn, type Said } from './said.js';
import { distance } from './words.js';

/** The letter that carries the reminders of one recipient and morning, so that many are one. */

export interface Digest {
  readonly written: Written;
  /** What it carries: reminders of what is still asked. */
  readonly items: readonly Said[];
}

/** Null: nothing of what it joined is asked any more. */
export async function digestOf(db: Database, about: Occasion, asked: Asked): Promise<Digest | null> {
  const rows = await db.read('select id from outbox_message where digest = $1 order by id', [about.id]);
  const items: Said[] = [];
  for (const { id } of rows) {
    const item = await occasionOf(db, String(id), asked);
    const said = item && (await saidIn(item));
    if (said) items.push(said);
  }
  const [first] = items.sort(byUrgency);
  if (!first) return null;
  return { written: written(about, items, first), items };
}

/** The earliest last day first, then by file. */
const byUrgency = ({ about: one }: Said, { about: other }: Said): number =>
  (one.duty?.last ?? '9999') < (other.duty?.last ?? '9999') ||
  (one.duty?.last === other.duty?.last && one.file.code < other.file.code)
    ? -1
    : 1;

function written({ word, today, home }: Occasion, items: readonly Said[], first: Said): Written {
  const late = items.filter(({ about: { duty } }) => duty !== null && duty.last < today).length;
  return {
    subject: word(
      `Việc của đồng chí ngày ${date(today)}: ${items.length} việc, ${late} quá hạn`,
      `Your work on ${date(today)}: ${items.length} items, ${late} late`,
    ),
    action: first.written.action,
    figures: [],
    table: {
      headings: [word('Việc', 'Item'), word('Hạn', 'Due')],
      rows: items.map(({ about, written: { subject } }) => [subject, distance(about)]),
      links: items.map(({ about }) => about.url),
    },
    sentences: [],
    link: { label: word('Tất cả việc', 'All work'), url: home },
    why: word(
      'các việc trên đang ở bàn của đồng chí; mỗi sáng một thư, không có việc thì không gửi.',
      'these items are at your desk; one letter a morning, none when there is nothing.',
    ),
    next: word(
      'việc nào xong thì thôi nhắc; việc mới có thư riêng.',
      'what is done is reminded no more; what is new comes in a letter of its own.',
    ),
  };
}
