import { readEnvironment, type Environment } from '../environment.js';
import { say } from '../language/language.js';
import { verifyServer } from '../notifications/courier.js';
import { signatureOf, signs } from '../notifications/signature.js';
import type { Action } from './answer.js';
import { letterheadOf, smtpSettingsOf } from './post.js';
import { table } from './table.js';

/** Whether letters would go out: the signature really signs, the server's certificate and our login work. */
export const check: Action = async (call) => {
  const environment = readEnvironment(call.env, call.cwd);
  const checks = [await signatureCheck(environment), await serverCheck(environment)];
  const ok = checks.every((one) => one.ok);
  const word = (vi: string, en: string): string => say({ vi, en }, call.language);
  const rows = checks.map((one) => [one.ok ? '✓' : '✗', say(one.says, call.language)]);
  const text = `${table(['', word('Kiểm tra thư đi', 'Check of mail')], rows)}\n${ok ? word('Gửi được.', 'Letters can go.') : word('Chưa gửi được.', 'Letters cannot go.')}`;
  const value = {
    ok,
    checks: checks.map(({ name, ok: fine, says }) => ({ name, ok: fine, says: say(says, call.language) })),
  };
  return { value, text, code: ok ? 0 : 1 };
};

interface Checked {
  readonly name: 'signature' | 'server';
  readonly ok: boolean;
  readonly says: { readonly vi: string; readonly en: string };
}

async function signatureCheck(environment: Environment): Promise<Checked> {
  const { dkim } = environment.mail;
  if (dkim === null) return { name: 'signature', ok: true, says: unsigned };
  const head = letterheadOf(environment);
  const ok = await signs(signatureOf(dkim.key, dkim.selector, head), head);
  return { name: 'signature', ok, says: ok ? signed : notSigned };
}
const unsigned = {
  vi: 'Không đặt DKIM_KEY: thư không ký, bản tin không có nút hủy một chạm.',
  en: 'No DKIM_KEY: letters are not signed, digests have no one-click unsubscribe.',
};
const signed = {
  vi: 'Thư mẫu được ký, chữ ký gồm List-Unsubscribe và List-Unsubscribe-Post.',
  en: 'A sample letter is signed, List-Unsubscribe and List-Unsubscribe-Post included.',
};
const notSigned = {
  vi: 'DKIM_KEY không ký được thư: cần khóa RSA dạng PEM; Ed25519 hoặc khóa hỏng thì thư đi mà không có chữ ký.',
  en: 'DKIM_KEY does not sign: it must be an RSA key as PEM; with Ed25519 or a broken key letters would go unsigned.',
};

async function serverCheck(environment: Environment): Promise<Checked> {
  const settings = smtpSettingsOf(environment);
  if (settings === null) return { name: 'server', ok: true, says: noServer };
  const failure = await verifyServer(settings);
  const { host } = new URL(settings.url);
  return failure === null
    ? {
        name: 'server',
        ok: true,
        says: {
          vi: `${host}: kết nối, chứng thư và đăng nhập đều được.`,
          en: `${host}: connection, certificate and login work.`,
        },
      }
    : { name: 'server', ok: false, says: { vi: `${host}: ${failure}`, en: `${host}: ${failure}` } };
}
const noServer = {
  vi: 'Không đặt SMTP_URL: thư nằm trong thư mục mail/ của dữ liệu.',
  en: 'No SMTP_URL: letters land in mail/ of the data folder.',
};
