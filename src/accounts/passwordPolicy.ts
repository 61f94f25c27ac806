import { folded } from '../engine/journal/personal.js';
import type { Label } from '../machines/fields.js';

/** 8 to 256 characters of any kind, and nothing that is guessed first (NIST SP 800-63B 3.1.1.2, ASVS 5.0 6.2). */
const [shortest, longest] = [8, 256];

/** What is wrong with a password. `about`: the person's name, unit and login, which it must not be made of. */
export async function passwordMistakes(password: string, about: readonly string[]): Promise<Label[]> {
  const length = Array.from(password.normalize('NFC')).length;
  if (length < shortest) return [mistakes.short];
  if (length > longest) return [mistakes.long];
  const plain = folded(password).replace(/[^a-z0-9]/g, '');
  const letters = plain.replace(/^\d+|\d+$/g, '');
  if (wordsOf([...about, 'thidua']).some((word) => isMadeOf(plain, word))) return [mistakes.own];
  if ((await commonPasswords()).has(folded(password)) || isFewWords(letters) || /^(.)\1*$/.test(plain))
    return [mistakes.common];
  return [];
}

const mistakes = {
  short: { vi: 'Mật khẩu cần ít nhất 8 ký tự.', en: 'A password needs at least 8 characters.' },
  long: { vi: 'Mật khẩu dài nhất 256 ký tự.', en: 'A password has at most 256 characters.' },
  own: {
    vi: 'Mật khẩu không được lấy từ tên của bạn, tên đơn vị hay tên hệ thống.',
    en: 'A password must not be made of your name, your unit or the name of the product.',
  },
  common: {
    vi: 'Mật khẩu này nằm trong số thường bị đoán trước tiên. Hãy ghép bốn, năm từ không liên quan.',
    en: 'This password is among the first that are guessed. Put four or five unrelated words together.',
  },
} satisfies Record<string, Label>;

/** Names as wholes and their parts, without marks. */
const wordsOf = (texts: readonly string[]): string[] =>
  texts.flatMap((text) => {
    const parts = folded(text).split(/[^a-z0-9]+/);
    return [parts.join(''), parts.slice(-2).join('')].filter((word) => word.length >= 4);
  });

/** Whether little is left of a password once the word is taken out. */
const isMadeOf = (password: string, word: string): boolean =>
  password.includes(word) && password.replaceAll(word, '').length < 4;

/** One to three Vietnamese words with digits around them: `matkhau123`, `NguyenVanAn2024`. */
function isFewWords(letters: string): boolean {
  const reach = Array.from({ length: letters.length + 1 }, (_, end) => (end === 0 ? 0 : Infinity));
  for (let end = 1; end <= letters.length; end += 1)
    for (let from = Math.max(0, end - 7); from < end; from += 1)
      if (frequent.has(letters.slice(from, end)))
        reach[end] = Math.min(reach[end] ?? Infinity, (reach[from] ?? Infinity) + 1);
  return (reach[letters.length] ?? Infinity) <= 3;
}

/** Words and names that passwords here are made of, without marks. */
const frequent = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan lam mai trinh dao ' +
    'van thi huu duc minh ngoc thanh quoc anh hong thu kim xuan gia bao hoai phuong my tuan hung dung ' +
    'an binh chi cuong dat diep giang ha hai han hanh hao hau hien hieu hoa hoan hue huong huy khanh khoa ' +
    'kien lan linh loan loc long luan nam nga ngan nghia nhan nhi nhung oanh phat phong phu phuc quan quang ' +
    'quyen quynh sang son tam tan thang thao thien thinh thoa thong thuy tien tin toan trang tri trung tu ' +
    'tung tuyen tuyet uyen viet vinh vy yen mat khau dangnhap emyeu anhyeu yeu em con me cha ba vo chong ' +
    'nha que viet nam tinh thuan phan thiet gi sai saigon hanoi ha noi hue da nang can tho vung tau lat ' +
    'admin password quantri quan tri vien user test demo hethong he thong khen thuong thi dua cong ty vanphong'
  ).split(' '),
);

/** The common passwords that the policy's length would let through, about 18,000. */
const commonPasswords = (): Promise<ReadonlySet<string>> => (loading ??= load());
let loading: Promise<ReadonlySet<string>> | undefined;

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  const words = dictionary['passwords-common'] as readonly string[];
  return new Set(words.filter(({ length }) => length >= shortest));
}
