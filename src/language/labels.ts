import type { Desk, FileKind, Role } from '../machines/attempt.js';
import { awards } from '../machines/awards.js';
import { obstacles } from '../machines/difficultyContext.js';
import type { Label } from '../machines/fields.js';
import { inspectionKinds } from '../machines/inspections.js';
import type { AwardKind, SubjectKind } from '../machines/movementDefinition.js';
import type { Merit, Outcome, papers } from '../machines/nominationContext.js';
import type { timers } from '../machines/timers.js';
import { successions } from '../machines/reorganisation.js';
import { workflowOf } from '../machines/workflows.js';
import { say, type Language } from './language.js';

/** Names that people see. Stages have theirs in the chart (`stages.ts`), moves and fields beside the move. */

export const roleLabels: Readonly<Record<Role, Label>> = {
  unitClerk: { vi: 'cán bộ của đơn vị', en: 'unit clerk' },
  unitHead: { vi: 'thủ trưởng đơn vị', en: 'unit head' },
  planningOfficer: { vi: 'chuyên viên thẩm định kết quả', en: 'planning officer' },
  planningLeader: { vi: 'lãnh đạo sở thẩm định kết quả', en: 'planning leader' },
  homeAffairsOfficer: { vi: 'chuyên viên Sở Nội vụ', en: 'home affairs officer' },
  homeAffairsLeader: { vi: 'lãnh đạo Sở Nội vụ', en: 'home affairs leader' },
  boardClerk: { vi: 'chuyên viên Ban TĐKT', en: 'Board clerk' },
  boardHead: { vi: 'lãnh đạo Ban TĐKT', en: 'head of the Board' },
  committeeSecretary: { vi: 'thư ký Hội đồng', en: 'committee secretary' },
  committeeMember: { vi: 'thành viên Hội đồng', en: 'committee member' },
  committeeChair: { vi: 'Chủ tịch Hội đồng', en: 'committee chair' },
  chairman: { vi: 'Chủ tịch UBND tỉnh', en: 'Chairman' },
  recordsClerk: { vi: 'văn thư Văn phòng UBND tỉnh', en: "records clerk of the Chairman's office" },
  auditor: { vi: 'người kiểm tra', en: 'auditor' },
  administrator: { vi: 'quản trị viên', en: 'administrator' },
  importer: { vi: 'trình nhập dữ liệu', en: 'importer' },
  clock: { vi: 'đồng hồ của hệ thống', en: 'clock' },
};

export const deskLabels: Readonly<Record<Desk, Label>> = {
  unit: { vi: 'đơn vị', en: 'unit' },
  responsible: { vi: 'đơn vị chịu trách nhiệm', en: 'responsible unit' },
  board: { vi: 'Ban Thi đua - Khen thưởng', en: 'Emulation-Awards Board' },
  planning: { vi: 'sở thẩm định kết quả', en: 'planning department' },
  homeAffairs: { vi: 'Sở Nội vụ', en: 'Department of Home Affairs' },
  committee: { vi: 'Hội đồng Thi đua - Khen thưởng', en: 'Emulation-Awards Committee' },
  chairman: { vi: 'Chủ tịch UBND tỉnh', en: 'Chairman' },
};

