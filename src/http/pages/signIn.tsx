import type { VNode } from 'preact';
import { signIn as signInWith } from '../../accounts/signIn.js';
import { dateOf } from '../../machines/legalDate.js';
import { Input, Message } from '../look/Form.js';
import { say, type Answer, type PublicPage, type Shown, type Visit } from '../page.js';
import { ownPath } from '../ownPath.js';
import { SamplePeople, samplePeople } from './samplePeople.js';

/** Login and password. In a demo the sample people stand before them. */
export const signIn: PublicPage = {
  path: '/sign-in',
  access: 'public',
  show: (visit) => form(visit, null),
  act,
};

async function act(visit: Visit): Promise<Answer> {
  const { site, form: sent, address, agent, now } = visit;
  const times = { at: site.wallClock(), today: dateOf(now), random: site.random };
  const given = { login: sent['login'] ?? '', password: sent['password'] ?? '', address, agent };
  const signed = await signInWith(site.db, given, times);
  const next = ownPath(sent['next']);
  if (!signed.ok) return { ...(await form(visit, signed.wait)), status: signed.wait > 0 ? 429 : 422 };
  const to = signed.stage === 'password' ? `/second-factor?next=${encodeURIComponent(next)}` : next;
  return { to, session: signed.token };
}

/** `wait`: seconds until the next attempt counts, 0 after a mistake; null: nothing was tried. */
async function form(visit: Visit, wait: number | null): Promise<Shown> {
  const { site, form: sent, query } = visit;
  const people = site.isDemo ? await samplePeople(site.db, dateOf(visit.now)) : [];
  const next = ownPath(sent['next'] ?? query['next']);
  return {
    title: say(visit, 'Đăng nhập', 'Sign in'),
    body: (
      <div class="narrow">
        {wait !== null && <Mistake visit={visit} wait={wait} />}
        {people.length > 0 && <SamplePeople visit={visit} people={people} next={next} />}
        <form method="post" action="/sign-in" class="card">
          <input type="hidden" name="next" value={next} />
          <Input
            name="login"
            label={say(visit, 'Tên đăng nhập', 'Login')}
            value={sent['login'] ?? ''}
            autocomplete="username"
            maxLength={60}
          />
          <Input
            name="password"
            label={say(visit, 'Mật khẩu', 'Password')}
            isSecret
            autocomplete="current-password"
            maxLength={256}
          />
          <button>{say(visit, 'Đăng nhập', 'Sign in')}</button>
        </form>
      </div>
    ),
  };
}

const Mistake = ({ visit, wait }: { readonly visit: Visit; readonly wait: number }): VNode => (
  <Message kind="mistake">
    {wait > 0
      ? say(
          visit,
          `Đã thử sai nhiều lần. Hãy đợi ${String(wait)} giây rồi thử lại.`,
          `Too many failed attempts. Wait ${String(wait)} seconds and try again.`,
        )
      : say(
          visit,
          'Tên đăng nhập hoặc mật khẩu không đúng. Quên mật khẩu thì xin quản trị viên một liên kết mới.',
          'The login or the password is wrong. If you forgot it, ask an administrator for a new link.',
        )}
  </Message>
);
