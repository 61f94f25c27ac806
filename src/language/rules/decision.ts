import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText } from '../told.js';

/** What the Board proposes and the Chairman decides; what holds a file back. */

export const decisionTexts = {
  unfavourableQuoted: {
    asks: { vi: 'Tờ trình nêu mọi ý kiến không thống nhất', en: 'Every unfavourable opinion is quoted' },
    lacks: {
      vi: (told) =>
        `Ý kiến không thống nhất của ${told.choice('part')} chưa có nhận xét của Ban: ghi vào notes.${told.text('part')}.`,
      en: (told) =>
        `The unfavourable opinion of the ${told.choice('part')} has no note of the Board: write it into notes.${told.text('part')}.`,
    },
  },
  withinQuota: {
    asks: { vi: 'Trong chỉ tiêu của đơn vị', en: "Within the unit's quota" },
    lacks: {
      vi: (told) =>
        `Đơn vị đã có ${told.text('used')}/${told.text('allowed')} đề nghị khen: Ban nêu lý do vượt chỉ tiêu, hoặc đề nghị không khen.`,
      en: (told) =>
        `The unit has ${told.text('used')} of ${told.text('allowed')} proposals: the Board gives its reason, or proposes to decline.`,
    },
  },
  proposalClean: {
    asks: { vi: 'Không có điều cản trở đề nghị khen', en: 'Nothing stands against a proposal to award' },
    lacks: {
      vi: (told) =>
        told.has('same')
          ? 'Đã kết luận trùng thành tích đã khen: chỉ đề nghị không khen.'
          : `Có ${told.text('grounds')} vi phạm đã được kết luận trong thời gian tính thành tích: chỉ đề nghị không khen.`,
      en: (told) =>
        told.has('same')
          ? 'It was ruled the same achievement as one already awarded: only declining can be proposed.'
          : `Grounds sustained over the achievement period: ${told.text('grounds')}. Only declining can be proposed.`,
    },
  },
  notOnHold: {
    asks: { vi: 'Không đang tạm dừng', en: 'Not on hold' },
    lacks: {
      vi: (told) =>
        `Đang tạm dừng xét: ${told.text('open')} lý do ở hồ sơ này, ${told.text('elsewhere')} ở hồ sơ khác của cùng người. Lãnh đạo Ban TĐKT bỏ từng lý do bằng liftHold khi có văn bản.`,
      en: (told) =>
        `On hold: ${told.text('open')} grounds in this file, ${told.text('elsewhere')} in other files of the nominee. The head of the Board lifts each with liftHold once its paper is there.`,
    },
  },
  noneSustained: {
    asks: { vi: 'Không có vi phạm đã kết luận', en: 'No ground was sustained' },
    lacks: {
      vi: (told) =>
        `Có ${told.text('grounds')} vi phạm đã kết luận trong thời gian tính thành tích: không được quyết định khen.`,
      en: (told) =>
        `Grounds sustained over the achievement period: ${told.text('grounds')}. An award is not possible.`,
    },
  },
  notTwice: {
    asks: { vi: 'Thành tích chưa được khen', en: 'The achievement was not awarded before' },
    lacks: {
      vi: (told) =>
        told.has('same')
          ? 'Thành tích này đã được kết luận trùng với một thành tích đã khen: không khen lần nữa.'
          : `${told.name('file')} đã có quyết định ${told.text('decision')}: Sở Nội vụ kết luận trùng hay khác bằng ruleDuplicate.`,
      en: (told) =>
        told.has('same')
          ? 'This achievement was ruled the same as one already awarded: it is not awarded again.'
          : `${told.name('file')} already has decision ${told.text('decision')}: Home Affairs rules same or different with ruleDuplicate.`,
    },
  },
  decider: {
    asks: { vi: 'Đúng người ký quyết định', en: 'Signed by who may decide' },
    lacks: {
      vi: (told) =>
        `Không được ký với thẩm quyền "${told.choice('capacity')}": Chủ tịch ký, hoặc Phó Chủ tịch ký thay (KT.).`,
      en: (told) =>
        `A decision cannot be signed as "${told.choice('capacity')}": the Chairman signs, or a vice-chair for the Chairman (KT.).`,
    },
  },
  prizeConfirmed: {
    asks: { vi: 'Đã kiểm tra mức thưởng', en: 'The prize is confirmed' },
    lacks: {
      vi: 'Mức thưởng chưa có người kiểm tra: đối chiếu hệ số và mức lương cơ sở, rồi đánh dấu prizeConfirmed.',
      en: 'Nobody confirmed the prize: check coefficient and base salary, then tick prizeConfirmed.',
    },
  },
  undecided: {
    asks: { vi: 'Chưa có kết quả', en: 'Not decided yet' },
    lacks: {
      vi: (told) =>
        `Hồ sơ đã có kết quả (${told.choice('outcome')}) nên không tạm dừng nữa: quyết định khen sai thì đề nghị hủy bỏ (proposeRevocation).`,
      en: (told) =>
        `The file is decided (${told.choice('outcome')}), so it is not held: a wrong award is revoked (proposeRevocation).`,
    },
  },
  groundReal: {
    asks: { vi: 'Lý do tạm dừng có dấu hiệu vi phạm', en: 'The ground shows signs of a violation' },
    lacks: {
      vi: (told) =>
        `Việc ${told.choice('kind')} thường kỳ không phải lý do tạm dừng: chỉ tạm dừng khi có dấu hiệu vi phạm (signsOfViolation).`,
      en: (told) =>
        `A routine ${told.choice('kind')} is no ground: hold only with signs of a violation (signsOfViolation).`,
    },
  },
  groundOpen: {
    asks: { vi: 'Lý do đó còn đang tạm dừng', en: 'That ground is open' },
    lacks: {
      vi: (told) =>
        `Không có lý do số ${told.text('ground')} đang mở (còn ${told.text('open')}): xem lại số của lý do.`,
      en: (told) =>
        `Ground ${told.text('ground')} is not open (open: ${told.text('open')}): look at the numbers of its grounds.`,
    },
  },
  lastGround: {
    asks: { vi: 'Là lý do tạm dừng cuối cùng', en: 'It is the last ground' },
    lacks: {
      vi: (told) => `Còn ${told.text('open')} lý do đang mở: bỏ từng lý do, hồ sơ chỉ đi tiếp khi bỏ hết.`,
      en: (told) => `Grounds still open: ${told.text('open')}. The file goes on when the last is lifted.`,
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
