import type { VNode } from 'preact';
import { makeLink } from '../../accounts/links.js';
import type { Database } from '../../entities/database.js';
import { Message } from '../look/Form.js';
import { Icon } from '../look/Icon.js';
import { say, type Answer, type OwnPage, type Visited } from '../page.js';
import { Refusal } from '../refusals.js';

/** Who can sign in: everybody in the register, with a button that makes a one-time link for them. */
export const people: OwnPage = {
  path: '/people',
  access: { roles: ['administrator'] },
  navigation: { vi: 'Người dùng', en: 'People' },
  async show(visit) {
    const found = await registered(visit.site.db, visit.query['after'] ?? '');
    const next = found.length > pageSize ? found[pageSize - 1]?.code : undefined;
    return {
      title: say(visit, 'Người dùng', 'People'),
      body: (
        <>
          <p>
            {say(
              visit,
              'Liên kết dùng được một lần trong ba ngày, để chọn tên đăng nhập và mật khẩu. Bước xác nhận thứ hai vẫn giữ nguyên.',
              'A link works once, within three days, to choose a login and a password. The second factor stays as it is.',
            )}
          </p>
          <Register visit={visit} rows={found.slice(0, pageSize)} />
          {next !== undefined && (
            <p>
              <a class="button quiet" href={`/people?after=${next}`}>
                {say(visit, 'Trang sau', 'Next page')} <Icon name="next" />
              </a>
            </p>
          )}
        </>
      ),
    };
  },
};

interface Registered {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly login: string | null;
}
const pageSize = 50;

/** One more than a page, in the order of their codes. */
async function registered(db: Database, after: string): Promise<Registered[]> {
  const rows = await db.read(
    `select id, code, name, login from case_file left join person_name n on n.person_id = id
     left join account a on a.person_id = id where kind = 'person' and stage = 'active' and code > $1
     order by code limit ${pageSize + 1}`,
    [after],
  );
  return rows.map(({ id, code, name, login }) => ({
    id: String(id),
    code: String(code),
    name: String(name ?? code),
    login: login === null ? null : String(login),
  }));
}

const Register = ({
  visit,
  rows,
}: {
  readonly visit: Visited;
  readonly rows: readonly Registered[];
}): VNode => (
  <div class="wide" tabIndex={0} role="region" aria-label={say(visit, 'Người dùng', 'People')}>
    <table>
      <thead>
        <tr>
          <th scope="col">{say(visit, 'Họ và tên', 'Name')}</th>
          <th scope="col">{say(visit, 'Tên đăng nhập', 'Login')}</th>
          <th scope="col">{say(visit, 'Liên kết', 'Link')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, code, name, login }) => (
          <tr key={id}>
            <th scope="row">
              <a href={`/files/${code}`}>{name}</a>
            </th>
            <td>{login ?? <span class="faint">{say(visit, 'chưa có', 'none yet')}</span>}</td>
            <td>
              <form method="post" action="/people/link">
                <button class="quiet" name="person" value={id}>
                  {say(visit, 'Tạo liên kết', 'Make a link')}
                  <span class="unseen"> {name}</span>
                </button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** Shown once: whoever has it chooses the password. */
export const linkFor: OwnPage = {
  path: '/people/link',
  access: { roles: ['administrator'] },
  async act(visit): Promise<Answer> {
    const { site, who, form } = visit;
    const [row] = await site.db.read(
      `select id from case_file where id = $1 and kind = 'person' and stage = 'active'`,
      [form['person'] ?? ''],
    );
    if (!row) throw new Refusal('NoSuchPage');
    const token = await makeLink(
      site.db,
      { person: String(row['id']), by: who.person },
      site.wallClock(),
      site.random,
    );
    return {
      title: say(visit, 'Liên kết đăng nhập', 'Sign-in link'),
      body: (
        <div class="narrow">
          <Message kind="done">
            {say(
              visit,
              'Liên kết chỉ hiện một lần. Hãy giao tận tay hoặc qua kênh tin cậy:',
              'The link is shown once. Hand it over in person or by a channel that you trust:',
            )}
          </Message>
          <p class="card">
            <code>{`${site.baseUrl ?? ''}/set-up/${token}`}</code>
          </p>
          <p>
            <a href="/people">{say(visit, 'Về danh sách', 'Back to the list')}</a>
          </p>
        </div>
      ),
    };
  },
};
