import { isIP } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';

/** The settings of the program, read once from the environment of the process. Paths are absolute. */
export interface Environment {
  /** `sqlite:<absolute path>` or `postgres://…`: what `dataSourceOptions` takes. */
  readonly databaseAddress: string;
  /** Folder of the default database, of mail and of uploads. */
  readonly dataFolder: string;
  /** Null: made once and kept in the data folder. */
  readonly secret: string | null;
  /** Null: the clock and delivery run in this process. */
  readonly redisUrl: string | null;
  /** Where the pages are, without a slash at its end; null: loopback with the port. */
  readonly baseUrl: string | null;
  readonly mail: MailSettings;
  readonly web: WebSettings;
  /** Signs what is told to other programs, and proves what they tell; null: nothing is. */
  readonly webhookSecret: string | null;
}

export interface WebSettings {
  /** Proxies whose word about the visitor's address counts, separated by commas; null: none. */
  readonly trustProxy: string | null;
  /** Opens /metrics to other machines; null: only to this one. */
  readonly metricsToken: string | null;
}

export interface MailSettings {
  /** `smtp://…` or `smtps://…`; null: letters are files in the data folder. */
  readonly smtpUrl: string | null;
  readonly from: { readonly name: string; readonly address: string };
  /** `key`: PEM; null: letters are not signed. */
  readonly dkim: { readonly key: string; readonly selector: string } | null;
  /** Letters a minute that one domain is sent. */
  readonly domainRate: number;
  /** Where mail to bounce addresses arrives, with its folders `new` and `cur`; null: nowhere. */
  readonly bounceMaildir: string | null;
}

/** A sentence that names the variable and says what to set. */
export interface Sentence {
  readonly vi: string;
  readonly en: string;
}

/** The environment was not understood: the program does not start. One sentence per mistake. @internal */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  constructor(readonly sentences: readonly Sentence[]) {
    super(sentences.map(({ vi, en }) => `${vi}\n${en}`).join('\n'));
  }
}

const mistakes = {
  DATABASE_URL: {
    vi: 'DATABASE_URL phải là sqlite:ĐƯỜNG-DẪN hoặc postgres://NGƯỜI-DÙNG:MẬT-KHẨU@MÁY/CƠ-SỞ-DỮ-LIỆU; để trống thì dùng SQLite trong thư mục dữ liệu.',
    en: 'DATABASE_URL must be sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE; leave it empty for SQLite in the data folder.',
  },
  THIDUA_DATA: {
    vi: 'THIDUA_DATA phải là đường dẫn tới một thư mục; để trống thì dùng data/.',
    en: 'THIDUA_DATA must be the path of a folder; leave it empty for data/.',
  },
  SECRET: {
    vi: 'SECRET phải có ít nhất 32 ký tự, ví dụ kết quả của lệnh: openssl rand -hex 32.',
    en: 'SECRET must have at least 32 characters, such as the output of: openssl rand -hex 32.',
  },
  REDIS_URL: {
    vi: 'REDIS_URL phải là redis://MÁY:CỔNG, rediss://… hoặc unix:///ĐƯỜNG-DẪN; để trống thì đồng hồ chạy ngay trong chương trình.',
    en: 'REDIS_URL must be redis://HOST:PORT, rediss://… or unix:///PATH; leave it empty and the clock runs in this process.',
  },
  BASE_URL: {
    vi: 'BASE_URL phải là địa chỉ http(s):// mà người nhận thư mở được, ví dụ https://thidua.binhthuan.gov.vn.',
    en: 'BASE_URL must be the http(s):// address that readers of letters can open, such as https://thidua.example.',
  },
  SMTP_URL: {
    vi: 'SMTP_URL phải là smtp://NGƯỜI-DÙNG:MẬT-KHẨU@MÁY:CỔNG hoặc smtps://…; để trống thì thư nằm trong thư mục mail/ của dữ liệu.',
    en: 'SMTP_URL must be smtp://USER:PASSWORD@HOST:PORT or smtps://…; leave it empty and letters land in mail/ of the data folder.',
  },
  MAIL_FROM: {
    vi: 'MAIL_FROM phải là một địa chỉ thư, có thể kèm tên: Ban Thi đua <thidua@binhthuan.gov.vn>; phải có khi đặt SMTP_URL.',
    en: 'MAIL_FROM must be a mail address, with a name if you like: Emulation Board <thidua@example.org>; it is needed with SMTP_URL.',
  },
  DKIM_KEY: {
    vi: 'DKIM_KEY phải là khóa riêng RSA dạng PEM, và đi cùng DKIM_SELECTOR.',
    en: 'DKIM_KEY must be an RSA private key as PEM, and goes with DKIM_SELECTOR.',
  },
  DKIM_SELECTOR: {
    vi: 'DKIM_SELECTOR phải là tên bản ghi trong DNS (chữ, số, dấu chấm, gạch nối), và đi cùng DKIM_KEY.',
    en: 'DKIM_SELECTOR must be the name of the DNS record (letters, digits, dots, hyphens), and goes with DKIM_KEY.',
  },
  TRUST_PROXY: {
    vi: 'TRUST_PROXY phải là địa chỉ của các máy chủ trung gian, cách nhau bằng dấu phẩy, ví dụ loopback hoặc 10.0.0.0/8.',
    en: 'TRUST_PROXY must be the addresses of proxies, separated by commas, such as loopback or 10.0.0.0/8.',
  },
  METRICS_TOKEN: {
    vi: 'METRICS_TOKEN phải có ít nhất 16 ký tự không dấu cách, ví dụ kết quả của lệnh: openssl rand -hex 16.',
    en: 'METRICS_TOKEN must have at least 16 characters without spaces, such as the output of: openssl rand -hex 16.',
  },
  BOUNCE_MAILDIR: {
    vi: 'BOUNCE_MAILDIR phải là đường dẫn tới thư mục Maildir (có new/ và cur/) nhận thư gửi tới bounce+…@tên miền của MAIL_FROM.',
    en: 'BOUNCE_MAILDIR must be the path of a maildir (with new/ and cur/) that gets the mail to bounce+…@ of the domain in MAIL_FROM.',
  },
  WEBHOOK_SECRET: {
    vi: 'WEBHOOK_SECRET phải có ít nhất 32 ký tự, ví dụ kết quả của lệnh: openssl rand -hex 32.',
    en: 'WEBHOOK_SECRET must have at least 32 characters, such as the output of: openssl rand -hex 32.',
  },
  MAIL_DOMAIN_RATE: {
    vi: 'MAIL_DOMAIN_RATE phải là số thư mỗi phút gửi tới một tên miền, từ 1 đến 1000000.',
    en: 'MAIL_DOMAIN_RATE must be the number of letters a minute to one domain, from 1 to 1000000.',
  },
} satisfies Record<string, Sentence>;

