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
} satisfies Record<string, Sentence>;

type Variable = keyof typeof mistakes;
const variables = Object.keys(mistakes) as Variable[];

const schema = z.object({
  DATABASE_URL: z.string().refine(isDatabaseAddress).optional(),
  THIDUA_DATA: z
    .string()
    .refine((path) => !path.includes('\0') && !path.includes('://'))
    .optional(),
  SECRET: z.string().min(32).optional(),
} satisfies Record<Variable, z.ZodType>);

/**
 * Reads the settings; a relative path is taken from `cwd`. Variables of others are not looked at, `TZ` among
 * them: instants are UTC and legal dates are Asia/Ho_Chi_Minh wherever the program runs.
 * Throws EnvironmentError when a value is malformed or a `THIDUA_*` is unknown.
 */
export function readEnvironment(env: NodeJS.ProcessEnv, cwd: string): Environment {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given);
  const malformed = parsed.error?.issues.map((issue) => mistakes[issue.path[0] as Variable]) ?? [];
  const sentences = [...malformed, ...Object.keys(given).filter(isUnknown).map(unknown)];
  if (!parsed.success || sentences.length > 0) throw new EnvironmentError(sentences);

  const dataFolder = resolve(cwd, parsed.data.THIDUA_DATA ?? 'data');
  return {
    databaseAddress: absolute(parsed.data.DATABASE_URL ?? `sqlite:${join(dataFolder, 'thidua.sqlite')}`, cwd),
    dataFolder,
    secret: parsed.data.SECRET ?? null,
  };
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
