/** Why a database cannot be used. */
export type Obstacle =
  | 'foreign'
  | 'newer'
  | 'oldServer'
  | 'unreachable'
  | 'silent'
  | 'readOnly'
  | 'full'
  | 'locked'
  | 'unanswered'
  | 'damaged'
  | 'broken';

/** The database cannot be used as it is; nothing was written, unless it is `unanswered`. The sentence says what to do. */
export class DatabaseUnusable extends Error {
  override readonly name = 'DatabaseUnusable';
  readonly sentence: { readonly vi: string; readonly en: string };
  /** Without a password. */
  readonly address: string;

  constructor(
    readonly obstacle: Obstacle,
    address: string,
    options?: ErrorOptions,
  ) {
    const shown = withoutPassword(address);
    const sentence = sentences[obstacle](shown);
    super(sentence.en, options);
    this.address = shown;
    this.sentence = sentence;
  }
}

const sentences: Record<Obstacle, (address: string) => { readonly vi: string; readonly en: string }> = {
  foreign: (address) => ({
    vi: `${address} không phải cơ sở dữ liệu của Thidua: hãy đặt DATABASE_URL tới chỗ khác hoặc một tệp mới.`,
    en: `${address} is not a Thidua database: set DATABASE_URL to another place or a new file.`,
  }),
  newer: (address) => ({
    vi: `${address} thuộc một phiên bản Thidua mới hơn: hãy nâng cấp chương trình.`,
    en: `${address} belongs to a newer version of Thidua: upgrade the program.`,
  }),
  oldServer: (address) => ({
    vi: `Máy chủ PostgreSQL của ${address} cũ hơn phiên bản 14, chưa ghi gì: hãy nâng cấp máy chủ, hoặc đặt DATABASE_URL tới máy chủ khác.`,
    en: `The PostgreSQL server of ${address} is older than version 14 and nothing was written: upgrade the server, or set DATABASE_URL to another one.`,
  }),
  unreachable: (address) => ({
    vi: `Không kết nối được ${address}: hãy kiểm tra máy chủ, tên, mật khẩu và DATABASE_URL.`,
    en: `${address} cannot be reached: check the server, the name, the password and DATABASE_URL.`,
  }),
  silent: (address) => ({
    vi: `${address} không trả lời yêu cầu kết nối, chưa ghi gì: hãy kiểm tra máy chủ, mạng và tường lửa rồi làm lại.`,
    en: `${address} does not answer when it is asked for a connection and nothing was written: check the server, the network and the firewall, then try again.`,
  }),
  readOnly: (address) => ({
    vi: `Không ghi được vào ${address}: hãy cấp quyền ghi cho thư mục và tệp.`,
    en: `${address} cannot be written: give write permission to its folder and file.`,
  }),
  full: (address) => ({
    vi: `Hết chỗ trên đĩa của ${address}, chưa ghi gì: hãy giải phóng dung lượng rồi làm lại.`,
    en: `The disk of ${address} is full and nothing was written: free some space, then try again.`,
  }),
  locked: (address) => ({
    vi: `${address} đang bị một chương trình khác giữ quá lâu, chưa ghi gì: hãy làm lại sau.`,
    en: `${address} is held by another program for too long and nothing was written: try again later.`,
  }),
  unanswered: (address) => ({
    vi: `${address} ngừng trả lời trong khi ghi, chưa biết đã ghi hay chưa: hãy xem lại hồ sơ, hoặc làm lại với cùng khoá thì không ghi hai lần.`,
    en: `${address} stopped answering while it was writing, and nobody knows yet whether it did: look at the file, or try again with the same key, which writes nothing twice.`,
  }),
  damaged: (address) => ({
    vi: `${address} bị hỏng, chưa ghi gì: hãy khôi phục từ một bản sao lưu.`,
    en: `${address} is damaged and nothing was written: restore it from a backup.`,
  }),
  broken: (address) => ({
    vi: `${address} không trả lời như mong đợi, chưa ghi gì: hãy chạy "thidua doctor", rồi làm lại.`,
    en: `${address} did not answer as expected and nothing was written: run "thidua doctor", then try again.`,
  }),
};

/** Error codes of both databases and of the file system that have one clear meaning. */
const obstacles: Readonly<Record<string, Obstacle>> = {
  SQLITE_FULL: 'full',
  SQLITE_BUSY: 'locked',
  SQLITE_LOCKED: 'locked',
  SQLITE_READONLY: 'readOnly',
  SQLITE_CANTOPEN: 'readOnly',
  SQLITE_NOTADB: 'foreign',
  SQLITE_CORRUPT: 'damaged',
  SQLITE_IOERR: 'full',
  EACCES: 'readOnly',
  EISDIR: 'foreign',
  ENOTDIR: 'foreign',
  EEXIST: 'foreign',
  EROFS: 'readOnly',
  ENOSPC: 'full',
  ECONNREFUSED: 'unreachable',
  ECONNRESET: 'unreachable',
  ETIMEDOUT: 'silent',
  EHOSTUNREACH: 'silent',
  ENETUNREACH: 'silent',
  ENOENT: 'unreachable',
  ENOTFOUND: 'unreachable',
  // PostgreSQL: insufficient resources, operator intervention, connection exceptions, no such database or password.
  '53100': 'full',
  '53200': 'full',
  '57P01': 'unreachable',
  '57P02': 'unreachable',
  '57P03': 'unreachable',
  '08006': 'unreachable',
  '08003': 'unreachable',
  '3D000': 'unreachable',
  '28P01': 'unreachable',
  '28000': 'unreachable',
  '25006': 'readOnly',
  '55P03': 'locked',
};

/** A driver's error as one that people understand; what is already understood stays. */
export function asUnusable(error: unknown, address: string): DatabaseUnusable {
  if (error instanceof DatabaseUnusable) return error;
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  const known = typeof code === 'string' ? obstacles[code] : waitedInVain(message);
  return new DatabaseUnusable(known ?? 'broken', address, { cause: error });
}

/** The driver's two sentences about a connection that did not come in time have no code. */
const waitedInVain = (message: unknown): Obstacle | undefined =>
  typeof message === 'string' && /connection timeout|timeout exceeded when trying to connect/.test(message)
    ? 'silent'
    : undefined;

const withoutPassword = (address: string): string => address.replace(/(\/\/[^:/@]*):[^@]*@/, '$1@');
