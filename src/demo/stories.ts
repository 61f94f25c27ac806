import type { JsonObject, LegalDate, Role } from '../machines/attempt.js';
import type { SubjectKind } from '../machines/movementDefinition.js';

/**
 * What happens in the demo: sample nominees, labelled as samples, each with the moves of its story. The plan, the
 * units and the dates are real; nobody in it is.
 */

/** Who makes a move: a role, at the desk where it sits that day; a deputy where the leader may not. */
export type By = Role | 'homeAffairsDeputy';

export interface Step {
  readonly on: LegalDate;
  readonly move: string;
  readonly by: By;
  /** The unit whose person acts, by symbol, where it is not the file's own. */
  readonly at?: string;
  readonly data?: JsonObject;
  readonly reason?: string;
  /** A role whose signed paper the move records. */
  readonly signedBy?: Role;
}

/** What happens to one file of a unit. */
export interface Course {
  readonly unit: string;
  readonly steps: readonly Step[];
}

/** A nomination from its draft on. */
export interface Story extends Course {
  readonly title: string;
  /** Its label says that it is a sample. */
  readonly nominee: string;
  readonly kind: SubjectKind;
}

const sample = (n: number, kind: SubjectKind): string =>
  `${kind === 'individual' ? 'Cá nhân' : 'Tập thể'} mẫu ${String(n).padStart(2, '0')}`;

export const step = (
  on: LegalDate,
  move: string,
  by: By,
  more: Omit<Step, 'on' | 'move' | 'by'> = {},
): Step => ({
  on,
  move,
  by,
  ...more,
});

const sha256 = (letter: string): string => letter.repeat(64);
const items = (name: string) => ({
  items: [{ item: name, why: 'Chưa có chữ ký của thủ trưởng' }],
  due: null,
});
const answers = (name: string) => ({
  items: [{ item: name, paper: 'report', sha256: sha256('b'), explanation: null }],
});

/** The road, in stretches, each on its day. */
const assessed = (day: LegalDate): Step[] => [
  step(day, 'startGrassroots', 'unitClerk', {
    data: { date: day, place: 'Hội trường cơ quan', called: 24, due: null },
  }),
  step(day, 'recordSession', 'unitClerk', {
    data: {
      date: day,
      present: 22,
      total: 24,
      method: 'open',
      for: 20,
      against: 1,
      blank: 1,
      minutes: { number: '05/BB', date: day, sha256: sha256('c') },
    },
  }),
];
const submitted = (day: LegalDate): Step[] => [step(day, 'submit', 'unitHead')];
const received = (day: LegalDate): Step[] => [
  step(day, 'receive', 'boardClerk', { data: { channel: 'documentSystem', sets: 1, number: `TN-${day}` } }),
];
const accepted = (day: LegalDate): Step[] => [
  step(day, 'acceptComplete', 'boardClerk', {
    data: { checklist: { statement: true, report: true, minutes: true, signatures: true, names: true } },
  }),
];
const planningSays = (day: LegalDate, opinion: 'favourable' | 'unfavourable', by: By = 'planningLeader') =>
  step(day, 'giveOpinion', by, {
    data: opinionData('planning', opinion, day, 'Chưa đủ chứng từ xác nhận của Kho bạc'),
  });
const homeAffairsSays = (
  day: LegalDate,
  opinion: 'favourable' | 'unfavourable',
  by: By = 'homeAffairsLeader',
) =>
  step(day, 'giveOpinion', by, {
    data: opinionData('homeAffairs', opinion, day, 'Chưa hoàn thành nhiệm vụ được giao'),
  });
