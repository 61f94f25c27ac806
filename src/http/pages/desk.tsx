import type { VNode } from 'preact';
import { date, integer } from '../../language/format.js';
import { kindLabels } from '../../language/labels.js';
import { stage } from '../../language/stages.js';
import { say as inLanguage, type Names } from '../../language/language.js';
import { addDays, dateOf } from '../../machines/legalDate.js';
import { deskFiles, type DeskCount, type DeskFiles, type WaitingFile } from '../../views/deskFiles.js';
import { bareName, stageText, symbolOf, titleText } from '../../views/listedFile.js';
import { namesIn } from '../../views/names.js';
import { Icon } from '../look/Icon.js';
import { say, type OwnPage, type Visited } from '../page.js';

/** Việc của tôi: what waits on one's desk, the oldest deadline first. */
export const desk: OwnPage = {
  path: '/',
  access: 'person',
  navigation: { vi: 'Việc của tôi', en: 'My work' },
  async show(visit) {
    const { site, who, now } = visit;
    const found = await deskFiles(site.db, who.roles, dateOf(now), filterIn(visit));
    const names = await namesIn(site.db, [found.files.map(({ unitId, subjectId }) => [unitId, subjectId])]);
    const total = found.counts.reduce((sum, { count }) => sum + count, 0);
    return {
      title: say(visit, 'Việc của tôi', 'My work'),
      body: total === 0 ? <Nothing visit={visit} /> : <Waiting visit={visit} found={found} names={names} />,
    };
  },
};

const filterIn = ({ query }: Visited) => {
  const given = (name: string): string | null => (query[name] === '' ? null : (query[name] ?? null));
  return {
    movement: given('movement'),
    kind: given('kind'),
    stage: given('stage'),
    after: given('after'),
    limit: 30,
  };
};

const Nothing = ({ visit }: { readonly visit: Visited }): VNode => (
  <p class="card">
    {say(
      visit,
      'Không có hồ sơ nào đang chờ bạn. Khi một hồ sơ tới bước mà vai trò của bạn xử lý, nó hiện ở đây, hạn sớm nhất đứng đầu.',
      'No file waits for you. As soon as one reaches a stage that your role handles it appears here, the earliest deadline first.',
    )}
  </p>
);

interface Found {
  readonly visit: Visited;
  readonly found: DeskFiles;
  readonly names: Names;
}

const Waiting = ({ visit, found, names }: Found): VNode => (
  <>
    <Counts visit={visit} counts={found.counts} />
    {found.files.length === 0 ? (
      <p class="card">
        {say(visit, 'Không có hồ sơ nào theo bộ lọc này. ', 'Nothing meets this filter. ')}
        <a href="/">{say(visit, 'Xem tất cả', 'Show all')}</a>
      </p>
    ) : (
      <Table visit={visit} found={found} names={names} />
    )}
    {found.next !== null && (
      <p>
        <a class="button quiet" href={address(visit.query, { after: found.next })}>
          {say(visit, 'Trang sau', 'Next page')} <Icon name="next" />
        </a>
      </p>
    )}
  </>
);

/** The same page with other parameters. */
const address = (query: Visited['query'], change: Readonly<Record<string, string>>): string =>
  `/?${new URLSearchParams({ ...query, ...change }).toString()}`;

/** How much waits in which stage, by movement: each count leads to its files. */
const Counts = ({
  visit,
  counts,
}: {
  readonly visit: Visited;
  readonly counts: readonly DeskCount[];
}): VNode => (
  <nav class="counts" aria-label={say(visit, 'Lọc theo bước', 'Filter by stage')}>
    {[...new Set(counts.map(({ movementId }) => movementId))].map((movement) => (
      <section key={movement}>
        <h2>{counts.find(({ movementId }) => movementId === movement)?.movement}</h2>
        <ul>
          {counts
            .filter(({ movementId }) => movementId === movement)
            .map((count) => (
              <Count key={`${count.kind} ${count.stage}`} visit={visit} count={count} />
            ))}
        </ul>
      </section>
    ))}
    {Object.keys(visit.query).length > 0 && <a href="/">{say(visit, 'Bỏ lọc', 'Clear the filter')}</a>}
  </nav>
);

const Count = ({ visit, count }: { readonly visit: Visited; readonly count: DeskCount }): VNode => {
  const { kind, stage: key, movementId } = count;
  const asked = { kind, stage: key, movement: movementId };
  const { query } = visit;
  const isHere = query['kind'] === kind && query['stage'] === key && query['movement'] === movementId;
  const label = `${inLanguage(kindLabels[kind], visit.language)}: ${stage(kind, key, visit.language)}`;
  return (
    <li>
      <a href={address({}, asked)} aria-current={isHere ? 'true' : undefined}>
        {label} <strong>{integer(count.count, visit.language)}</strong>
      </a>
    </li>
  );
};

const Table = ({ visit, found, names }: Found): VNode => (
  <div class="wide" tabIndex={0} role="region" aria-label={say(visit, 'Hồ sơ đang chờ', 'Waiting files')}>
    <table class="stacked">
      <thead>
        <tr>
          <th scope="col">{say(visit, 'Hạn', 'Due')}</th>
          <th scope="col">{say(visit, 'Hồ sơ', 'File')}</th>
          <th scope="col">{say(visit, 'Người, tập thể', 'Whom')}</th>
          <th scope="col">{say(visit, 'Đơn vị', 'Unit')}</th>
          <th scope="col">{say(visit, 'Bước', 'Stage')}</th>
        </tr>
      </thead>
      <tbody>
        {found.files.map((file) => (
          <Row key={file.id} visit={visit} file={file} names={names} />
        ))}
      </tbody>
    </table>
  </div>
);

const Row = ({
  visit,
  file,
  names,
}: {
  readonly visit: Visited;
  readonly file: WaitingFile;
  readonly names: Names;
}): VNode => (
  <tr>
    <td>
      <Due visit={visit} dueAt={file.dueAt} />
    </td>
    <th scope="row">
      <a href={`/files/${file.code}`}>{file.code}</a>
      <span class="faint">{titleText(file, visit.language, names)}</span>
    </th>
    <td class="whole">{file.subjectId && bareName(names(file.subjectId))}</td>
    <td class="whole">{file.unitId && symbolOf(names(file.unitId))}</td>
    <td>{stageText(file, visit.language)}</td>
  </tr>
);

/** The last day, and how far it is: a deadline falls due when its last day has passed. */
const Due = ({ visit, dueAt }: { readonly visit: Visited; readonly dueAt: string | null }): VNode => {
  if (dueAt === null) return <span class="faint">{say(visit, 'không có hạn', 'no deadline')}</span>;
  const last = addDays(dateOf(dueAt), -1);
  const left = daysBetween(dateOf(visit.now), last);
  const [kind, text] = distance(visit, left);
  return (
    <span class={`due ${kind}`}>
      {date(last)}
      <small>{text}</small>
    </span>
  );
};

const daysBetween = (from: string, until: string): number =>
  (Date.parse(until) - Date.parse(from)) / 86_400_000;

const distance = (visit: Visited, left: number): readonly ['late' | 'soon' | 'later', string] => {
  if (left < 0) return ['late', say(visit, `quá ${String(-left)} ngày`, `${String(-left)} days late`)];
  if (left === 0) return ['soon', say(visit, 'hôm nay', 'today')];
  return [left <= 2 ? 'soon' : 'later', say(visit, `còn ${String(left)} ngày`, `${String(left)} days left`)];
};
