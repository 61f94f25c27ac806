import type { VNode } from 'preact';
import { explain } from '../../engine/offers.js';
import { move as moveLabel } from '../../language/labels.js';
import { reasonLines } from '../../language/reason.js';
import { fieldsOf } from '../../machines/decide.js';
import { namesIn } from '../../views/names.js';
import { Icon } from '../look/Icon.js';
import { say, type OwnPage, type Visited } from '../page.js';
import { Refusal } from '../refusals.js';
import { headOf, readableFile } from './file.js';

/** Vì sao chưa được?: what stands in the way of a move, by which rule, and who can change it. */
export const fileWhy: OwnPage = {
  path: '/files/:id/why/:move',
  access: 'person',
  async show(visit) {
    const { site, who, now, params, query, language } = visit;
    const view = await readableFile(visit);
    const { kind, id, machineVersion, code } = view.file;
    const type = params['move'] ?? '';
    if (fieldsOf(kind, machineVersion, type) === null) throw new Refusal('NoSuchPage');
    const asked = { type, data: null, part: query['part'] ?? null };
    const reasons = await explain(site.db, id, asked, { by: { id: who.person }, at: now });
    const names = await namesIn(site.db, reasons);
    const label = moveLabel(kind, machineVersion, type, language);
    return {
      title: say(visit, `Vì sao chưa “${label}” được?`, `Why not “${label}”?`),
      body: (
        <>
          <p>
            <a href={`/files/${code}`}>{headOf(view, visit)}</a>
          </p>
          <ul class="reasons card">
            {reasonLines(reasons, language, names).map((line) => (
              <Line key={line} visit={visit} line={line} />
            ))}
          </ul>
        </>
      ),
    };
  },
};

/** The signs of a line of text, as pictures with words beside them; who can change it stands under it. */
const Line = ({ visit, line }: { readonly visit: Visited; readonly line: string }): VNode => {
  const { depth, sign, words, whose } = read(line);
  const meaning = signs[sign];
  return (
    <li class={`reason ${meaning?.icon ?? 'way'} depth-${String(depth)}`}>
      {meaning && <Icon name={meaning.icon} />}
      <span>
        {meaning && <span class="unseen">{say(visit, meaning.vi, meaning.en)}: </span>}
        {words}
        {whose !== undefined && (
          <strong class="whose">
            <Icon name="next" /> {say(visit, 'gỡ được: ', 'can be changed by: ')}
            {whose}
          </strong>
        )}
      </span>
    </li>
  );
};

function read(line: string) {
  const [, indent = '', sign = '', text = line] = /^(\s*)([✓✗!]?) ?(.*)$/.exec(line) ?? [];
  const [words = '', whose] = text.split(' → ');
  return { depth: Math.min(2, indent.length / 2), sign, words, whose };
}

const signs: Readonly<
  Record<string, { readonly icon: 'yes' | 'no' | 'warning'; readonly vi: string; readonly en: string }>
> = {
  '✓': { icon: 'yes', vi: 'đạt', en: 'holds' },
  '✗': { icon: 'no', vi: 'chưa đạt', en: 'in the way' },
  '!': { icon: 'warning', vi: 'lưu ý', en: 'warning' },
};