const opinionData = (part: string, opinion: string, day: LegalDate, ground: string): JsonObject => ({
  part,
  opinion,
  ground: opinion === 'unfavourable' ? ground : null,
  number: part === 'planning' ? '412/STC-ĐT' : '388/SNV-TĐKT',
  date: day,
  figures: [],
  evidence: [],
});
const appraised = (day: LegalDate): Step[] => [
  planningSays(day, 'favourable'),
  homeAffairsSays(day, 'favourable'),
];
const proposed = (day: LegalDate, proposal: 'award' | 'decline', note: string | null = null): Step[] => [
  step(day, 'submitToChairman', 'boardHead', {
    data: {
      statement: { number: '31/TTr-BTĐKT', date: day },
      proposal,
      list: 'Danh sách kèm Tờ trình 31',
      draftDecision: sha256('d'),
      notes: { planning: note, homeAffairs: note },
    },
  }),
];
const decision = (number: string, day: LegalDate) => ({ number, date: day, capacity: 'chairman' });
const awarded = (day: LegalDate, number: string): Step[] => [
  step(day, 'award', 'chairman', {
    data: {
      ...decision(number, day),
      sha256: sha256('e'),
      achievementPeriod: { from: '2024-07-20', until: '2025-01-31' },
      prize: '3510000',
      prizeConfirmed: true,
    },
  }),
];
const told = (day: LegalDate): Step[] => [
  step(day, 'notifyResult', 'boardClerk', { data: { date: day, copies: 3 } }),
];
const filed = (day: LegalDate): Step[] => [
  step(day, 'handOver', 'boardClerk', {
    data: { date: day, to: 'nominee', occasion: 'Hội nghị quý I/2025' },
  }),
  step(day, 'recordPayment', 'boardClerk', { data: { amount: '3510000', date: day } }),
  step(day, 'close', 'boardClerk', { data: { archive: 'LT-2025-01' } }),
];

/** Far enough for a decision: what most stories begin with. */
const toConsolidation = (): Step[] => [
  ...assessed('2025-02-10'),
  ...submitted('2025-02-12'),
  ...received('2025-02-13'),
  ...accepted('2025-02-14'),
  ...appraised('2025-02-24'),
];
const toChairman = (): Step[] => [...toConsolidation(), ...proposed('2025-02-27', 'award')];

const story = (n: number, title: string, unit: string, kind: SubjectKind, steps: readonly Step[]): Story => ({
  title,
  unit,
  kind,
  steps,
  nominee: sample(n, kind),
});