type Variable = keyof typeof mistakes;
const variables = Object.keys(mistakes) as Variable[];

/** `name <local@domain>` or `local@domain`. */
const mailbox = /^(?:\s*"?([^"<>\r\n]*?)"?\s*<([^\s<>@]+@[^\s<>@]+)>\s*|([^\s<>@]+@[^\s<>@]+))$/;

const schema = z.object({
  DATABASE_URL: z.string().refine(isDatabaseAddress).optional(),
  THIDUA_DATA: z.string().refine(isPath).optional(),
  SECRET: z.string().min(32).optional(),
  REDIS_URL: z
    .string()
    .regex(/^(rediss?:\/\/.+|unix:\/\/\/.+)$/)
    .optional(),
  BASE_URL: z.string().refine(isWebAddress).optional(),
  SMTP_URL: z.string().refine(isSmtpAddress).optional(),
  MAIL_FROM: z.string().regex(mailbox).optional(),
  DKIM_KEY: z
    .string()
    .regex(/-----BEGIN [A-Z ]*PRIVATE KEY-----/)
    .optional(),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[A-Za-z0-9.-]+$/)
    .optional(),
  TRUST_PROXY: z.string().refine(areProxies).optional(),
  METRICS_TOKEN: z
    .string()
    .regex(/^\S{16,}$/)
    .optional(),
  BOUNCE_MAILDIR: z.string().refine(isPath).optional(),
  WEBHOOK_SECRET: z.string().min(32).optional(),
  MAIL_DOMAIN_RATE: z.coerce.number().int().min(1).max(1_000_000).optional(),
} satisfies Record<Variable, z.ZodType>);

/**
 * Reads the settings; a relative path is taken from `cwd`. Variables of others are not looked at, `TZ` among
 * them: instants are UTC and legal dates are Asia/Ho_Chi_Minh wherever the program runs.
 * Throws EnvironmentError when a value is malformed or a `THIDUA_*` is unknown.
 */
export function readEnvironment(env: NodeJS.ProcessEnv, cwd: string): Environment {
  const given = withoutEmpty(env);
  const parsed = schema.safeParse(given);
  const sentences = mistakesIn(parsed.error?.issues ?? [], given);
  if (!parsed.success || sentences.length > 0) throw new EnvironmentError(sentences);
  return environmentOf(parsed.data, cwd);
}

