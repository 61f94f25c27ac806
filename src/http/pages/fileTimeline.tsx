import type { VNode } from 'preact';
import type { EntryBody } from '../../engine/journal/entry.js';
import { instant } from '../../language/format.js';
import { choice } from '../../language/labels.js';
import { letterName, letterState } from '../../language/letters.js';
import type { Names } from '../../language/language.js';
import type { FileLetter } from '../../views/fileLetters.js';
import type { FileView } from '../../views/fileView.js';
import { moveText } from '../../views/fileWords.js';
import { Icon } from '../look/Icon.js';
import { say, type Visited } from '../page.js';

/** The journal, the newest entry first, with the letters that each asked for. */
export const Timeline = ({
  visit,
  view,
  letters,
  names,
}: {
  readonly visit: Visited;
  readonly view: FileView;
  readonly letters: readonly FileLetter[];
  readonly names: Names;
}): VNode => (
  <section>
    <h2>{say(visit, 'Lịch sử', 'History')}</h2>
    <ol class="timeline" reversed>
      {view.history.toReversed().map((entry) => (
        <li key={entry.seq}>
          <Entry visit={visit} view={view} entry={entry} names={names} />
          <Letters visit={visit} letters={letters.filter(({ seq }) => seq === entry.seq)} names={names} />
        </li>
      ))}
    </ol>
  </section>
);

const Entry = ({
  visit,
  view,
  entry,
  names,
}: {
  readonly visit: Visited;
  readonly view: FileView;
  readonly entry: EntryBody;
  readonly names: Names;
}): VNode => {
  const { at, move, data, actor, onBehalfOf, reason } = entry;
  const who = actor.id === 'clock' ? say(visit, 'đồng hồ của hệ thống', 'the clock') : names(actor.id);
  return (
    <>
      <p>
        <time dateTime={at}>{instant(at)}</time>
        <strong>{moveText(view.file, move, data, visit.language)}</strong>
        <span class="faint">
          {[who, actor.unitName, onBehalfOf && `${say(visit, 'thay', 'for')} ${onBehalfOf.unitName}`]
            .filter(Boolean)
            .join(', ')}
        </span>
      </p>
      {reason !== null && <blockquote>{reason}</blockquote>}
      {typeof data['text'] === 'string' && <blockquote>{data['text']}</blockquote>}
    </>
  );
};

const Letters = ({
  visit,
  letters,
  names,
}: {
  readonly visit: Visited;
  readonly letters: readonly FileLetter[];
  readonly names: Names;
}): VNode | null =>
  letters.length === 0 ? null : (
    <ul class="letters">
      {letters.map(({ id, letter, recipient, state, sentAt }) => (
        <li key={id}>
          <Icon name="letter" /> {letterName(letter, visit.language)} {say(visit, 'tới', 'to')}{' '}
          {recipientText(visit, recipient, names)}
          <span class="faint">
            {' '}
            · {letterState(state, visit.language)}
            {sentAt !== null && ` ${instant(sentAt)}`}
          </span>
        </li>
      ))}
    </ul>
  );

/** `role@unit`, or a person. */
function recipientText({ language }: Visited, recipient: string, names: Names): string {
  const [role = '', unit] = recipient.split('@');
  return unit === undefined ? names(recipient) : `${choice(role, language)}, ${names(unit)}`;
}