export const stories: readonly Story[] = [
  story(1, 'được khen thưởng, trao bằng, chi thưởng, lưu hồ sơ', 'UBND-LG', 'individual', [
    ...toChairman(),
    ...awarded('2025-03-05', '512/QĐ-UBND'),
    ...told('2025-03-07'),
    ...filed('2025-03-20'),
  ]),
  story(2, 'một sở không thống nhất, Ban trình có lý do, được khen thưởng', 'UBND-TP', 'collective', [
    ...assessed('2025-02-10'),
    ...submitted('2025-02-12'),
    ...received('2025-02-13'),
    ...accepted('2025-02-14'),
    planningSays('2025-02-24', 'unfavourable'),
    homeAffairsSays('2025-02-25', 'favourable'),
    ...proposed('2025-03-03', 'award', 'Kho bạc đã xác nhận bổ sung; đề nghị Chủ tịch xem xét'),
    ...awarded('2025-03-10', '530/QĐ-UBND'),
    ...told('2025-03-12'),
  ]),
  story(3, 'không được khen thưởng, đã thông báo', 'UBND-BB', 'individual', [
    ...assessed('2025-02-11'),
    ...submitted('2025-02-13'),
    ...received('2025-02-14'),
    ...accepted('2025-02-17'),
    planningSays('2025-02-26', 'favourable'),
    homeAffairsSays('2025-02-26', 'unfavourable'),
    ...proposed('2025-03-04', 'decline', 'Thống nhất với Sở Nội vụ'),
    step('2025-03-11', 'decline', 'chairman', {
      data: { ...decision('541/QĐ-UBND', '2025-03-11'), ground: 'belowStandard' },
      reason: 'Chưa đạt tiêu chuẩn thành tích xuất sắc trong phong trào',
    }),
    ...told('2025-03-13'),
    step('2025-03-20', 'close', 'boardClerk', { data: { archive: 'LT-2025-02' } }),
  ]),
  story(4, 'bị trả, trình lại, bổ sung rồi được khen thưởng', 'UBND-HTB', 'individual', [
    ...assessed('2025-02-05'),
    ...submitted('2025-02-06'),
    ...received('2025-02-07'),
    step('2025-02-10', 'returnDossier', 'boardHead', {
      data: { ground: 'notAssessed', basis: 'Kế hoạch, mục I.2' },
      reason: 'Biên bản chưa ghi kết quả bình xét',
    }),
    step('2025-02-12', 'resubmit', 'unitHead', {
      data: { changed: 'minutes' },
      reason: 'Đã họp lại, lập lại biên bản',
    }),
    ...assessed('2025-02-12').slice(1),
    ...submitted('2025-02-13'),
    ...received('2025-02-14'),
    step('2025-02-17', 'requestSupplement', 'boardClerk', { data: items('Báo cáo thành tích') }),
    step('2025-02-19', 'sendSupplement', 'unitClerk', { data: answers('Báo cáo thành tích') }),
    ...accepted('2025-02-20'),
    ...appraised('2025-02-26'),
    ...proposed('2025-03-05', 'award'),
    ...awarded('2025-03-12', '545/QĐ-UBND'),
    ...told('2025-03-14'),
  ]),
  story(5, 'đơn vị rút đề nghị', 'UBND-HTN', 'individual', [
    ...assessed('2025-02-10'),
    ...submitted('2025-02-12'),
    ...received('2025-02-13'),
    ...accepted('2025-02-14'),
    step('2025-02-20', 'withdraw', 'unitHead', {
      data: { nomineeTold: true },
      reason: 'Người được đề nghị xin rút',
    }),
    ...told('2025-02-21'),
  ]),
  story(6, 'tạm dừng vì có đơn tố cáo, được xét tiếp và khen thưởng', 'UBND-HT', 'individual', [
    ...assessed('2025-02-10'),
    ...submitted('2025-02-12'),
    ...received('2025-02-13'),
    ...accepted('2025-02-14'),
    planningSays('2025-02-18', 'favourable'),
    step('2025-02-19', 'putOnHold', 'homeAffairsLeader', {
      data: {
        kind: 'denunciation',
        signsOfViolation: false,
        paper: { number: '77/SNV-TTr', date: '2025-02-19' },
        since: '2025-02-19',
      },
    }),
    step('2025-03-05', 'liftHold', 'boardHead', {
      data: {
        ground: 1,
        outcome: 'cleared',
        from: null,
        until: null,
        paper: { number: '102/KL-SNV', date: '2025-03-04' },
      },
    }),
    homeAffairsSays('2025-03-06', 'favourable'),
    ...proposed('2025-03-10', 'award'),
    step('2025-03-14', 'award', 'recordsClerk', {
      data: {
        ...decision('560/QĐ-UBND', '2025-03-14'),
        sha256: sha256('f'),
        achievementPeriod: { from: '2024-07-20', until: '2025-01-31' },
        prize: '3510000',
        prizeConfirmed: true,
      },
      signedBy: 'chairman',
    }),
    ...told('2025-03-18'),
  ]),
  story(7, 'khen thưởng rồi hủy bỏ vì kê khai sai, đã thu hồi', 'UBND-TL', 'individual', [
    ...toChairman(),
    ...awarded('2025-03-05', '513/QĐ-UBND'),
    ...told('2025-03-07'),
    ...filed('2025-03-10'),
    step('2025-03-17', 'proposeRevocation', 'boardHead', {
      data: { ground: 'falseInformation', evidence: sha256('1'), conclusion: null, paid: '3510000' },
      reason: 'Số liệu giải ngân trong báo cáo không có trong sổ Kho bạc',
    }),
    step('2025-03-20', 'revoke', 'chairman', { data: decision('601/QĐ-UBND', '2025-03-20') }),
    step('2025-03-25', 'recordRecovery', 'boardClerk', {
      data: { certificate: 'back', sum: '3510000', enforced: false, date: '2025-03-25', receipt: 'BN-07' },
    }),
    step('2025-03-26', 'close', 'boardClerk', { data: { archive: 'LT-2025-03' } }),
  ]),
  story(8, 'bị trả, hết hạn không trình lại', 'UBND-ĐL', 'individual', [
    ...assessed('2025-02-05'),
    ...submitted('2025-02-06'),
    ...received('2025-02-07'),
    step('2025-02-10', 'returnDossier', 'boardHead', {
      data: { ground: 'outsideMovement', basis: 'Kế hoạch, mục II.1' },
      reason: 'Thành tích ngoài phong trào',
    }),
  ]),
  story(9, 'không đề nghị sau bình xét', 'UBND-PQ', 'individual', [
    ...assessed('2025-03-10'),
    step('2025-03-12', 'dropProposal', 'unitHead', { reason: 'Tập thể chọn người khác' }),
  ]),
  story(10, 'đang chờ tại đơn vị: dự thảo', 'UBND-PT', 'individual', []),
  story(11, 'đang chờ tại đơn vị: bình xét', 'UBND-PT', 'collective', assessed('2025-03-24')),
  story(12, 'đang chờ Ban tiếp nhận', 'UBND-LG', 'collective', [
    ...assessed('2025-03-24'),
    ...submitted('2025-03-27'),
  ]),
  story(13, 'đang chờ đơn vị bổ sung', 'UBND-TP', 'individual', [
    ...assessed('2025-03-17'),
    ...submitted('2025-03-19'),
    ...received('2025-03-20'),
    step('2025-03-24', 'requestSupplement', 'boardClerk', { data: items('Báo cáo thành tích') }),
  ]),
  story(14, 'đang chờ Sở Tài chính thẩm định', 'UBND-BB', 'collective', [
    ...assessed('2025-03-11'),
    ...submitted('2025-03-13'),
    ...received('2025-03-14'),
    ...accepted('2025-03-17'),
    homeAffairsSays('2025-03-24', 'favourable'),
  ]),
  story(15, 'đang chờ Sở Nội vụ thẩm định', 'UBND-HTB', 'collective', [
    ...assessed('2025-03-11'),
    ...submitted('2025-03-13'),
    ...received('2025-03-14'),
    ...accepted('2025-03-17'),
    planningSays('2025-03-24', 'favourable'),
  ]),
  story(16, 'đang chờ Ban tổng hợp', 'UBND-HTN', 'collective', [
    ...assessed('2025-03-05'),
    ...submitted('2025-03-06'),
    ...received('2025-03-07'),
    ...accepted('2025-03-10'),
    ...appraised('2025-03-24'),
  ]),
  story(17, 'đang chờ Hội đồng', 'UBND-HT', 'collective', [
    ...toConsolidation(),
    step('2025-03-20', 'putToCommittee', 'boardHead', {
      data: { session: 'HĐ-2025-02', date: '2025-04-02', order: 1 },
    }),
  ]),
  story(18, 'đang chờ Chủ tịch quyết định', 'UBND-TL', 'collective', [
    ...toConsolidation(),
    ...proposed('2025-03-25', 'award'),
  ]),
  story(19, 'đang tạm dừng xét', 'UBND-ĐL', 'collective', [
    ...toConsolidation(),
    step('2025-03-18', 'putOnHold', 'boardHead', {
      data: {
        kind: 'inspection',
        signsOfViolation: true,
        paper: { number: '15/TTr', date: '2025-03-18' },
        since: '2025-03-18',
      },
    }),
  ]),
  story(21, 'đang chờ Ban kiểm tra thành phần hồ sơ', 'UBND-PT', 'individual', [
    ...assessed('2025-03-20'),
    ...submitted('2025-03-26'),
    ...received('2025-03-27'),
  ]),
  story(22, 'đã bị trả, đang chờ đơn vị trình lại', 'UBND-PQ', 'collective', [
    ...assessed('2025-03-17'),
    ...submitted('2025-03-19'),
    ...received('2025-03-20'),
    step('2025-03-25', 'returnDossier', 'boardHead', {
      data: { ground: 'notAssessed', basis: 'Kế hoạch, mục I.2' },
      reason: 'Biên bản chưa ghi kết quả bình xét',
    }),
  ]),
  story(20, 'lãnh đạo Sở tự đề nghị: phó giám đốc thẩm định', 'SNV', 'individual', [
    ...assessed('2025-02-10'),
    ...submitted('2025-02-12'),
    ...received('2025-02-13'),
    ...accepted('2025-02-14'),
    planningSays('2025-02-25', 'favourable'),
    homeAffairsSays('2025-02-25', 'favourable', 'homeAffairsDeputy'),
    ...proposed('2025-03-03', 'award'),
  ]),
];