export const kindLabels: Readonly<Record<FileKind, Label>> = {
  nomination: { vi: 'Đề nghị khen thưởng', en: 'Nomination' },
  movement: { vi: 'Phong trào', en: 'Movement' },
  commitment: { vi: 'Cam kết', en: 'Commitment' },
  difficulty: { vi: 'Khó khăn, vướng mắc', en: 'Difficulty' },
  session: { vi: 'Phiên họp Hội đồng', en: 'Committee session' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  person: { vi: 'Người', en: 'Person' },
};

const timerLabels: Readonly<Record<(typeof timers)[number] | 'remind', Label>> = {
  grassrootsDue: { vi: 'Hạn bình xét', en: 'Assessment due' },
  receiveDue: { vi: 'Hạn tiếp nhận', en: 'Receipt due' },
  checkDue: { vi: 'Hạn kiểm tra hồ sơ', en: 'Completeness check due' },
  supplementDue: { vi: 'Hạn bổ sung', en: 'Supplement due' },
  appraisalDue: { vi: 'Hạn thẩm định', en: 'Appraisal due' },
  consultationDue: { vi: 'Hạn trả lời ý kiến', en: 'Consultation due' },
  consolidateDue: { vi: 'Hạn tổng hợp', en: 'Consolidation due' },
  sessionDue: { vi: 'Ngày họp Hội đồng', en: 'Session' },
  decideDue: { vi: 'Hạn quyết định', en: 'Decision due' },
  notifyDue: { vi: 'Hạn thông báo kết quả', en: 'Notification due' },
  handOverDue: { vi: 'Hạn trao tặng, chi thưởng', en: 'Handing over due' },
  resubmitDue: { vi: 'Hạn trình lại', en: 'Resubmission due' },
  holdReview: { vi: 'Rà soát việc tạm dừng', en: 'Review of the hold' },
  recoveryDue: { vi: 'Hạn thu hồi', en: 'Recovery due' },
  commitmentDue: { vi: 'Hạn gửi cam kết', en: 'Commitment due' },
  milestoneDue: { vi: 'Mốc giải ngân', en: 'Milestone' },
  commitmentCheckDue: { vi: 'Hạn kiểm tra cam kết', en: 'Check of the commitment due' },
  correctionDue: { vi: 'Hạn chỉnh sửa', en: 'Correction due' },
  difficultyAnswerDue: { vi: 'Hạn trả lời vướng mắc', en: 'Answer to the difficulty due' },
  directionDue: { vi: 'Hạn chỉ đạo', en: 'Direction due' },
  resolveDue: { vi: 'Hạn giải quyết', en: 'Resolution due' },
  confirmDue: { vi: 'Hạn xác nhận', en: 'Confirmation due' },
  followUpDue: { vi: 'Hạn khắc phục sau kiểm tra, đôn đốc', en: 'Follow-up due' },
  remind: { vi: 'Nhắc hạn', en: 'Reminder' },
};

const subjectLabels: Readonly<Record<SubjectKind, Label>> = {
  individual: { vi: 'cá nhân', en: 'individual' },
  collective: { vi: 'tập thể', en: 'collective' },
  enterprise: { vi: 'doanh nghiệp', en: 'enterprise' },
  household: { vi: 'hộ gia đình', en: 'household' },
};

const meritLabels: Readonly<Record<Merit, Label>> = {
  movementResult: { vi: 'thành tích trong phong trào', en: 'result in the movement' },
  unexpectedOutstanding: { vi: 'thành tích xuất sắc đột xuất', en: 'unexpected outstanding merit' },
  greatContribution: { vi: 'đóng góp lớn về kinh tế - xã hội', en: 'great socio-economic contribution' },
  initiative: { vi: 'sáng kiến, phát minh', en: 'initiative or invention' },
  landAndLabour: { vi: 'đóng góp công sức, đất đai, tài sản', en: 'contribution of labour, land, property' },
};

const paperLabels: Readonly<Record<(typeof papers)[number], Label>> = {
  statement: { vi: 'tờ trình', en: 'submission statement' },
  report: { vi: 'báo cáo thành tích', en: 'report on achievements' },
  minutes: { vi: 'biên bản xét', en: 'minutes' },
  certificate: {
    vi: 'chứng nhận, xác nhận của cơ quan có thẩm quyền',
    en: "competent authority's certificate",
  },
};

const outcomeLabels: Readonly<Record<Outcome, Label>> = {
  awarded: { vi: 'được khen thưởng', en: 'awarded' },
  declined: { vi: 'không được khen thưởng', en: 'declined' },
  returned: { vi: 'đã trả hồ sơ', en: 'returned' },
  withdrawn: { vi: 'đã rút đề nghị', en: 'withdrawn' },
  revoked: { vi: 'đã hủy bỏ quyết định', en: 'revoked' },
  notProposed: { vi: 'không đề nghị', en: 'not proposed' },
};

const awardLabels: Readonly<Record<AwardKind, Label>> = {
  diplomaOfMerit: awards.diplomaOfMerit.label,
  certificateOfMerit: awards.certificateOfMerit.label,
  emulationFlag: awards.emulationFlag.label,
  excellentLabourCollective: awards.excellentLabourCollective.label,
  provincialEmulationFighter: awards.provincialEmulationFighter.label,
};

/** Values of a field that takes one of several, by the value. */
const choiceLabels: Readonly<Record<string, Label>> = {
  ...roleLabels,
  ...deskLabels,
  ...subjectLabels,
  ...meritLabels,
  ...paperLabels,
  ...outcomeLabels,
  ...awardLabels,
  ...obstacles,
  ...successions,
  resolved: { vi: 'đã giải quyết', en: 'resolved' },
  urging: inspectionKinds.urging,
  // a nomination's grounds, methods and results
  wrongAward: { vi: 'sai hình thức khen thưởng', en: 'wrong award' },
  notCompetent: { vi: 'không đúng thẩm quyền đề nghị', en: 'not competent to propose' },
  outsideMovement: { vi: 'ngoài phạm vi phong trào', en: 'outside the movement' },
  notAssessed: { vi: 'chưa bình xét từ cơ sở', en: 'not assessed below' },
  late: { vi: 'quá hạn nhận hồ sơ', en: 'late' },
  incompleteAfterSupplement: { vi: 'vẫn thiếu sau khi bổ sung', en: 'incomplete after the supplement' },
  primeMinister: { vi: 'kế hoạch vốn Thủ tướng Chính phủ giao', en: "the Prime Minister's plan" },
  provincialCouncil: { vi: 'kế hoạch vốn HĐND tỉnh giao', en: "the provincial council's plan" },
  total: { vi: 'tổng kế hoạch vốn', en: 'the total plan' },
  open: { vi: 'công khai', en: 'open' },
  secret: { vi: 'bỏ phiếu kín', en: 'secret' },
  inPerson: { vi: 'nộp trực tiếp', en: 'in person' },
  post: { vi: 'qua bưu chính', en: 'by post' },
  documentSystem: { vi: 'qua hệ thống văn bản', en: 'by the document system' },
  favourable: { vi: 'thống nhất', en: 'favourable' },
  unfavourable: { vi: 'không thống nhất', en: 'unfavourable' },
  same: { vi: 'cùng một thành tích', en: 'same achievement' },
  different: { vi: 'thành tích khác', en: 'different achievement' },
  passed: { vi: 'đạt', en: 'passed' },
  notPassed: { vi: 'không đạt', en: 'not passed' },
  tie: { vi: 'ngang phiếu', en: 'tie' },
  award: { vi: 'khen thưởng', en: 'award' },
  decline: { vi: 'không khen thưởng', en: 'decline' },
  viceChairman: { vi: 'Phó Chủ tịch ký thay (KT.)', en: 'vice-chair for the Chairman (KT.)' },
  byOrder: { vi: 'thừa lệnh (TL.)', en: 'by order (TL.)' },
  byAuthorisation: { vi: 'thừa ủy quyền (TUQ.)', en: 'by authorisation (TUQ.)' },
  wrongSubject: { vi: 'không đúng đối tượng', en: 'wrong subject' },
  belowStandard: { vi: 'chưa đủ tiêu chuẩn', en: 'below the standard' },
  incomplete: { vi: 'hồ sơ chưa đầy đủ', en: 'incomplete' },
  violation: { vi: 'có vi phạm', en: 'violation' },
  sameAchievement: { vi: 'thành tích đã được khen thưởng', en: 'achievement already awarded' },
  proposal: { vi: 'nội dung đề nghị', en: 'the proposal' },
  papers: { vi: 'giấy tờ', en: 'papers' },
  name: { vi: 'họ tên', en: 'name' },
  position: { vi: 'chức danh', en: 'position' },
  nominee: { vi: 'người được khen', en: 'the nominee' },
  family: { vi: 'gia đình', en: 'the family' },
  fraud: { vi: 'gian dối trong kê khai', en: 'fraud in declaring' },
  falseInformation: { vi: 'thông tin sai, giấy tờ giả', en: 'untrue information or forged papers' },
  unlawfulProcedure: { vi: 'thẩm định, xét, đề nghị trái quy định', en: 'procedure against the law' },
  violationConcluded: { vi: 'có kết luận về vi phạm', en: 'a concluded violation' },
  none: { vi: 'chưa thu hồi', en: 'not back' },
  back: { vi: 'đã nộp lại', en: 'back' },
  lost: { vi: 'khai báo mất', en: 'declared lost' },
  disciplinePending: { vi: 'đang xem xét kỷ luật', en: 'discipline pending' },
  investigation: { vi: 'điều tra', en: 'investigation' },
  inspection: { vi: 'thanh tra', en: 'inspection' },
  examination: { vi: 'kiểm tra', en: 'examination' },
  complaint: { vi: 'khiếu nại', en: 'complaint' },
  denunciation: { vi: 'tố cáo', en: 'denunciation' },
  pressReport: { vi: 'phản ánh của báo chí', en: 'press report' },
  cleared: { vi: 'không có vi phạm', en: 'cleared' },
  sustained: { vi: 'có vi phạm', en: 'sustained' },
  disciplined: { vi: 'bị kỷ luật', en: 'disciplined' },
  // kinds of units
  province: { vi: 'tỉnh', en: 'province' },
  department: { vi: 'sở, ban, ngành', en: 'department' },
  district: { vi: 'cấp huyện', en: 'district' },
  commune: { vi: 'cấp xã', en: 'commune' },
  investor: { vi: 'chủ đầu tư', en: 'investor' },
  projectBoard: { vi: 'ban quản lý dự án', en: 'project management board' },
  office: { vi: 'văn phòng', en: 'office' },
};

/** The label of a choice; one that nobody named is shown as it is. */
export function choice(value: string, language: Language): string {
  const label = choiceLabels[value];
  return label ? say(label, language) : value;
}

/** Several choices, comma-separated as verdicts carry them. */
export const choices = (values: string, language: Language): string =>
  values
    .split(',')
    .filter((value) => value !== '')
    .map((value) => choice(value, language))
    .join(', ');

/** A move's button, or the name of the deadline that the clock's move stands for. */
export function move(kind: FileKind, version: number | null, type: string, language: Language): string {
  const workflow = workflowOf(kind, version);
  const label = workflow?.moves[type]?.label ?? timerLabelOf(type) ?? workflow?.clockMoves[type]?.label;
  return label ? say(label, language) : type;
}

/** A deadline by its timer; what follows a colon tells several of one stage apart. */
export function timer(name: string, language: Language): string {
  const label = timerLabelOf(name);
  const [, key] = name.split(':');
  return label ? [say(label, language), ...(key === undefined ? [] : [key])].join(' ') : name;
}
/** A step of a deadline's ladder; the last day itself has no number. */
export const rung = (name: string, step: string | null, language: Language): string =>
  step === null || step === 'due' ? timer(name, language) : `${timer(name, language)} ${step}`;
const timerLabelOf = (name: string): Label | undefined => {
  const [plain = name] = name.split(':');
  return Object.entries(timerLabels).find(([known]) => known === plain)?.[1];
};
