import { fileKinds, roles } from '../machines/attempt.js';
import type { Label } from '../machines/fields.js';
import { reportNames } from '../reports/report.js';
import type { Action } from './answer.js';

/** Every command: its words, operands and options, and the file of this room that does it, loaded when it is called. */

export interface CommandSpec {
  /** `file open <kind>`: words, then operands; `[id]` may be left out, `<symbols...>` is repeated. */
  readonly usage: string;
  readonly says: Label;
  readonly required?: readonly OptionName[];
  readonly optional?: readonly OptionName[];
  readonly action: () => Promise<Action>;
}

export interface OptionSpec {
  readonly flags: string;
  readonly says: Label;
  /** It may be given several times, one value each. */
  readonly repeated?: true;
}

/** Options mean the same wherever they stand, except `--unit` and `--kind`, which each command explains. */
export const optionSpecs = {
  as: option('--as <user>', 'người làm: id, mã (p-0001) hoặc họ tên', 'who acts: id, code (p-0001) or name'),
  unit: option('--unit <unit>', 'đơn vị: id, mã hoặc ký hiệu', 'unit: id, code or symbol'),
  key: option(
    '--key <key>',
    'khóa chống trùng: cùng khóa hai lần chỉ ghi một lần',
    'the same key twice is one move',
  ),
  reason: option('--reason <text>', 'lý do', 'reason'),
  onBehalfOf: option('--on-behalf-of <json>', 'làm thay: {id, basis, paper}', 'acts for: {id, basis, paper}'),
  seen: option('--seen <n>', 'phiên bản hồ sơ mà bạn đã xem', 'the version of the file that you saw'),
  data: option('--data <json>', 'dữ liệu của bước', "the move's data"),
  symbol: option('--symbol <symbol>', 'ký hiệu trong số văn bản', 'symbol, as in its document numbers'),
  name: option('--name <name>', 'tên', 'name'),
  kind: option('--kind <kind>', 'loại', 'kind'),
  parent: option('--parent <unit>', 'trực thuộc đơn vị', 'parent unit'),
  head: option('--head <person>', 'thủ trưởng', 'head'),
  mailbox: option('--mailbox <address>', 'hộp thư của đơn vị', "the unit's mailbox"),
  position: option('--position <text>', 'chức danh', 'position'),
  payroll: option('--payroll <unit>', 'đơn vị trả lương', 'unit that manages payroll'),
  from: option('--from <date>', 'từ ngày, 2024-10-02', 'first day, 2024-10-02'),
  until: option('--until <date>', 'đến hết ngày', 'last day'),
  by: option('--by <symbols...>', 'các đơn vị kế thừa', 'the successors'),
  on: option('--on <date>', 'từ ngày', 'the day of it'),
  take: option(
    '--take <file=symbol...>',
    'hồ sơ đang mở giao cho đơn vị kế thừa này, không phải đơn vị đầu tiên',
    'an open file that goes to this successor, not to the first',
  ),
  basis: option('--basis <text>', 'căn cứ pháp lý', 'legal basis'),
  number: option('--number <text>', 'số văn bản', 'number of the paper'),
  date: option('--date <date>', 'ngày văn bản', 'date of the paper'),
  leader: option('--leader <person>', 'người chủ trì', 'who led it'),
  project: option('--project <code>', 'mã dự án', "the project's code"),
  findings: option('--findings <text>', 'nội dung, kết quả kiểm tra, đôn đốc', 'what was found or urged'),
  due: option('--due <date>', 'hạn khắc phục, tính cả ngày này', 'to be followed up by, inclusive'),
  result: option('--result <text>', 'kết quả khắc phục', 'what was done about it'),
  stage: option('--stage <stage>', 'chỉ hồ sơ ở bước này', 'only files in this stage'),
  movement: option('--movement <id>', 'phong trào: id hoặc mã', 'movement: id or code'),
  desk: option('--desk <desk>', 'chỉ hồ sơ đang ở nơi này', 'only files that wait at this desk'),
  limit: option('--limit <n>', 'số dòng, mặc định 30', 'rows, 30 by default'),
  after: option('--after <id>', 'tiếp sau hồ sơ này', 'after this file'),
  at: option('--at <instant>', 'như lúc đó: ngày hoặc thời điểm', 'as it stood: a day or an instant'),
  asOf: option('--as-of <date>', 'số liệu đến hết ngày', 'figures up to this day'),
  sheet: option('--sheet <name>', 'trang tính', 'the sheet'),
  encoding: option(
    '--encoding <reading>',
    'bảng mã cũ của tệp: tcvn3, vni, utf8AsWindows1252',
    'how the file was written before Unicode: tcvn3, vni, utf8AsWindows1252',
  ),
  status: option(
    '--status <status>',
    'dòng không ghi: estimate (ước) hoặc treasuryConfirmed (Kho bạc xác nhận)',
    'of rows that do not say: estimate or treasuryConfirmed',
  ),
  numbers: option(
    '--numbers <style>',
    'số ghi dạng chữ viết kiểu vi (1.234,5) hay en (1,234.5)',
    'numbers typed as text are written as vi (1.234,5) or en (1,234.5)',
  ),
  column: {
    ...option(
      '--column <key=heading>',
      'cột nào chứa gì: code="Mã công trình" hoặc code=B; dùng được nhiều lần',
      'which column holds what: code="Mã công trình" or code=B; may be repeated',
    ),
    repeated: true,
  },
  monthly: option(
    '--monthly',
    'tệp ghi số trong tháng: chương trình cộng thành lũy kế',
    'the file holds monthly amounts: they are summed up',
  ),
  dryRun: option('--dry-run', 'chỉ cho xem sẽ thay đổi gì', 'only show what would change'),
  knownAt: option(
    '--known-at <instant>',
    'chỉ số liệu đã ghi nhận đến lúc đó: ngày hoặc thời điểm',
    'only what was recorded by then: a day or an instant',
  ),
  repair: option(
    '--repair',
    'ghi lại các dòng suy ra được',
    'write anew the rows that only follow from journals',
  ),
  output: option('-o, --output <file>', 'ghi ra tệp', 'write to a file'),
  state: option('--state <state>', 'chỉ thư ở trạng thái này', 'only letters in this state'),
  with: option(
    '--with <file>',
    'tệp YAML các bước giả định sẽ làm: at, file, move, as, data',
    'a YAML file of moves that are to happen: at, file, move, as, data',
  ),
  port: option('--port <n>', 'cổng, mặc định 8080', 'port, 8080 by default'),
  only: option('--only <part>', 'chỉ chạy web hoặc workers', 'run only web or workers'),
  once: option('--once', 'dừng sau phần tóm tắt', 'end after the summary'),
  reset: option('--reset', 'xóa bản trình diễn cũ và diễn lại', 'empty an earlier demo and play it again'),
} as const satisfies Readonly<Record<string, OptionSpec>>;
export type OptionName = keyof typeof optionSpecs;

