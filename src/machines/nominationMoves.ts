import { awardKinds } from './movementDefinition.js';
import { commonMoves } from './commonMoves.js';
import type { Fields } from './fields.js';
import {
  amount,
  choice,
  count,
  date,
  group,
  listOf,
  numbered,
  optional,
  part,
  period,
  person,
  scanned,
  sha256,
  text,
  tick,
} from './formFields.js';
import type { Moves } from './move.js';
import { merits, papers } from './nominationContext.js';

const claim = group('Kết quả giải ngân kê khai', 'Claimed disbursement', {
  key: text('Mã', 'Key', 40),
  basis: choice('Kế hoạch vốn', 'Plan basis', ['primeMinister', 'provincialCouncil', 'total']),
  asOf: date('Đến ngày', 'As of'),
  disbursed: amount('Đã giải ngân (đồng)', 'Disbursed (đồng)'),
  plan: amount('Kế hoạch vốn (đồng)', 'Plan (đồng)'),
});
const nominee = group('Người được đề nghị', 'Nominee', {
  kind: choice('Loại', 'Kind', ['individual', 'collective', 'enterprise', 'household']),
  id: { kind: 'text', max: 26, label: { vi: 'Mã hồ sơ', en: 'File id' } },
  seq: { kind: 'integer', min: 1, label: { vi: 'Phiên bản', en: 'Version' } },
});
const evidence = listOf(
  'Minh chứng nội dung II.2–II.6',
  'Evidence for contents II.2–II.6',
  group('Minh chứng', 'Evidence', {
    content: text('Nội dung', 'Content', 60),
    text: text('Minh chứng', 'Evidence'),
    achieved: optional(amount('Đã thực hiện (đồng)', 'Achieved (đồng)')),
    estimate: optional(amount('Dự toán được giao (đồng)', 'Estimate (đồng)')),
  }),
);
const proposal: Fields = {
  nominee,
  award: choice('Hình thức khen thưởng', 'Award', awardKinds),
  criterion: text('Nội dung thi đua', 'Content of emulation', 60),
  merit: choice('Loại thành tích', 'Kind of merit', merits),
  claims: listOf('Kết quả kê khai', 'Claims', claim),
  evidence: optional(evidence),
  achievementPeriod: period('Thời gian tính thành tích', 'Achievement period'),
  posthumous: optional(tick('Truy tặng', 'Posthumous')),
};
const dossier: Fields = {
  statement: numbered('Tờ trình', 'Submission statement'),
  signer: person('Người ký tờ trình', 'Signer of the statement'),
  papers: listOf(
    'Thành phần hồ sơ',
    'Papers',
    group('Giấy tờ', 'Paper', { paper: choice('Loại', 'Kind', papers), sha256 }),
  ),
  declarations: group('Cam đoan của thủ trưởng', 'Declarations of the head', {
    truth: tick('Hồ sơ đúng sự thật', 'The dossier is true'),
    conduct: tick('Chấp hành tốt chủ trương, chính sách, pháp luật', 'Good conduct'),
    unity: optional(tick('Nội bộ đoàn kết (tập thể)', 'Internal unity (collective)')),
  }),
  printedName: {
    kind: 'integer',
    min: 1,
    label: { vi: 'Phiên bản tên in trên bằng', en: 'Version of the name to be printed' },
  },
};
const askedItems = listOf(
  'Mục yêu cầu',
  'Items',
  group('Mục', 'Item', {
    item: text('Tên mục', 'Item', 200),
    why: text('Còn thiếu gì', 'What is missing', 500),
  }),
  1,
);
const sentItems = listOf(
  'Mục gửi',
  'Items',
  group('Mục', 'Item', {
    item: text('Tên mục', 'Item', 200),
    paper: optional(choice('Loại giấy tờ', 'Kind of paper', papers)),
    sha256: optional(sha256),
    explanation: optional(text('Vì sao không thể có', 'Why it cannot be had', 500)),
  }),
  1,
);
const decisionPaper: Fields = {
  number: text('Số quyết định', 'Decision number', 100),
  date: date('Ngày quyết định', 'Decision date'),
  capacity: choice('Thẩm quyền ký', 'Signs as', ['chairman', 'viceChairman', 'byOrder', 'byAuthorisation']),
};

const departments = { planning: ['planningLeader'], homeAffairs: ['homeAffairsLeader'] } as const;
const officers = { planning: ['planningOfficer'], homeAffairs: ['homeAffairsOfficer'] } as const;
const unitHead = { planning: ['unitHead'], homeAffairs: ['unitHead'] } as const;

