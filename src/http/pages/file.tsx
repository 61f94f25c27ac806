import type { VNode } from 'preact';
import { NotFound } from '../../engine/errors.js';
import { offers } from '../../engine/offers.js';
import { deskLabels, kindLabels, timer } from '../../language/labels.js';
import { say as inLanguage, type Names } from '../../language/language.js';
import { unverified } from '../../language/source.js';
import { stage } from '../../language/stages.js';
import { dateOf } from '../../machines/legalDate.js';
import { mayRead } from '../../machines/reading.js';
import { delayOf } from '../../machines/state.js';
import { fileView, type FileView } from '../../views/fileView.js';
import { aboutText, dueText } from '../../views/fileWords.js';
import { lettersOf } from '../../views/fileLetters.js';
import { stageText } from '../../views/listedFile.js';
import { namesIn } from '../../views/names.js';
import { Icon } from '../look/Icon.js';
import { Message } from '../look/Form.js';
import { say, type OwnPage, type Shown, type Visited } from '../page.js';
import { Moves, type Tried } from './fileMoves.js';
import { Road } from './fileRoad.js';
import { Timeline } from './fileTimeline.js';

/** One file: where it stands, whose turn it is and until when, what may be done with it, how it came there. */
export const file: OwnPage = {
  path: '/files/:id',
  access: 'person',
  show: (visit) => showFile(visit, null),
};

/** The file of the address, if the visitor may read it. Throws NotFound: a foreign file is not there. */
export async function readableFile({ site, who, params, now }: Visited): Promise<FileView> {
  const view = await fileView(site.db, params['id'] ?? '', dateOf(now));
  if (!mayRead(view.readable, who)) throw new NotFound('file', params['id'] ?? '');
  return view;
}

/** `tried`: a move that was refused, with what was typed for it. */
export async function showFile(visit: Visited, tried: Tried | null): Promise<Shown> {
  const { site, who, now } = visit;
  const view = await readableFile(visit);
  const offered = await offers(site.db, view.file.id, { id: who.person }, now);
  const letters = await lettersOf(site.db, view.file.id);
  const names = await namesIn(site.db, [
    view.file,
    view.places,
    view.history.map(({ actor }) => actor),
    letters,
  ]);
  return {
    title: view.file.code,
    status: tried?.status ?? 200,
    body: (
      <>
        {tried && (
          <Message kind="mistake">
            {tried.text.split('\n').map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Message>
        )}
        {visit.query['done'] !== undefined && tried === null && (
          <Message kind="done">{say(visit, 'Đã ghi.', 'Written.')}</Message>
        )}
        <div class="columns">
          <div>
            <Standing visit={visit} view={view} names={names} />
            <Moves visit={visit} view={view} offered={offered} tried={tried} />
          </div>
          <Timeline visit={visit} view={view} letters={letters} names={names} />
        </div>
        <Road visit={visit} view={view} />
      </>
    ),
  };
}

interface Seen {
  readonly visit: Visited;
  readonly view: FileView;
  readonly names: Names;
}

const Standing = ({ visit, view, names }: Seen): VNode => {
  const { file: seen } = view;
  const { language } = visit;
  const about: readonly (readonly [string, string | null])[] = [
    [say(visit, 'Hồ sơ', 'File'), aboutText(seen, language, names)],
    [say(visit, 'Đề nghị khen', 'Nominee'), seen.subjectId && names(seen.subjectId)],
    [say(visit, 'Đơn vị', 'Unit'), seen.unitId && names(seen.unitId)],
    [say(visit, 'Bước', 'Stage'), stageText(seen, language)],
  ];
  return (
    <section class="card">
      <dl class="facts">
        {about.map(
          ([label, value]) =>
            value && (
              <>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </>
            ),
        )}
        <Turn visit={visit} view={view} names={names} />
        <Deadlines visit={visit} view={view} />
      </dl>
    </section>
  );
};

/** At whose desk it waits, by the unit that sits there today. */
const Turn = ({ visit, view, names }: Seen): VNode => {
  const waiting = view.places.filter(({ desk }) => desk !== null);
  return (
    <>
      <dt>{say(visit, 'Đang chờ', 'Waits for')}</dt>
      <dd>
        {waiting.length === 0 && say(visit, 'không chờ ai', 'nobody')}
        {waiting.map(({ path, label, desk, unit }) => (
          <p key={path} class={path === 'hold.onHold' ? 'held' : undefined}>
            {path === 'hold.onHold' && <Icon name="hold" />}
            <strong>{unit ? names(unit) : desk && inLanguage(deskLabels[desk], visit.language)}</strong>
            <span class="faint"> · {inLanguage(label, visit.language)}</span>
          </p>
        ))}
      </dd>
    </>
  );
};

const Deadlines = ({ visit, view }: Omit<Seen, 'names'>): VNode | null => {
  const due = view.deadlines.filter(({ step }) => step === 'due');
  if (due.length === 0) return null;
  const { language } = visit;
  return (
    <>
      <dt>{say(visit, 'Thời hạn', 'Deadlines')}</dt>
      <dd>
        {due.map((row) => {
          const rule = view.definition?.deadlines[delayOf(row.timer)];
          const where = row.stage === view.file.kind ? null : stage(view.file.kind, row.stage, language);
          return (
            <p key={`${row.timer} ${row.stage}`}>
              <strong>{timer(row.timer, language)}</strong>
              {where && <span class="faint"> ({where})</span>}: {dueText(row, rule, view.history, language)}
              {rule?.verified === false && <small> {unverified[language]}</small>}
            </p>
          );
        })}
      </dd>
    </>
  );
};

export const headOf = ({ file: { kind, code } }: FileView, { language }: Visited): string =>
  `${inLanguage(kindLabels[kind], language)} ${code}`;