function option(flags: string, vi: string, en: string): OptionSpec {
  return { flags, says: { vi, en } };
}

/** What comes in from spreadsheets. */
export const templateTables = ['units', 'plans', 'disbursements'] as const;

export const shells = ['bash', 'zsh', 'fish'] as const;

/** Values that an operand takes, for completion and for a sentence; the rest is the engine's to judge. */
export const operandChoices: Readonly<Record<string, readonly string[]>> = {
  kind: fileKinds,
  role: roles.filter((role) => role !== 'clock'),
  shell: shells,
  report: reportNames,
  table: templateTables,
};

const acting = ['key'] as const satisfies readonly OptionName[];
const sheet = ['sheet', 'encoding', 'numbers', 'column'] as const satisfies readonly OptionName[];
const importing = [
  'movement',
  ...sheet,
  'dryRun',
  'reason',
  'unit',
  'key',
] as const satisfies readonly OptionName[];
const moving = ['key', 'reason', 'unit', 'onBehalfOf'] as const satisfies readonly OptionName[];

export const groups: Readonly<Record<string, Label>> = {
  movement: { vi: 'phong trào thi đua', en: 'emulation movements' },
  unit: { vi: 'danh bạ đơn vị', en: 'the register of units' },
  person: { vi: 'danh bạ người', en: 'the register of people' },
  file: { vi: 'hồ sơ', en: 'files' },
  import: { vi: 'nhập số liệu từ .xlsx, .csv', en: 'figures from .xlsx and .csv' },
  inspection: { vi: 'kiểm tra, đôn đốc', en: 'inspections and urging' },
  mail: { vi: 'thư đi', en: 'the outbox' },
  month: { vi: 'khóa sổ tháng', en: 'closing months' },
};

