import type { VNode } from 'preact';
import { choose, invitedBy, type ChoiceMistake, type Invited } from '../../accounts/links.js';
import { Input, Message } from '../look/Form.js';
import { say, type Answer, type PublicPage, type Shown, type Visit } from '../page.js';
import { Refusal } from '../refusals.js';

/** Where a one-time link leads: a login and a password are chosen, and by the very first link also the name. */
export const setUp: PublicPage = {
  path: '/set-up/:token',
  access: 'public',
  show: async (visit) => form(visit, await invited(visit), []),
  act,
};

async function act(visit: Visit): Promise<Answer> {
  const { site, form: sent, address, now } = visit;
  const link = await invited(visit);
  const chosen = { name: sent['name'] ?? '', login: sent['login'] ?? '', password: sent['password'] ?? '' };
  const how = { at: site.wallClock(), now, address, random: site.random };
  const mistakes = await choose(site.db, link, chosen, how);
  return mistakes.length > 0
    ? { ...form(visit, link, mistakes), status: 422 }
    : { to: '/sign-in', session: null };
}

/** A link that was used, has ended or never was leads nowhere. */
async function invited({ site, params }: Visit): Promise<Invited> {
  const link = await invitedBy(site.db, params['token'] ?? '', site.wallClock());
  if (!link) throw new Refusal('NoSuchPage');
  return link;
}

const form = (visit: Visit, link: Invited, mistakes: readonly ChoiceMistake[]): Shown => ({
  title: say(visit, 'Chọn cách đăng nhập', 'Choose how you sign in'),
  body: (
    <form method="post" action={visit.path} class="card narrow">
      {link.person !== null && <p>{link.name}</p>}
      {link.person === null && <First visit={visit} mistake={wrong(visit, mistakes, 'name')} />}
      <Input
        name="login"
        label={say(visit, 'Tên đăng nhập', 'Login')}
        value={visit.form['login'] ?? link.login ?? ''}
        autocomplete="username"
        maxLength={60}
        mistake={wrong(visit, mistakes, 'login')}
      />
      <NewPassword visit={visit} mistake={wrong(visit, mistakes, 'password')} />
      <button>{say(visit, 'Lưu', 'Save')}</button>
    </form>
  ),
});

const wrong = ({ language }: Visit, mistakes: readonly ChoiceMistake[], field: ChoiceMistake['field']) =>
  mistakes.find((mistake) => mistake.field === field)?.message[language];

interface FieldOf {
  readonly visit: Visit;
  readonly mistake: string | undefined;
}

const First = ({ visit, mistake }: FieldOf): VNode => (
  <>
    <Message kind="remark">
      {say(
        visit,
        'Hệ thống còn trống. Người mở liên kết này trở thành quản trị viên đầu tiên.',
        'Nothing is here yet. Whoever opens this link becomes the first administrator.',
      )}
    </Message>
    <Input
      name="name"
      label={say(visit, 'Họ và tên', 'Full name')}
      value={visit.form['name'] ?? ''}
      autocomplete="name"
      maxLength={120}
      mistake={mistake}
    />
  </>
);

const NewPassword = ({ visit, mistake }: FieldOf): VNode => (
  <Input
    name="password"
    label={say(visit, 'Mật khẩu', 'Password')}
    isSecret
    autocomplete="new-password"
    hint={say(
      visit,
      'Ít nhất 8 ký tự, không bắt buộc chữ hoa, số hay ký hiệu. Bốn, năm từ không liên quan là tốt nhất.',
      'At least 8 characters, no capitals, digits or signs demanded. Four or five unrelated words are best.',
    )}
    maxLength={256}
    mistake={mistake}
  />
);