/** The moves of a nomination: who presses what, and what it asks. Where it leads stands in `nomination.ts`. */
export const nominationMoves = {
  open: {
    label: { vi: 'Lập đề nghị', en: 'Open a nomination' },
    by: ['unitClerk', 'boardClerk', 'importer'],
    fields: {
      movement: { kind: 'file', of: 'movement', label: { vi: 'Phong trào', en: 'Movement' } },
      unit: { kind: 'file', of: 'unit', label: { vi: 'Đơn vị đề nghị', en: 'Nominating unit' } },
      ...proposal,
    },
  },
  editDraft: { label: { vi: 'Sửa bản nháp', en: 'Edit the draft' }, by: ['unitClerk'], fields: proposal },
  startGrassroots: {
    label: { vi: 'Đưa ra bình xét', en: 'Start the assessment' },
    by: ['unitClerk'],
    fields: {
      date: date('Ngày họp', 'Date'),
      place: text('Địa điểm', 'Place', 200),
      called: count('Số người được mời', 'People called'),
      due: optional(date('Hạn của đơn vị', "Unit's own deadline")),
    },
  },
  dropProposal: {
    label: { vi: 'Không đề nghị', en: 'Do not propose' },
    by: ['unitHead'],
    reason: 'required',
    fields: {},
  },
  recordSession: {
    label: { vi: 'Ghi phiên bình xét', en: 'Record the session' },
    by: ['unitClerk'],
    fields: {
      date: date('Ngày họp', 'Date'),
      present: count('Có mặt', 'Present'),
      total: count('Tổng số', 'Total'),
      method: choice('Cách biểu quyết', 'Method', ['open', 'secret']),
      for: count('Đồng ý', 'For'),
      against: count('Không đồng ý', 'Against'),
      blank: count('Phiếu trắng', 'Blank'),
      chair: person('Chủ trì', 'Chair'),
      secretary: person('Thư ký', 'Secretary'),
      minutes: scanned('Biên bản', 'Minutes'),
    },
  },
  postPublicly: {
    label: { vi: 'Công khai tại đơn vị', en: 'Post publicly' },
    by: ['unitClerk'],
    fields: {
      place: text('Nơi công khai', 'Place', 200),
      from: date('Từ ngày', 'From'),
      until: date('Đến hết ngày', 'Until'),
    },
  },
  recordObjection: {
    label: { vi: 'Ghi ý kiến phản đối', en: 'Record an objection' },
    by: ['unitClerk'],
    fields: { text: text('Nội dung', 'Text') },
  },
  answerObjection: {
    label: { vi: 'Trả lời ý kiến phản đối', en: 'Answer an objection' },
    by: ['unitHead'],
    fields: { objection: count('Ý kiến số', 'Objection number'), answer: text('Trả lời', 'Answer') },
  },
  submit: { label: { vi: 'Trình hồ sơ', en: 'Submit the dossier' }, by: ['unitHead'], fields: dossier },
  recall: {
    label: { vi: 'Rút lại để sửa', en: 'Recall to mend' },
    by: ['unitHead'],
    reason: 'required',
    fields: {},
  },
  receive: {
    label: { vi: 'Tiếp nhận', en: 'Receive' },
    by: 'receivingDesk',
    separate: true,
    keeps: ['legalRegime'],
    fields: {
      receivedAt: { kind: 'instant', label: { vi: 'Lúc', en: 'At' } },
      channel: choice('Cách gửi', 'Channel', ['inPerson', 'post', 'documentSystem']),
      sets: count('Số bộ', 'Sets'),
      number: text('Số tiếp nhận', 'Receipt number', 100),
    },
  },
  acceptComplete: {
    label: { vi: 'Hồ sơ đủ, chuyển thẩm định', en: 'Complete: to appraisal' },
    by: 'receivingDesk',
    fields: {
      checklist: group('Kiểm tra thành phần', 'Checklist', {
        statement: tick('Tờ trình', 'Statement'),
        report: tick('Báo cáo thành tích', 'Report on achievements'),
        minutes: tick('Biên bản xét', 'Minutes'),
        signatures: tick('Chữ ký, dấu', 'Signatures'),
        names: tick('Họ tên, chức danh', 'Names'),
      }),
    },
  },
  requestSupplement: {
    label: { vi: 'Yêu cầu bổ sung', en: 'Request a supplement' },
    by: 'receivingDesk',
    fields: { items: askedItems, due: optional(date('Chậm nhất hết ngày', 'Due')) },
  },
  returnDossier: {
    label: { vi: 'Trả hồ sơ', en: 'Return the dossier' },
    by: ['boardHead'],
    reason: 'required',
    fields: {
      ground: choice('Lý do trả', 'Ground', [
        'wrongAward',
        'notCompetent',
        'outsideMovement',
        'notAssessed',
        'late',
        'incompleteAfterSupplement',
      ]),
      basis: text('Căn cứ', 'Legal basis', 500),
    },
  },
  sendSupplement: {
    label: { vi: 'Gửi bổ sung', en: 'Send the supplement' },
    by: ['unitClerk', 'unitHead'],
    fields: { items: sentItems },
  },
  extendSupplement: {
    label: { vi: 'Gia hạn bổ sung', en: 'Extend the supplement' },
    by: ['boardHead'],
    reason: 'required',
    fields: { due: date('Hạn mới', 'New due date') },
  },
  assignOfficer: {
    label: { vi: 'Phân công', en: 'Assign an officer' },
    by: departments,
    separate: true,
    fields: { part, officer: person('Chuyên viên', 'Officer') },
  },
  askUnit: {
    label: { vi: 'Yêu cầu giải trình, bổ sung', en: 'Ask the unit' },
    by: {
      planning: ['planningOfficer', 'planningLeader'],
      homeAffairs: ['homeAffairsOfficer', 'homeAffairsLeader'],
    },
    fields: { part, items: askedItems, due: optional(date('Chậm nhất hết ngày', 'Due')) },
  },
  answerUnit: {
    label: { vi: 'Gửi giải trình', en: 'Answer the department' },
    by: unitHead,
    fields: { part, items: sentItems },
  },
  giveOpinion: {
    label: { vi: 'Cho ý kiến thẩm định', en: 'Give the appraisal opinion' },
    by: departments,
    recordedBy: officers,
    separate: true,
    fields: {
      part,
      opinion: choice('Ý kiến', 'Opinion', ['favourable', 'unfavourable']),
      ground: optional(text('Lý do không thống nhất', 'Ground when unfavourable')),
      number: text('Số văn bản', 'Paper number', 100),
      date: date('Ngày văn bản', 'Paper date'),
      figures: listOf('Số liệu từng mốc', 'Figures by milestone', claim),
      evidence,
    },
  },
  reviseOpinion: {
    label: { vi: 'Sửa ý kiến thẩm định', en: 'Revise the opinion' },
    by: departments,
    recordedBy: officers,
    separate: true,
    reason: 'required',
    fields: {
      part,
      opinion: choice('Ý kiến', 'Opinion', ['favourable', 'unfavourable']),
      ground: optional(text('Lý do không thống nhất', 'Ground when unfavourable')),
      number: text('Số văn bản', 'Paper number', 100),
      date: date('Ngày văn bản', 'Paper date'),
    },
  },
  askConsultation: {
    label: { vi: 'Lấy ý kiến', en: 'Ask for consultation' },
    by: ['boardHead'],
    fields: {
      bodies: listOf('Cơ quan được hỏi', 'Bodies asked', text('Cơ quan', 'Body', 200), 1),
      question: text('Nội dung hỏi', 'Question'),
      due: optional(date('Chậm nhất hết ngày', 'Due')),
    },
  },
  recordAnswer: {
    label: { vi: 'Ghi trả lời', en: 'Record the answer' },
    by: ['boardClerk'],
    fields: { paper: scanned('Văn bản trả lời', 'Paper'), answer: text('Nội dung', 'Answer') },
  },
  lapse: {
    label: { vi: 'Hết hạn không trả lời', en: 'Lapsed without an answer' },
    by: ['boardClerk'],
    fields: { note: text('Ghi chú', 'Note') },
  },
  ruleDuplicate: {
    label: { vi: 'Kết luận trùng thành tích', en: 'Rule on a duplicate' },
    by: ['homeAffairsLeader'],
    reason: 'required',
    fields: {
      file: optional({ kind: 'file', of: 'nomination', label: { vi: 'Hồ sơ kia', en: 'The other file' } }),
      decision: text('Quyết định trước', 'The earlier decision', 200),
      verdict: choice('Kết luận', 'Ruling', ['same', 'different']),
    },
  },
  askReappraisal: {
    label: { vi: 'Đề nghị thẩm định lại', en: 'Ask for a new appraisal' },
    by: ['boardHead'],
    reason: 'required',
    fields: { part, question: text('Nội dung', 'Question') },
  },
  putToCommittee: {
    label: { vi: 'Đưa ra Hội đồng', en: 'Put to the committee' },
    by: ['boardHead'],
    fields: {
      session: text('Phiên họp', 'Session', 100),
      date: date('Ngày họp', 'Date of the session'),
      order: { kind: 'integer', min: 1, label: { vi: 'Thứ tự', en: 'Order on the agenda' } },
    },
  },
  recordVote: {
    label: { vi: 'Ghi kết quả biểu quyết', en: 'Record the vote' },
    by: ['committeeSecretary'],
    separate: true,
    fields: {
      members: count('Tổng số thành viên', 'Members'),
      present: count('Có mặt', 'Present'),
      written: count('Ý kiến bằng văn bản', 'Written votes'),
      recused: count('Không biểu quyết do liên quan', 'Recused'),
      for: count('Đồng ý', 'For'),
      against: count('Không đồng ý', 'Against'),
      blank: count('Phiếu trắng', 'Blank'),
      chairFor: optional(tick('Chủ trì đồng ý', 'The chair voted for')),
      minutes: scanned('Biên bản', 'Minutes'),
      result: choice('Kết quả', 'Result', ['passed', 'notPassed', 'tie']),
    },
  },
  takeOffAgenda: {
    label: { vi: 'Rút khỏi chương trình', en: 'Take off the agenda' },
    by: ['boardHead', 'committeeSecretary'],
    reason: 'required',
    fields: {},
  },
  submitToChairman: {
    label: { vi: 'Trình Chủ tịch', en: 'Submit to the Chairman' },
    by: ['boardHead'],
    recordedBy: ['boardClerk'],
    separate: true,
    fields: {
      statement: numbered('Tờ trình', 'Statement'),
      proposal: choice('Đề nghị', 'Proposal', ['award', 'decline']),
      list: text('Số danh sách kèm theo', 'Annexed list', 100),
      draftDecision: sha256,
      notes: group('Ý kiến của Ban về ý kiến không thống nhất', "Board's notes on unfavourable opinions", {
        planning: optional(text('Về ý kiến thẩm định kết quả', 'On the results opinion')),
        homeAffairs: optional(text('Về ý kiến thẩm định điều kiện', 'On the eligibility opinion')),
      }),
    },
  },
  award: {
    label: { vi: 'Quyết định khen thưởng', en: 'Award' },
    by: ['chairman'],
    recordedBy: ['recordsClerk'],
    separate: true,
    fields: {
      ...decisionPaper,
      sha256,
      achievementPeriod: period('Thời gian tính thành tích', 'Achievement period'),
      prize: amount('Tiền thưởng (đồng)', 'Prize (đồng)'),
      prizeConfirmed: tick('Đã kiểm tra mức thưởng', 'The prize is confirmed'),
    },
  },
  decline: {
    label: { vi: 'Không khen thưởng', en: 'Decline' },
    by: ['chairman'],
    recordedBy: ['recordsClerk'],
    separate: true,
    reason: 'required',
    fields: {
      ...decisionPaper,
      ground: choice('Lý do', 'Ground', [
        'wrongSubject',
        'belowStandard',
        'incomplete',
        'violation',
        'sameAchievement',
      ]),
    },
  },
  returnForReview: {
    label: { vi: 'Trả lại để làm rõ', en: 'Return for review' },
    by: ['chairman'],
    reason: 'required',
    fields: { question: text('Nội dung cần làm rõ', 'Question') },
  },
  recallSubmission: {
    label: { vi: 'Rút tờ trình', en: 'Recall the submission' },
    by: ['boardHead'],
    reason: 'required',
    fields: {},
  },
  notifyResult: {
    label: { vi: 'Thông báo kết quả', en: 'Notify the result' },
    by: ['boardClerk'],
    fields: { date: date('Ngày', 'Date'), copies: count('Số bản', 'Copies') },
  },
  resubmit: {
    label: { vi: 'Trình lại', en: 'Resubmit' },
    by: ['unitHead'],
    reason: 'required',
    fields: {
      changed: choice('Đã sửa', 'What changed', ['proposal', 'minutes', 'papers']),
      ...Object.fromEntries(Object.entries(dossier).map(([name, field]) => [name, optional(field)])),
    },
  },
  letGo: {
    label: { vi: 'Không trình lại', en: 'Let go' },
    by: ['unitHead'],
    reason: 'required',
    fields: {},
  },
  withdraw: {
    label: { vi: 'Rút đề nghị', en: 'Withdraw' },
    by: ['unitHead'],
    reason: 'required',
    fields: { nomineeTold: tick('Đã báo người được đề nghị', 'The nominee was told') },
  },
  correctDecision: {
    label: { vi: 'Đính chính', en: 'Correct the decision' },
    by: ['chairman', 'recordsClerk'],
    reason: 'required',
    fields: {
      field: choice('Nội dung sai', 'Field', ['name', 'position', 'unit']),
      printed: { kind: 'integer', min: 1, label: { vi: 'Phiên bản đã in', en: 'Version printed' } },
      right: { kind: 'integer', min: 1, label: { vi: 'Phiên bản đúng', en: 'Right version' } },
      paper: numbered('Văn bản đính chính', 'Correcting paper'),
    },
  },
  handOver: {
    label: { vi: 'Ghi trao tặng', en: 'Record the handing over' },
    by: ['boardClerk'],
    fields: {
      date: date('Ngày', 'Date'),
      to: choice('Trao cho', 'To', ['nominee', 'family', 'unit']),
      occasion: text('Dịp', 'Occasion', 200),
    },
  },
  recordPayment: {
    label: { vi: 'Ghi chi thưởng', en: 'Record the payment' },
    by: ['boardClerk'],
    fields: {
      amount: amount('Số tiền (đồng)', 'Amount (đồng)'),
      date: date('Ngày', 'Date'),
      payer: { kind: 'file', of: 'unit', label: { vi: 'Quỹ của', en: 'Fund of' } },
    },
  },
  close: {
    label: { vi: 'Lưu hồ sơ', en: 'Close the file' },
    by: ['boardClerk'],
    fields: { archive: text('Số lưu trữ', 'Archive number', 100) },
  },
  proposeRevocation: {
    label: { vi: 'Đề nghị hủy bỏ quyết định', en: 'Propose revocation' },
    by: ['boardHead'],
    reason: 'required',
    fields: {
      ground: choice('Căn cứ', 'Ground', [
        'fraud',
        'falseInformation',
        'unlawfulProcedure',
        'violationConcluded',
      ]),
      evidence: sha256,
      conclusion: optional(sha256),
      paid: amount('Số tiền đã chi (đồng)', 'Amount paid (đồng)'),
    },
  },
  revoke: {
    label: { vi: 'Hủy bỏ quyết định', en: 'Revoke' },
    by: ['chairman'],
    recordedBy: ['recordsClerk'],
    separate: true,
    fields: decisionPaper,
  },
  keepAward: {
    label: { vi: 'Giữ nguyên quyết định', en: 'Keep the award' },
    by: ['chairman'],
    recordedBy: ['recordsClerk'],
    reason: 'required',
    fields: {},
  },
  recordRecovery: {
    label: { vi: 'Ghi thu hồi', en: 'Record the recovery' },
    by: ['boardClerk'],
    fields: {
      certificate: choice('Bằng', 'Certificate', ['none', 'back', 'lost']),
      sum: amount('Số tiền nộp lại (đồng)', 'Sum returned (đồng)'),
      enforced: tick('Đã chuyển thi hành', 'Enforcement begun'),
      date: date('Ngày', 'Date'),
      receipt: text('Số biên nhận', 'Receipt', 100),
    },
  },
  reopen: {
    label: { vi: 'Mở lại theo kết quả giải quyết khiếu nại', en: 'Reopen after a complaint' },
    by: ['boardHead'],
    reason: 'required',
    fields: { paper: numbered('Quyết định giải quyết khiếu nại', 'Decision on the complaint') },
  },
  putOnHold: {
    label: { vi: 'Tạm dừng xét', en: 'Put on hold' },
    by: ['planningLeader', 'homeAffairsLeader', 'boardHead'],
    fields: {
      kind: choice('Loại lý do', 'Kind of ground', [
        'disciplinePending',
        'investigation',
        'inspection',
        'examination',
        'complaint',
        'denunciation',
        'pressReport',
      ]),
      signsOfViolation: tick('Có dấu hiệu vi phạm', 'With signs of a violation'),
      paper: numbered('Văn bản', 'Paper'),
      since: date('Từ ngày', 'Since'),
    },
  },
  liftHold: {
    label: { vi: 'Bỏ tạm dừng', en: 'Lift the hold' },
    by: ['boardHead'],
    fields: {
      ground: { kind: 'integer', min: 1, label: { vi: 'Lý do số', en: 'Ground number' } },
      outcome: choice('Kết quả', 'Outcome', ['cleared', 'sustained', 'disciplined']),
      from: optional(date('Kỷ luật từ ngày', 'Disciplined from')),
      until: optional(date('Kỷ luật đến ngày', 'Disciplined until')),
      paper: numbered('Văn bản', 'Paper'),
    },
  },
  ...commonMoves,
} as const satisfies Moves;
