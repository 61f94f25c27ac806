import type { Label } from '../machines/fields.js';
import type { Verdict } from '../machines/reason.js';
import type { RuleName } from '../machines/ruleNames.js';

/** What each rule says when it refuses: what is wrong and what would satisfy it. */

type Values = Verdict['values'];
type Sentence = (values: Values) => Label;

const text = (value: Values[string] | undefined): string =>
  value === null || value === undefined ? '–' : String(value);
const fixed =
  (vi: string, en: string): Sentence =>
  () => ({ vi, en });

/** Why an award is not lawful here, by the key that the rule gives. */
const awardObstacles: Readonly<Record<string, Label>> = {
  onlyClusterLeader: {
    vi: 'Cờ thi đua hằng năm chỉ tặng cho tập thể dẫn đầu cụm, khối thi đua',
    en: 'the yearly flag goes to the collective that leads its cluster only',
  },
  onlyThematicOrCluster: {
    vi: 'Cờ thi đua chỉ tặng cho tập thể dẫn đầu cụm, khối hoặc dẫn đầu phong trào theo chuyên đề',
    en: 'a flag goes to the leader of a cluster or of a thematic movement only',
  },
  shorterThanThreeYears: {
    vi: 'Cờ thi đua chỉ tặng cho tập thể dẫn đầu phong trào theo chuyên đề từ 03 năm trở lên, khi tổng kết; phong trào này ngắn hơn',
    en: 'a flag needs a thematic movement of three years or more; this one is shorter',
  },
  onlyAtFinalReview: {
    vi: 'Cờ thi đua chỉ được xét khi tổng kết phong trào',
    en: 'a flag is considered at the final review only',
  },
  onlyTheLeader: {
    vi: 'Cờ thi đua chỉ tặng cho tập thể dẫn đầu phong trào',
    en: 'the flag goes to the collective that leads the movement only',
  },
  yearlyTitle: {
    vi: 'đây là danh hiệu xét hằng năm, không phải kết quả của một phong trào; kết quả phong trào chỉ là minh chứng',
    en: 'this is a yearly title, not the result of one movement',
  },
  decidedByTheHead: {
    vi: 'Giấy khen do thủ trưởng đơn vị quyết định, không trình Chủ tịch UBND tỉnh',
    en: "a Certificate of Merit is decided by the unit's own head, not by the provincial Chairman",
  },
  notOfThisMovement: {
    vi: 'hình thức này không có trong danh mục của phong trào',
    en: "this award is not on the movement's list",
  },
};
const subjectObstacles: Readonly<Record<string, Label>> = {
  award: {
    vi: 'hình thức này không tặng cho loại đối tượng này',
    en: 'this award is not for this kind of subject',
  },
  household: {
    vi: 'hộ gia đình chỉ được khen vì đóng góp công sức, đất đai, tài sản',
    en: 'a household is commended for labour, land or property only',
  },
  subject: {
    vi: 'phong trào không xét loại đối tượng này',
    en: 'the movement does not consider this kind of subject',
  },
  criterion: {
    vi: 'nội dung thi đua không có trong phong trào',
    en: "the content is not one of the movement's",
  },
};

