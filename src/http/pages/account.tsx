import type { VNode } from 'preact';
import { endSession, openSessions, type OpenSession } from '../../accounts/sessions.js';
import { choice } from '../../language/labels.js';
import { instant } from '../../language/format.js';
import { say, type OwnPage, type Visited } from '../page.js';
import { Refusal } from '../refusals.js';

/** Who one is here, and the browsers that one is signed in with, each with a button that ends it. */
export const account: OwnPage = {
  path: '/account',
  access: 'person',
  navigation: { vi: 'Tài khoản', en: 'Account' },
  async show(visit) {
    const { site, who } = visit;
    const sessions = await openSessions(site.db, who, site.wallClock());
    return {
      title: say(visit, 'Tài khoản', 'Account'),
      body: (
        <>
          <h2>{say(visit, 'Vai trò hôm nay', 'Roles today')}</h2>
          <ul class="plain-list">
            {who.roles.map(({ role }) => (
              <li key={role}>{choice(role, visit.language)}</li>
            ))}
          </ul>
          <h2>{say(visit, 'Các phiên đang mở', 'Open sessions')}</h2>
          <div
            class="wide"
            tabIndex={0}
            role="region"
            aria-label={say(visit, 'Các phiên đang mở', 'Open sessions')}
          >
            <table>
              <thead>
                <tr>
                  <th>{say(visit, 'Trình duyệt', 'Browser')}</th>
                  <th>{say(visit, 'Bắt đầu', 'Since')}</th>
                  <th>{say(visit, 'Dùng gần nhất', 'Last used')}</th>
                  <th>{say(visit, 'Kết thúc', 'End')}</th>
                </tr>
              </thead>
              <tbody>
                {sessions.map((session) => (
                  <Row key={session.hash} visit={visit} session={session} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      ),
    };
  },
};

const Row = ({ visit, session }: { readonly visit: Visited; readonly session: OpenSession }): VNode => {
  const isThis = session.hash === visit.who.session;
  return (
    <tr>
      <td>
        {session.agent || say(visit, 'không rõ', 'unknown')}
        {isThis && <strong> {say(visit, '(phiên này)', '(this one)')}</strong>}
      </td>
      <td>{instant(session.createdAt)}</td>
      <td>{instant(session.seenAt)}</td>
      <td>
        {!isThis && (
          <form method="post" action="/account/end-session">
            <button class="quiet" name="session" value={session.hash}>
              {say(visit, 'Kết thúc', 'End')}
            </button>
          </form>
        )}
      </td>
    </tr>
  );
};

/** Ends one of one's own sessions; somebody else's is not there. */
export const endOneSession: OwnPage = {
  path: '/account/end-session',
  access: 'person',
  async act({ site, who, form, address }) {
    const how = { at: site.wallClock(), address };
    const ended = await endSession(site.db, who, form['session'] ?? '', how);
    if (!ended) throw new Refusal('NoSuchPage');
    return { to: '/account' };
  },
};

export const signOut: OwnPage = {
  path: '/sign-out',
  access: 'person',
  async act({ site, who, address }) {
    await endSession(site.db, who, who.session, { at: site.wallClock(), address });
    return { to: '/sign-in', session: null };
  },
};
