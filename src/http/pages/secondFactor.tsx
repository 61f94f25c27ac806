import type { VNode } from 'preact';
import encodeQR from 'qr';
import { beginEnrolment, enrolment, prove } from '../../accounts/secondFactor.js';
import type { Visitor } from '../../accounts/sessions.js';
import { Input, Message } from '../look/Form.js';
import { ownPath } from '../ownPath.js';
import { say, type Answer, type OwnPage, type Shown, type Visit } from '../page.js';

/** The second step of signing in; for who has not been here before, also the secret for the telephone. */
export const secondFactor: OwnPage = {
  path: '/second-factor',
  access: 'half',
  show: (visit) => ask(visit, null),
  act,
};

type Half = Visit<Visitor>;

async function act(visit: Half): Promise<Answer> {
  const { site, who, form, address, agent } = visit;
  const keys = { secret: site.secret, random: site.random, at: site.wallClock() };
  const proof = await prove(site.db, who, { code: form['code'] ?? '', address, agent }, keys);
  const next = ownPath(form['next']);
  if (!proof.ok) return { ...(await ask(visit, proof.wait)), status: proof.wait > 0 ? 429 : 422 };
  if (proof.recoveryCodes === null) return { to: next, session: proof.token };
  return { ...recoveryCodes(visit, proof.recoveryCodes, next), session: proof.token };
}

/** `wait` as on the first step. */
async function ask(visit: Half, wait: number | null): Promise<Shown> {
  const { site, who, form, query } = visit;
  const isNew = (await enrolment(site.db, who.person)) !== 'enrolled';
  return {
    title: say(visit, 'Xác nhận bước hai', 'Second factor'),
    body: (
      <div class="narrow">
        {wait !== null && <Message kind="mistake">{mistake(visit, wait)}</Message>}
        {isNew && <Enrolment {...await secretFor(visit)} visit={visit} />}
        <form method="post" action="/second-factor" class="card">
          <input type="hidden" name="next" value={ownPath(form['next'] ?? query['next'])} />
          <Input
            name="code"
            label={say(visit, 'Mã sáu chữ số trên điện thoại', 'Code of six digits from your telephone')}
            hint={
              isNew ? '' : say(visit, 'Mất điện thoại: gõ một mã dự phòng.', 'Lost it: type a recovery code.')
            }
            autocomplete="one-time-code"
            inputMode={isNew ? 'numeric' : 'text'}
            maxLength={30}
          />
          <button>{say(visit, 'Xác nhận', 'Confirm')}</button>
        </form>
      </div>
    ),
  };
}

const mistake = (visit: Half, wait: number): string =>
  wait > 0
    ? say(visit, `Hãy đợi ${String(wait)} giây rồi thử lại.`, `Wait ${String(wait)} seconds and try again.`)
    : say(
        visit,
        'Mã không đúng, hoặc đã được dùng. Đợi mã tiếp theo hiện ra; đồng hồ của điện thoại phải chạy đúng.',
        'The code is wrong or was used. Wait for the next one; the clock of your telephone must be right.',
      );

const secretFor = ({ site, who }: Half) =>
  beginEnrolment(site.db, who, { secret: site.secret, random: site.random, at: site.wallClock() });

const Enrolment = ({
  visit,
  secret,
  uri,
}: {
  readonly visit: Half;
  readonly secret: string;
  readonly uri: string;
}): VNode => (
  <section class="card">
    <p>
      {say(
        visit,
        'Vai trò của bạn cần xác nhận hai bước. Quét hình này bằng một ứng dụng tạo mã trên điện thoại, rồi gõ mã đang hiện.',
        'Your role needs a second factor. Scan this with an authenticator application, then type the code that it shows.',
      )}
    </p>
    <SquareCode text={uri} label={say(visit, 'Hình để quét', 'Picture to scan')} />
    <p>
      {say(visit, 'Không quét được: gõ khóa ', 'Cannot scan it: type the key ')}
      <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
    </p>
  </section>
);

const SquareCode = ({ text, label }: { readonly text: string; readonly label: string }): VNode => {
  const rows = encodeQR(text, 'raw', { border: 2 });
  const dark = rows.flatMap((row, y) =>
    row.flatMap((on, x) => (on ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
  );
  return (
    <svg class="square-code" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={label}>
      <path d={dark.join('')} />
    </svg>
  );
};

function recoveryCodes(visit: Half, codes: readonly string[], next: string): Shown {
  return {
    title: say(visit, 'Mã dự phòng', 'Recovery codes'),
    body: (
      <div class="narrow">
        <Message kind="remark">
          {say(
            visit,
            'Các mã này chỉ hiện một lần. Hãy in hoặc chép lại và cất riêng: mỗi mã thay điện thoại được một lần.',
            'These codes are shown once. Print or copy them and keep them apart: each stands in for your telephone once.',
          )}
        </Message>
        <ol class="codes card">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p>
          <a class="button" href={next}>
            {say(visit, 'Đã cất, đi tiếp', 'They are safe, go on')}
          </a>
        </p>
      </div>
    ),
  };
}