export const ruleSentences: Readonly<Record<RuleName, Sentence>> = {
  inStage: (v) => ({
    vi: `Bước "${text(v['move'])}" không có khi hồ sơ ở "${text(v['stage'])}"`,
    en: `There is no move "${text(v['move'])}" while the file is in "${text(v['stage'])}"`,
  }),
  role: fixed('Người thực hiện chưa giữ vai trò cần có', 'The actor lacks the role'),
  relation: fixed(
    'Người thực hiện không ngồi ở bàn đang giữ việc này',
    'The actor does not sit at the desk that has this move',
  ),
  separate: (v) =>
    separation[text(v['conflict'])] ?? { vi: 'Không bất kiêm nhiệm', en: 'Separation of duties' },
  delegationInForce: fixed('Không có ủy quyền còn hiệu lực trong ngày', 'No delegation is in force today'),
  reasonGiven: fixed('Cần nêu lý do (--reason)', 'A reason is required (--reason)'),
  keyReused: (v) => ({
    vi: `Khóa "${text(v['key'])}" đã dùng cho một yêu cầu khác: hãy dùng khóa mới`,
    en: `The key "${text(v['key'])}" was used for another request: use a new one`,
  }),
  movementRunning: (v) => ({
    vi: `Phong trào chưa phát động hoặc đã kết thúc (đang ở "${text(v['stage'])}")`,
    en: `The movement is not running (it is in "${text(v['stage'])}")`,
  }),
  definitionUnits: (v) => ({
    vi: `Chưa có trong danh bạ các đơn vị: ${text(v['missing'])}; hãy thêm bằng "unit add"`,
    en: `Not in the register: ${text(v['missing'])}; add them with "unit add"`,
  }),
  awardLawful: (v) =>
    prefixed('Không thể đề nghị hình thức này', 'This award cannot be proposed', awardObstacles, v['why']),
  subjectFits: (v) =>
    prefixed('Đối tượng chưa phù hợp', 'The subject does not fit', subjectObstacles, v['why']),
  competentProposer: fixed(
    'Đơn vị không quản lý cán bộ, quỹ lương của người được đề nghị: đơn vị quản lý phải đề nghị',
    "The unit does not manage the nominee's staff and payroll: the managing unit proposes",
  ),
  periodSet: (v) => ({
    vi: `Thời gian tính thành tích ${text(v['from'])}–${text(v['until'])} phải nằm trong phong trào ${text(v['movementFrom'])}–${text(v['movementUntil'])}`,
    en: `The achievement period ${text(v['from'])}–${text(v['until'])} must lie inside the movement ${text(v['movementFrom'])}–${text(v['movementUntil'])}`,
  }),
  assessedBelow: (v) => ({
    vi: v['held']
      ? `Phiên bình xét chưa đạt: có mặt ${text(v['present'])}/${text(v['total'])} (cần ${text(v['quorum'])}), đồng ý ${text(v['for'])}, không đồng ý ${text(v['against'])}`
      : 'Chưa ghi phiên bình xét tại cơ sở',
    en: v['held']
      ? `The assessment fell short: ${text(v['present'])}/${text(v['total'])} present (${text(v['quorum'])} needed), ${text(v['for'])} for, ${text(v['against'])} against`
      : 'The grassroots assessment is not recorded',
  }),
  objectionOpen: fixed(
    'Không có ý kiến phản đối nào mang số này còn chờ trả lời',
    'No open objection has this number',
  ),
  objectionsAnswered: (v) => ({
    vi: `Còn ${text(v['open'])} ý kiến phản đối chưa trả lời`,
    en: `${text(v['open'])} objections are not answered`,
  }),
  postingOver: fixed('Chưa công khai đủ thời gian tại đơn vị', 'The public posting is not over'),
  dossierComplete: (v) => ({
    vi: `Hồ sơ còn thiếu: ${text(v['missing'])}`,
    en: `The dossier lacks: ${text(v['missing'])}`,
  }),
  conductDeclared: fixed(
    'Thủ trưởng chưa cam đoan: hồ sơ đúng, chấp hành tốt, nội bộ đoàn kết (tập thể)',
    'The head has not declared truth, conduct, and unity (collective)',
  ),
  namesConfirmed: fixed('Đơn vị chưa xác nhận tên in trên bằng', 'The name to be printed is not confirmed'),
  resultsTrue: (v) => ({
    vi: v['claim']
      ? `Số liệu kê khai "${text(v['claim'])}" ${text(v['claimedDisbursed'])}/${text(v['claimedPlan'])} đồng khác số liệu lưu ${text(v['recordedDisbursed'])}/${text(v['recordedPlan'])} đồng`
      : `Đối chiếu được ${text(v['compared'])}/${text(v['claimed'])} số liệu`,
    en: v['claim']
      ? `The claim "${text(v['claim'])}" of ${text(v['claimedDisbursed'])}/${text(v['claimedPlan'])} đồng is not the record ${text(v['recordedDisbursed'])}/${text(v['recordedPlan'])} đồng`
      : `${text(v['compared'])} of ${text(v['claimed'])} figures could be compared`,
  }),
  checklistTicked: (v) => ({
    vi: `Chưa kiểm tra đủ thành phần: ${text(v['open'])}`,
    en: `The checklist is open: ${text(v['open'])}`,
  }),
  inTime: (v) => ({
    vi: `Nhận ngày ${text(v['received'])}, quá hạn nộp hồ sơ ${text(v['deadline'])}: trả, hoặc Trưởng Ban nhận kèm lý do`,
    en: `Received ${text(v['received'])}, after the dossier deadline ${text(v['deadline'])}: return it, or the Board's head accepts with a reason`,
  }),
  supplementRoundLeft: (v) => ({
    vi: `Đã yêu cầu bổ sung ${text(v['rounds'])}/${text(v['allowed'])} lần`,
    en: `${text(v['rounds'])} of ${text(v['allowed'])} supplement rounds are used`,
  }),
  itemsAnswered: (v) => ({
    vi: `Còn ${text(v['open'])} mục chưa gửi hoặc chưa nêu lý do, trước hết: ${text(v['first'])}`,
    en: `${text(v['open'])} items are neither sent nor explained, first: ${text(v['first'])}`,
  }),
  supplementOverdue: fixed('Chưa hết hạn bổ sung của đơn vị', "The unit's supplement is not overdue yet"),
  changed: fixed('Nội dung đã sửa không ứng với nơi trình lại', 'What changed does not lead there'),
  part: fixed('Việc này của cơ quan thẩm định kia', 'This is for the other department'),
  opinionIs: fixed(
    'Chưa nêu ý kiến thống nhất hay không',
    'The opinion is neither favourable nor unfavourable',
  ),
  opinionStands: fixed('Chưa có ý kiến trước đó', 'No opinion stands'),
  opinionGrounded: fixed('Không thống nhất thì phải nêu lý do', 'An unfavourable opinion needs its ground'),
  askOverdue: fixed('Đơn vị còn thời hạn giải trình', 'The unit may still answer'),
  duplicatesRuled: (v) => ({
    vi: `Còn ${text(v['open'])} hồ sơ có thể trùng thành tích chưa kết luận`,
    en: `${text(v['open'])} possible duplicates are not ruled on`,
  }),
  sameOnlyUnfavourable: fixed(
    'Đã kết luận trùng thành tích: chỉ có thể không thống nhất',
    'Ruled the same achievement: only an unfavourable opinion is left',
  ),
  consultationAllowed: fixed('Phong trào không có bước lấy ý kiến', 'The movement has no consultation'),
  consultationOverdue: fixed('Chưa hết hạn trả lời', 'The consultation is not overdue yet'),
  consultationIs: fixed('Trạng thái lấy ý kiến khác', 'The consultation stands otherwise'),
  bothOpinions: (v) => ({
    vi: `Chưa đủ ý kiến của hai sở (thiếu: ${text(v['missing'])})`,
    en: `Both opinions are needed (missing: ${text(v['missing'])})`,
  }),
  consultationDone: fixed('Đang chờ trả lời lấy ý kiến', 'The consultation is not finished'),
  unfavourableQuoted: (v) => ({
    vi: `Tờ trình phải nêu ý kiến của Ban về ý kiến không thống nhất (${text(v['part'])})`,
    en: `The submission must quote the unfavourable opinion with the Board's note (${text(v['part'])})`,
  }),
  committeeConfigured: fixed('Phong trào không dùng bước Hội đồng', 'The movement has no committee step'),
  quorum: (v) => ({
    vi: `Có mặt ${text(v['present'])}/${text(v['members'])}, chưa đủ ${text(v['quorum'])}`,
    en: `${text(v['present'])}/${text(v['members'])} present, short of ${text(v['quorum'])}`,
  }),
  voteCounted: (v) => ({
    vi: `Kết quả theo phiếu là "${text(v['result'])}" (${text(v['for'])}/${text(v['of'])}, ngưỡng ${text(v['threshold'])} trên ${text(v['denominator'])}), không phải "${text(v['said'])}"`,
    en: `The ballots give "${text(v['result'])}" (${text(v['for'])}/${text(v['of'])}, threshold ${text(v['threshold'])} of ${text(v['denominator'])}), not "${text(v['said'])}"`,
  }),
  voteDone: fixed('Hội đồng chưa biểu quyết', 'The committee has not voted'),
  proposalFitsVote: fixed(
    'Hội đồng không thông qua: đề nghị không tặng, hoặc nêu lý do nếu phong trào cho phép',
    'The committee did not pass it: propose a decline, or give a reason where the movement allows',
  ),
  ballotNotOpen: fixed('Đang bỏ phiếu về hồ sơ này', 'The ballot on this file is open'),
  withinQuota: (v) => ({
    vi: `Đơn vị đã dùng ${text(v['used'])}/${text(v['allowed'])} chỉ tiêu: cần lý do của Ban`,
    en: `The unit has used ${text(v['used'])} of ${text(v['allowed'])}: the Board's reason is needed`,
  }),
  proposalClean: fixed(
    'Hồ sơ này chỉ có thể đề nghị không tặng',
    'This file can only be proposed for decline',
  ),
  notOnHold: (v) => ({
    vi: `Đang tạm dừng xét: ${text(v['open'])} lý do ở hồ sơ này, ${text(v['elsewhere'])} ở hồ sơ khác`,
    en: `On hold: ${text(v['open'])} grounds here, ${text(v['elsewhere'])} elsewhere`,
  }),
  noneSustained: fixed(
    'Có lý do tạm dừng được kết luận là đúng hoặc đã kỷ luật',
    'A hold ground was sustained or disciplined',
  ),
  notTwice: (v) => ({
    vi: `Thành tích này đã được khen (${text(v['decision'])}) hoặc chưa kết luận là khác`,
    en: `This achievement was awarded already (${text(v['decision'])}), or is not ruled different`,
  }),
  decider: (v) => ({
    vi: `Chủ tịch UBND tỉnh quyết định, hoặc Phó Chủ tịch ký KT.; không ký TL., TUQ. (đang là "${text(v['capacity'])}")`,
    en: `The Chairman decides, or a vice-chair signs for the Chairman; not by order or authorisation (given: "${text(v['capacity'])}")`,
  }),
  prizeConfirmed: fixed('Chưa xác nhận mức tiền thưởng', 'The prize is not confirmed'),
  outcomeIs: (v) => ({
    vi: `Kết quả hồ sơ là "${text(v['outcome'])}", cần "${text(v['wanted'])}"`,
    en: `The outcome is "${text(v['outcome'])}", "${text(v['wanted'])}" is needed`,
  }),
  payerIsDecider: fixed('Tiền thưởng chi từ quỹ của cấp quyết định', "The decider's own fund pays"),
  handedOverAndPaid: fixed(
    'Chưa trao bằng và chi thưởng: ghi đủ, hoặc nêu lý do',
    'Not handed over and paid: record both, or give a reason',
  ),
  revocable: fixed(
    'Cần một trong bốn căn cứ hủy bỏ kèm chứng cứ',
    'One of the four grounds with its evidence is needed',
  ),
  cameFrom: fixed('Hồ sơ không trở lại bước này', 'The file did not come from there'),
  withinPaid: (v) => ({
    vi: `Thu hồi ${text(v['sum'])} đồng vượt số còn phải thu ${text(v['left'])} đồng`,
    en: `${text(v['sum'])} đồng is more than the ${text(v['left'])} đồng left to recover`,
  }),
  recoveryComplete: fixed('Chưa thu hồi đủ bằng và tiền', 'Certificate and money are not all recovered'),
  undecided: (v) => ({
    vi: `Hồ sơ đã có kết quả "${text(v['outcome'])}", không tạm dừng được nữa`,
    en: `The file is decided ("${text(v['outcome'])}") and cannot be held`,
  }),
  groundReal: fixed(
    'Kiểm tra thường kỳ không phải lý do: cần có dấu hiệu vi phạm',
    'A routine inspection is no ground: signs of a violation are needed',
  ),
  groundOpen: (v) => ({
    vi: `Không có lý do tạm dừng số ${text(v['ground'])} đang mở`,
    en: `No open hold ground has the number ${text(v['ground'])}`,
  }),
  lastGround: fixed('Còn lý do tạm dừng khác', 'Other hold grounds are open'),
  symbolFree: (v) => ({
    vi: `Ký hiệu "${text(v['symbol'])}" đã có đơn vị dùng`,
    en: `The symbol "${text(v['symbol'])}" is taken`,
  }),
};

const separation: Readonly<Record<string, Label>> = {
  filer: {
    vi: 'Người lập, trình hoặc bổ sung hồ sơ không được thẩm định, biểu quyết hay quyết định hồ sơ đó',
    en: 'Whoever filed the dossier may not appraise, vote on or decide it',
  },
  nominee: {
    vi: 'Người được đề nghị không được xử lý hồ sơ của mình',
    en: 'The nominee may not handle their own file',
  },
  otherHalf: {
    vi: 'Người đã cho ý kiến của sở kia không cho ý kiến phần này',
    en: 'Whoever gave the other opinion may not give this one',
  },
};

function prefixed(
  vi: string,
  en: string,
  table: Readonly<Record<string, Label>>,
  key: Values[string] | undefined,
): Label {
  const why = table[text(key)];
  return why ? { vi: `${vi}: ${why.vi}`, en: `${en}: ${why.en}` } : { vi, en };
}