function environmentOf(given: z.infer<typeof schema>, cwd: string): Environment {
  const dataFolder = resolve(cwd, given.THIDUA_DATA ?? 'data');
  return {
    databaseAddress: absolute(given.DATABASE_URL ?? `sqlite:${join(dataFolder, 'thidua.sqlite')}`, cwd),
    dataFolder,
    secret: given.SECRET ?? null,
    redisUrl: given.REDIS_URL ?? null,
    baseUrl: given.BASE_URL?.replace(/\/+$/, '') ?? null,
    mail: mailSettings(given, cwd),
    webhookSecret: given.WEBHOOK_SECRET ?? null,
    web: { trustProxy: given.TRUST_PROXY ?? null, metricsToken: given.METRICS_TOKEN ?? null },
  };
}

const withoutEmpty = (env: NodeJS.ProcessEnv): Given =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));

const mistakesIn = (issues: readonly z.core.$ZodIssue[], given: Given): Sentence[] => [
  ...[...issues.map(({ path }) => path[0] as Variable), ...incomplete(given)].map(
    (variable) => mistakes[variable],
  ),
  ...Object.keys(given).filter(isUnknown).map(unknown),
];
type Given = Readonly<Record<string, string | undefined>>;

function mailSettings(given: z.infer<typeof schema>, cwd: string): MailSettings {
  const [, name = '', named, bare] = mailbox.exec(given.MAIL_FROM ?? 'thidua@localhost') ?? [];
  const { BOUNCE_MAILDIR: maildir } = given;
  return {
    smtpUrl: given.SMTP_URL ?? null,
    from: { name, address: named ?? bare ?? '' },
    dkim: dkimOf(given),
    domainRate: given.MAIL_DOMAIN_RATE ?? 300,
    bounceMaildir: maildir === undefined ? null : resolve(cwd, maildir),
  };
}

function dkimOf({ DKIM_KEY: key, DKIM_SELECTOR: selector }: z.infer<typeof schema>): MailSettings['dkim'] {
  return key !== undefined && selector !== undefined ? { key, selector } : null;
}

/** Settings that need another one, which is not there. */
function incomplete(given: Given): Variable[] {
  const has = (variable: Variable): boolean => given[variable] !== undefined;
  return [
    ...(has('SMTP_URL') && !has('MAIL_FROM') ? (['MAIL_FROM'] as const) : []),
    ...(has('DKIM_KEY') === has('DKIM_SELECTOR')
      ? []
      : ([has('DKIM_KEY') ? 'DKIM_SELECTOR' : 'DKIM_KEY'] as const)),
  ];
}

function isPath(path: string): boolean {
  return !path.includes('\0') && !path.includes('://');
}
function isSmtpAddress(address: string): boolean {
  return /^smtps?:\/\/[^/]/.test(address) && URL.canParse(address);
}
function isWebAddress(address: string): boolean {
  return /^https?:\/\//.test(address) && URL.canParse(address);
}

/** Addresses, networks, or the three words that Fastify knows for private ones. */
function areProxies(list: string): boolean {
  return list.split(',').every((one) => {
    const [address = '', bits, ...more] = one.trim().split('/');
    if (['loopback', 'linklocal', 'uniquelocal'].includes(address)) return bits === undefined;
    const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
    return longest > 0 && fits && more.length === 0;
  });
}

function isDatabaseAddress(address: string): boolean {
  if (address.startsWith('sqlite:')) return /^sqlite:(?!\/\/)[^\0]+$/.test(address);
  // A unix socket stands in ?host=, and then nothing stands before the slash.
  return /^postgres(ql)?:\/\//.test(address) && URL.canParse(address.replace(/@\//, '@socket/'));
}

function absolute(address: string, cwd: string): string {
  const path = /^sqlite:(.*)$/s.exec(address)?.[1];
  return path === undefined || isAbsolute(path) ? address : `sqlite:${resolve(cwd, path)}`;
}

const isUnknown = (name: string): boolean =>
  name.startsWith('THIDUA_') && !variables.includes(name as Variable);

function unknown(name: string): Sentence {
  const known = variables.filter((variable) => variable.startsWith('THIDUA_')).join(', ');
  return {
    vi: `Không có biến ${name}: hãy bỏ nó đi hoặc sửa lại tên (có: ${known}).`,
    en: `There is no variable ${name}: remove it or correct its name (there is: ${known}).`,
  };
}
