import type { VacantPost } from '../engine/vacantPosts.js';
import { choice, rung } from '../language/labels.js';
import { say, type Language } from '../language/language.js';

/** Posts at which ladders end and that nobody holds, for whoever is about to launch; null: every post is held. */
export function vacantPostsText(posts: readonly VacantPost[], language: Language): string | null {
  if (posts.length === 0) return null;
  const head = {
    vi: 'Thang nhắc việc kết thúc ở chỗ chưa có người giữ; thư sẽ đến hộp thư của đơn vị, không có hộp thư thì giao bằng giấy:',
    en: 'Ladders end at posts that nobody holds; letters go to the mailbox of the unit, or on paper where it has none:',
  };
  const lines = posts.map(
    ({ role, units, steps }) =>
      `  ${choice(role, language)}: ${units.join(', ')} (${steps.map(({ timer, step }) => rung(timer, step, language)).join('; ')})`,
  );
  return [say(head, language), ...lines].join('\n');
}
