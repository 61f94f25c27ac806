import type { VNode } from 'preact';
import { choice } from '../../language/labels.js';
import { say as inLanguage } from '../../language/language.js';
import type { OfferedMove } from '../../machines/decide.js';
import { workflowOf } from '../../machines/workflows.js';
import type { FileView } from '../../views/fileView.js';
import { FieldInputs, type Typed } from '../look/FieldInputs.js';
import { Icon } from '../look/Icon.js';
import { say, type Visited } from '../page.js';

/** What may be done with a file: what is possible now as forms, what is not with the way to its reasons. */

/** A move that was refused, and what was typed for it. */
export interface Tried {
  readonly status: number;
  readonly text: string;
  readonly type: string;
  readonly part: string | null;
  readonly mistakes: ReadonlyMap<string, string>;
}

interface Offered {
  readonly visit: Visited;
  readonly view: FileView;
  readonly offered: readonly OfferedMove[];
  readonly tried: Tried | null;
}

/** A whole definition is written in a file, not in a form. */
const fitsForm = ({ fields }: OfferedMove): boolean =>
  Object.values(fields).every(({ kind }) => kind !== 'definition');

export const Moves = ({ visit, view, offered, tried }: Offered): VNode => {
  const shown = offered.filter(fitsForm);
  const closed = shown.filter(({ allowed }) => !allowed);
  return (
    <section>
      <h2>{say(visit, 'Việc có thể làm', 'What you can do')}</h2>
      <ul class="moves">
        {shown
          .filter(({ allowed }) => allowed)
          .map((move) => (
            <li key={idOf(move)}>
              <MoveForm visit={visit} view={view} move={move} tried={isTried(move, tried) ? tried : null} />
            </li>
          ))}
      </ul>
      {shown.length === closed.length && (
        <p>
          {say(
            visit,
            'Lúc này bạn không có việc gì với hồ sơ này.',
            'There is nothing for you to do here now.',
          )}
        </p>
      )}
      {closed.length > 0 && <Closed visit={visit} view={view} moves={closed} />}
    </section>
  );
};

const idOf = ({ type, part }: Pick<OfferedMove, 'type' | 'part'>): string =>
  part === null ? type : `${type}-${part}`;
const isTried = (move: OfferedMove, tried: Tried | null): boolean =>
  tried !== null && idOf(move) === idOf(tried);
const labelOf = ({ label, part }: OfferedMove, { language }: Visited): string =>
  part === null ? inLanguage(label, language) : `${inLanguage(label, language)} (${choice(part, language)})`;

/** What is not possible now, each with its reasons a press away. */
const Closed = ({
  visit,
  view,
  moves,
}: {
  readonly visit: Visited;
  readonly view: FileView;
  readonly moves: readonly OfferedMove[];
}): VNode => (
  <details class="closed">
    <summary>
      {say(visit, 'Chưa làm được lúc này', 'Not possible now')} ({moves.length})
    </summary>
    <ul class="plain-list">
      {moves.map((move) => (
        <li key={idOf(move)}>
          {labelOf(move, visit)}{' '}
          <a
            href={`/files/${view.file.code}/why/${move.type}${move.part === null ? '' : `?part=${move.part}`}`}
          >
            {say(visit, 'vì sao?', 'why?')}
            <span class="unseen"> {labelOf(move, visit)}</span>
          </a>
        </li>
      ))}
    </ul>
  </details>
);

const MoveForm = ({
  visit,
  view,
  move,
  tried,
}: {
  readonly visit: Visited;
  readonly view: FileView;
  readonly move: OfferedMove;
  readonly tried: Tried | null;
}): VNode => {
  const { file } = view;
  const values = tried ? visit.form : {};
  const prefix = `${idOf(move)}-`;
  const typed: Typed = { language: visit.language, values, mistakes: tried?.mistakes ?? new Map(), prefix };
  const needsReason = workflowOf(file.kind, file.machineVersion)?.moves[move.type]?.reason === 'required';
  const { part: _part, ...asked } = move.fields;
  return (
    <details open={tried !== null} name="move">
      <summary>{labelOf(move, visit)}</summary>
      <form method="post" action={`/files/${file.code}/moves/${move.type}`}>
        <input type="hidden" name="seen" value={String(file.version)} />
        <input type="hidden" name="key" value={visit.site.random(16).toString('hex')} />
        {move.part !== null && <input type="hidden" name="part" value={move.part} />}
        <FieldInputs fields={move.part === null ? move.fields : asked} typed={typed} />
        <Reason visit={visit} prefix={prefix} value={values['reason'] ?? ''} isNeeded={needsReason} />
        <button>
          <Icon name="yes" /> {labelOf(move, visit)}
        </button>
      </form>
    </details>
  );
};

const Reason = ({
  visit,
  prefix,
  value,
  isNeeded,
}: {
  readonly visit: Visited;
  readonly prefix: string;
  readonly value: string;
  readonly isNeeded: boolean;
}): VNode => (
  <div class="field">
    <label for={`${prefix}reason`}>
      {isNeeded ? say(visit, 'Lý do', 'Reason') : say(visit, 'Lý do (không bắt buộc)', 'Reason (optional)')}
    </label>
    <p class="hint" id={`${prefix}reason-hint`}>
      {say(visit, 'Mọi người xem được hồ sơ đều đọc được.', 'Everybody who may see the file can read it.')}
    </p>
    <textarea id={`${prefix}reason`} name="reason" rows={2} aria-describedby={`${prefix}reason-hint`}>
      {value}
    </textarea>
  </div>
);