export const commands: readonly CommandSpec[] = [
  {
    usage: 'demo',
    says: {
      vi: 'diễn lại phong trào năm 2024 bằng dữ liệu mẫu',
      en: 'play the 2024 sprint with sample data',
    },
    optional: ['once', 'reset'],
    action: async () => (await import('./demo.js')).demo,
  },
  {
    usage: 'serve',
    says: {
      vi: 'chạy chương trình: đồng hồ nhắc việc, gửi thư, địa chỉ web',
      en: 'run the program: the clock, delivery of letters, web addresses',
    },
    optional: ['port', 'only'],
    action: async () => (await import('./serve.js')).serve,
  },
  {
    usage: 'movement check <file>',
    says: { vi: 'kiểm tra một tệp phong trào', en: 'check a movement file' },
    action: async () => (await import('./movementCheck.js')).check,
  },
  {
    usage: 'movement launch <file>',
    says: { vi: 'nạp tệp và phát động phong trào', en: 'load a file and launch the movement' },
    required: ['as'],
    optional: ['number', 'date', 'dryRun', 'unit', ...acting],
    action: async () => (await import('./movement.js')).launch,
  },
  {
    usage: 'movement amend <id> <file>',
    says: { vi: 'sửa đổi quy định, thời hạn của phong trào', en: 'a new version of its rules and dates' },
    required: ['as', 'seen', 'reason'],
    optional: ['unit', ...acting],
    action: async () => (await import('./movement.js')).amend,
  },
  {
    usage: 'milestones <movement>',
    says: {
      vi: 'tỷ lệ giải ngân của từng đơn vị so với mốc, tính đúng từng đồng',
      en: "each unit's rate against the milestone, exact to the đồng",
    },
    optional: ['asOf', 'knownAt'],
    action: async () => (await import('./milestones.js')).milestones,
  },
  {
    usage: 'rehearse <movement>',
    says: {
      vi: 'mọi thư sẽ gửi trong những ngày tới, không gửi thư nào; -o: .csv, .xlsx hoặc .ics',
      en: 'every letter that would go out in days to come, sending none; -o: .csv, .xlsx or .ics',
    },
    required: ['from', 'until'],
    optional: ['with', 'output'],
    action: async () => (await import('./rehearse.js')).rehearse,
  },
  {
    usage: 'progress <movement>',
    says: {
      vi: 'tiến độ của một đơn vị hoặc toàn tỉnh so với các mốc và cam kết, bằng hình SVG',
      en: "a unit's or the province's progress beside milestones and commitments, as an SVG",
    },
    optional: ['unit', 'asOf', 'knownAt', 'output'],
    action: async () => (await import('./progress.js')).progress,
  },
  {
    usage: 'report <report> <movement>',
    says: {
      vi: 'báo cáo trên màn hình, hoặc ra tệp .xlsx, .csv; months: --unit chọn đơn vị',
      en: 'a report on the screen, or as .xlsx or .csv; months: --unit chooses a unit',
    },
    optional: ['asOf', 'knownAt', 'unit', 'output'],
    action: async () => (await import('./report.js')).report,
  },
  {
    usage: 'reconciliation <movement>',
    says: {
      vi: 'đối chiếu số ước với số Kho bạc xác nhận của một ngày',
      en: "estimates beside the Treasury's figures of a day",
    },
    optional: ['asOf', 'knownAt'],
    action: async () => (await import('./reconciliation.js')).reconciliation,
  },
  {
    usage: 'import units <file>',
    says: { vi: 'nhập danh bạ đơn vị', en: 'import the register of units' },
    required: ['as'],
    optional: [...sheet, 'dryRun', 'unit'],
    action: async () => (await import('./importUnits.js')).units,
  },
  {
    usage: 'import plans <file>',
    says: { vi: 'nhập kế hoạch vốn của các dự án', en: "import the projects' plans" },
    required: ['as'],
    optional: [...importing, 'number', 'date'],
    action: async () => (await import('./import.js')).plans,
  },
  {
    usage: 'import disbursements <file>',
    says: {
      vi: 'nhập số giải ngân lũy kế của các dự án',
      en: "import the projects' cumulative disbursements",
    },
    required: ['as'],
    optional: [...importing, 'asOf', 'status', 'monthly'],
    action: async () => (await import('./import.js')).disbursements,
  },
  {
    usage: 'import template <table>',
    says: {
      vi: 'ghi biểu mẫu trống để điền và nhập lại',
      en: 'write an empty form to fill in and import',
    },
    required: ['output'],
    optional: ['monthly'],
    action: async () => (await import('./importTemplate.js')).template,
  },
  {
    usage: 'import undo <id>',
    says: {
      vi: 'hủy một lần nhập, số cũ có hiệu lực lại',
      en: 'undo an import; the figures before it count again',
    },
    required: ['as', 'reason'],
    optional: ['unit', ...acting],
    action: async () => (await import('./import.js')).undo,
  },
  {
    usage: 'month close <movement> <month>',
    says: { vi: 'khóa sổ một tháng, ví dụ 2024-09', en: 'close a month, such as 2024-09' },
    required: ['as'],
    optional: ['unit', ...acting],
    action: async () => (await import('./monthClose.js')).close,
  },
  {
    usage: 'inspection add <movement> <symbols...>',
    says: {
      vi: 'ghi một lần kiểm tra (--kind inspection) hoặc đôn đốc (--kind urging) các đơn vị',
      en: 'record an inspection (--kind inspection) or urging (--kind urging) of units',
    },
    required: ['kind', 'on', 'number', 'date', 'findings', 'as'],
    optional: ['due', 'project', 'leader', 'unit', ...acting],
    action: async () => (await import('./inspection.js')).add,
  },
  {
    usage: 'inspection list <movement>',
    says: {
      vi: 'các lần kiểm tra, đôn đốc và việc khắc phục',
      en: 'inspections, urging and their follow-up',
    },
    optional: ['asOf'],
    action: async () => (await import('./inspection.js')).list,
  },
  {
    usage: 'inspection follow-up <movement> <number> <symbols...>',
    says: { vi: 'ghi việc các đơn vị đã khắc phục', en: 'record what units did about it' },
    required: ['on', 'result', 'as'],
    optional: ['unit', ...acting],
    action: async () => (await import('./inspection.js')).followUp,
  },
  {
    usage: 'unit add',
    says: { vi: 'thêm một đơn vị', en: 'add a unit' },
    required: ['symbol', 'name', 'kind', 'as'],
    optional: ['parent', 'head', 'mailbox', 'from', ...acting],
    action: async () => (await import('./unit.js')).add,
  },
  {
    usage: 'unit succeed <symbols...>',
    says: {
      vi: 'ghi việc sắp xếp lại đơn vị (--kind merge, split, rename, abolish)',
      en: 'record a reorganisation (--kind merge, split, rename, abolish)',
    },
    required: ['on', 'basis', 'as'],
    optional: ['by', 'kind', 'take', ...acting],
    action: async () => (await import('./unit.js')).succeed,
  },
  {
    usage: 'unit follow <symbol> <project> <person>',
    says: { vi: 'ghi ai theo dõi, đôn đốc một dự án', en: 'say who follows a project' },
    required: ['movement', 'from', 'as'],
    optional: ['until', ...acting],
    action: async () => (await import('./unit.js')).follow,
  },
  {
    usage: 'person add',
    says: {
      vi: 'thêm một người; người đầu tiên không cần --as và là quản trị viên',
      en: 'add a person; the first needs no --as and becomes administrator',
    },
    required: ['name'],
    optional: ['as', 'position', 'payroll', ...acting],
    action: async () => (await import('./person.js')).add,
  },
  {
    usage: 'person grant <person> <role>',
    says: { vi: 'giao vai trò trong một đơn vị (--unit)', en: 'grant a role in a unit (--unit)' },
    required: ['unit', 'as'],
    optional: ['from', 'until', ...acting],
    action: async () => (await import('./person.js')).grant,
  },
  {
    usage: 'file open <kind>',
    says: { vi: 'lập một hồ sơ', en: 'open a file' },
    required: ['as', 'data'],
    optional: moving,
    action: async () => (await import('./file.js')).open,
  },
  {
    usage: 'file list',
    says: { vi: 'liệt kê hồ sơ', en: 'list files' },
    optional: ['kind', 'stage', 'unit', 'movement', 'desk', 'limit', 'after'],
    action: async () => (await import('./fileList.js')).list,
  },
  {
    usage: 'file show <id>',
    says: {
      vi: 'xem một hồ sơ: bước, nơi giữ, thời hạn, lịch sử',
      en: 'one file: stage, desk, deadlines, history',
    },
    optional: ['as', 'unit'],
    action: async () => (await import('./fileShow.js')).show,
  },
  {
    usage: 'file moves <id>',
    says: { vi: 'các bước mà người này được làm', en: 'the moves that this person may make' },
    required: ['as'],
    optional: ['unit'],
    action: async () => (await import('./file.js')).moves,
  },
  {
    usage: 'file move <id> <move>',
    says: { vi: 'làm một bước', en: 'make a move' },
    required: ['as', 'seen'],
    optional: ['data', ...moving],
    action: async () => (await import('./file.js')).move,
  },
  {
    usage: 'why <id> <move>',
    says: { vi: 'vì sao chưa làm được, ai gỡ được', en: 'what blocks this move, who can unblock it' },
    required: ['as'],
    optional: ['data', 'reason', 'unit', 'onBehalfOf'],
    action: async () => (await import('./why.js')).why,
  },
  {
    usage: 'mail check',
    says: {
      vi: 'kiểm tra gửi được thư không: chữ ký, máy chủ, đăng nhập',
      en: 'whether letters can go: signature, server, login',
    },
    action: async () => (await import('./mailCheck.js')).check,
  },
  {
    usage: 'mail list',
    says: { vi: 'các thư đi, mới nhất trước', en: 'letters, the latest first' },
    optional: ['state', 'limit'],
    action: async () => (await import('./mail.js')).list,
  },
  {
    usage: 'mail show <id>',
    says: { vi: 'một thư: đã đi tới đâu, đọc thế nào', en: 'one letter: what became of it, how it reads' },
    action: async () => (await import('./mail.js')).show,
  },
  {
    usage: 'mail why <id>',
    says: {
      vi: 'vì sao có thư này, tiếp theo là gì',
      en: 'why this letter was written, and what comes next',
    },
    action: async () => (await import('./mailWhy.js')).why,
  },
  {
    usage: 'mail hold <ids...>',
    says: { vi: 'giữ lại, chưa gửi', en: 'hold back' },
    required: ['as'],
    optional: ['unit', 'reason'],
    action: async () => (await import('./mailChange.js')).hold,
  },
  {
    usage: 'mail release <ids...>',
    says: { vi: 'cho gửi thư đang giữ', en: 'let held letters go' },
    required: ['as'],
    optional: ['unit', 'reason'],
    action: async () => (await import('./mailChange.js')).release,
  },
  {
    usage: 'mail resend <ids...>',
    says: { vi: 'gửi lại', en: 'send again' },
    required: ['as'],
    optional: ['unit', 'reason'],
    action: async () => (await import('./mailChange.js')).resend,
  },
  {
    usage: 'mail note <id> <text>',
    says: { vi: 'ghi chú cho thư', en: 'the note of a letter' },
    required: ['as'],
    optional: ['unit'],
    action: async () => (await import('./mailChange.js')).note,
  },
  {
    usage: 'mail served <id>',
    says: { vi: 'ghi đã giao bằng giấy: số, ngày, người nhận', en: 'record that it was served on paper' },
    required: ['as', 'data'],
    optional: ['unit'],
    action: async () => (await import('./mailChange.js')).served,
  },
  {
    usage: 'mail pause <movement>',
    says: {
      vi: 'tạm dừng thư nhắc của một phong trào; bậc rơi vào ngày tạm dừng thì bỏ qua, không gửi bù',
      en: 'pause the reminders of a movement; steps in the pause are passed over, not saved up',
    },
    required: ['as', 'reason'],
    optional: ['until', 'unit', ...acting],
    action: async () => (await import('./mailPause.js')).pause,
  },
  {
    usage: 'mail resume <movement>',
    says: { vi: 'gửi lại thư nhắc của phong trào', en: 'resume the reminders of a movement' },
    required: ['as', 'reason'],
    optional: ['unit', ...acting],
    action: async () => (await import('./mailPause.js')).resume,
  },
  {
    usage: 'replay <id>',
    says: { vi: 'tính lại hồ sơ từ nhật ký', en: 'recompute a file from its journal' },
    optional: ['at'],
    action: async () => (await import('./replay.js')).replay,
  },
  {
    usage: 'verify [id]',
    says: { vi: 'chứng minh nhật ký nguyên vẹn', en: 'prove that history is whole' },
    action: async () => (await import('./findings.js')).verify,
  },
  {
    usage: 'rebuild [id]',
    says: { vi: 'so trạng thái lưu với nhật ký', en: 'compare stored state with the journal' },
    optional: ['repair'],
    action: async () => (await import('./findings.js')).rebuild,
  },
  {
    usage: 'doctor',
    says: { vi: 'kiểm tra mọi điều kiện trên dữ liệu thật', en: 'check every invariant on live data' },
    action: async () => (await import('./doctor.js')).doctor,
  },
  {
    usage: 'completion <shell>',
    says: {
      vi: 'in phần tự hoàn thành lệnh cho bash, zsh, fish',
      en: 'print completion for bash, zsh, fish',
    },
    action: async () => (await import('./completion.js')).completion,
  },
];
