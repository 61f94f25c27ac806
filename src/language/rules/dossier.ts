import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText } from '../told.js';

/** Assessment from below, the papers, and what the receiving desk checks. */

export const dossierTexts = {
  assessedBelow: {
    asks: {
      vi: 'Đã bình xét tại cơ sở, đủ người họp, được đa số đồng ý',
      en: 'Assessed below, with a quorum and a majority',
    },
    lacks: {
      vi: (told) =>
        told.has('held')
          ? `Phiên bình xét có mặt ${told.text('present')}/${told.text('total')} (cần ít nhất ${told.text('quorum')}), đồng ý ${told.text('for')}, không đồng ý ${told.text('against')}: cần họp lại đủ người và được đa số đồng ý.`
          : 'Chưa ghi phiên bình xét: đơn vị họp, lập biên bản rồi ghi bằng bước recordSession.',
      en: (told) =>
        told.has('held')
          ? `The session had ${told.text('present')} of ${told.text('total')} present (at least ${told.text('quorum')} needed), ${told.text('for')} for and ${told.text('against')} against: it takes a new session with a quorum and a majority.`
          : 'No assessment session is recorded: the unit holds one, writes the minutes and records it with recordSession.',
    },
  },
  objectionOpen: {
    asks: { vi: 'Ý kiến phản đối đó còn chờ trả lời', en: 'That objection awaits its answer' },
    lacks: {
      vi: (told) =>
        `Không có ý kiến số ${told.text('objection')} đang chờ trả lời (còn ${told.text('open')} ý kiến): chọn số khác.`,
      en: (told) =>
        `No objection ${told.text('objection')} awaits an answer (open: ${told.text('open')}): choose another number.`,
    },
  },
  objectionsAnswered: {
    asks: { vi: 'Mọi ý kiến phản đối đã được trả lời', en: 'Every objection is answered' },
    lacks: {
      vi: (told) =>
        `Còn ${told.text('open')} ý kiến phản đối chưa trả lời: thủ trưởng trả lời bằng bước answerObjection.`,
      en: (told) =>
        `Objections not answered: ${told.text('open')}. The head answers them with answerObjection.`,
    },
  },
  postingOver: {
    asks: { vi: 'Đã công khai đủ thời gian', en: 'The public posting is over' },
    lacks: {
      vi: (told) =>
        told.has('until')
          ? `Đang công khai đến hết ${told.date('until')}: trình sau ngày đó.`
          : 'Phong trào yêu cầu công khai tại đơn vị: ghi bằng bước postPublicly và chờ hết thời gian.',
      en: (told) =>
        told.has('until')
          ? `Posted until the end of ${told.date('until')}: submit after that day.`
          : 'The movement asks for a public posting: record it with postPublicly and wait until it is over.',
    },
  },
  dossierComplete: {
    asks: { vi: 'Hồ sơ đủ thành phần', en: 'The dossier is complete' },
    lacks: {
      vi: (told) => `Hồ sơ còn thiếu: ${told.choices('missing')}. Đơn vị nộp bổ sung.`,
      en: (told) => `The dossier lacks: ${told.choices('missing')}. The unit supplies it.`,
    },
  },
  conductDeclared: {
    asks: { vi: 'Thủ trưởng cam đoan đủ', en: 'The head made the declarations' },
    lacks: {
      vi: 'Thủ trưởng phải cam đoan hồ sơ đúng sự thật, chấp hành tốt chủ trương, chính sách, pháp luật; với tập thể còn có nội bộ đoàn kết.',
      en: 'The head must declare that the dossier is true and the conduct good; for a collective also that it is united.',
    },
  },
  namesConfirmed: {
    asks: { vi: 'Đơn vị đã xác nhận tên in trên bằng', en: 'The unit confirmed the name to be printed' },
    lacks: {
      vi: (told) =>
        `Chưa xác nhận tên in trên bằng của ${told.name('nominee')}: ghi phiên bản hồ sơ người đó vào printedName.`,
      en: (told) =>
        `The name to be printed for ${told.name('nominee')} is not confirmed: give the version of their file as printedName.`,
    },
  },
  resultsTrue: {
    asks: { vi: 'Số liệu kê khai khớp số liệu đã ghi nhận', en: 'The figures claimed are those recorded' },
    lacks: {
      vi: (told) =>
        `Kê khai "${told.text('claim')}" ${told.money('claimedDisbursed')} trên kế hoạch ${told.money('claimedPlan')} (${told.rate('claimedDisbursed', 'claimedPlan')}), Kho bạc xác nhận ${told.money('recordedDisbursed')} trên ${told.money('recordedPlan')} (${told.rate('recordedDisbursed', 'recordedPlan')}): đơn vị sửa kê khai cho khớp.`,
      en: (told) =>
        `Claim "${told.text('claim')}" says ${told.money('claimedDisbursed')} of ${told.money('claimedPlan')} (${told.rate('claimedDisbursed', 'claimedPlan')}), the Treasury confirmed ${told.money('recordedDisbursed')} of ${told.money('recordedPlan')} (${told.rate('recordedDisbursed', 'recordedPlan')}): the unit corrects the claim.`,
    },
  },
  checklistTicked: {
    asks: { vi: 'Đã kiểm tra từng thành phần', en: 'Every line of the checklist is ticked' },
    lacks: {
      vi: (told) =>
        `Chưa đánh dấu: ${told.text('open')}. Kiểm tra rồi đánh dấu, hoặc yêu cầu đơn vị bổ sung.`,
      en: (told) => `Not ticked: ${told.text('open')}. Check and tick them, or request a supplement.`,
    },
  },
  inTime: {
    asks: { vi: 'Nộp trong hạn', en: 'Received in time' },
    lacks: {
      vi: (told) =>
        `Hồ sơ nhận ngày ${told.date('received')}, hạn đến hết ${told.date('deadline')}: lãnh đạo Ban TĐKT nhận kèm lý do, hoặc trả hồ sơ.`,
      en: (told) =>
        `Received on ${told.date('received')}, due by the end of ${told.date('deadline')}: the head of the Board accepts it with a reason, or returns it.`,
    },
  },
  supplementRoundLeft: {
    asks: { vi: 'Còn lượt yêu cầu bổ sung', en: 'A supplement may still be asked for' },
    lacks: {
      vi: (told) =>
        `Đã yêu cầu bổ sung ${told.text('rounds')} lần, tối đa ${told.text('allowed')}: nhận hồ sơ như hiện có hoặc trả hồ sơ.`,
      en: (told) =>
        `Supplements asked for: ${told.text('rounds')} of at most ${told.text('allowed')}. Accept the dossier as it is, or return it.`,
    },
  },
  itemsAnswered: {
    asks: { vi: 'Đã gửi hoặc giải trình từng mục', en: 'Every item is sent or explained' },
    lacks: {
      vi: (told) =>
        `Còn ${told.text('open')} mục chưa có bản quét hay giải trình, mục đầu là "${told.text('first')}": gửi đủ từng mục.`,
      en: (told) =>
        `Items without a scan or an explanation: ${told.text('open')}, the first is "${told.text('first')}". Answer each of them.`,
    },
  },
  supplementOverdue: {
    asks: { vi: 'Đã quá hạn bổ sung', en: 'The supplement is overdue' },
    lacks: {
      vi: (told) => `Đơn vị còn trong hạn ở bước "${told.stage('stage')}": chỉ trả hồ sơ sau hạn đó.`,
      en: (told) =>
        `The unit is still in time in "${told.stage('stage')}": the dossier can be returned only after that day.`,
    },
  },
  changed: {
    asks: { vi: 'Nêu đúng phần đã sửa', en: 'What was changed decides where it begins again' },
    lacks: {
      vi: (told) =>
        `Phần đã sửa là "${told.choice('changed')}", nhánh này dành cho "${told.choice('wanted')}": ghi đúng mục changed.`,
      en: (told) =>
        `What changed is "${told.choice('changed')}", this branch is for "${told.choice('wanted')}": give the right value as changed.`,
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
