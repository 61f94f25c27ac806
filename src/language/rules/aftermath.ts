import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText } from '../told.js';

/** After the decision: handing over, paying, closing, revoking, recovering. */

export const aftermathTexts = {
  outcomeIs: {
    asks: { vi: 'Kết quả của hồ sơ phù hợp bước này', en: 'The outcome fits this move' },
    lacks: {
      vi: (told) =>
        `Kết quả hồ sơ là "${told.choice('outcome')}", bước này chỉ dành cho: ${told.choices('wanted')}.`,
      en: (told) =>
        `The outcome is "${told.choice('outcome')}", this move is only for: ${told.choices('wanted')}.`,
    },
  },
  payerIsDecider: {
    asks: { vi: 'Quỹ của cơ quan quyết định chi thưởng', en: "The decider's own fund pays" },
    lacks: {
      vi: (told) =>
        `Quỹ của ${told.name('payer')} không chi khoản này: ghi quỹ của cơ quan quyết định, ${told.name('office')}.`,
      en: (told) =>
        `The fund of ${told.name('payer')} does not pay this: name the fund of the office that decided, ${told.name('office')}.`,
    },
  },
  handedOverAndPaid: {
    asks: { vi: 'Đã trao bằng và chi thưởng', en: 'Handed over and paid' },
    lacks: {
      vi: 'Chưa trao bằng hoặc chưa chi thưởng: ghi handOver, recordPayment, hoặc nêu lý do khi lưu hồ sơ.',
      en: 'The certificate is not handed over or the prize not paid: record handOver and recordPayment, or close with a reason.',
    },
  },
  revocable: {
    asks: { vi: 'Có căn cứ và chứng cứ để hủy bỏ', en: 'A ground and its evidence' },
    lacks: {
      vi: (told) =>
        `Chưa đủ căn cứ hủy bỏ (căn cứ: ${told.choice('ground')}): cần quyết định khen, một trong bốn căn cứ của Luật, chứng cứ, và bản kết luận khi có kết luận về vi phạm.`,
      en: (told) =>
        `Not revocable as it stands (ground: ${told.choice('ground')}): it takes an award, one of the Law's four grounds, evidence, and the conclusion itself for a concluded violation.`,
    },
  },
  cameFrom: {
    asks: { vi: 'Trở về đúng bước trước khi đề nghị hủy bỏ', en: 'Goes back to where it was' },
    lacks: {
      vi: (told) => `Hồ sơ được đề nghị hủy bỏ từ bước "${told.stage('from')}", nên trở về bước đó.`,
      en: (told) => `The revocation was proposed from "${told.stage('from')}", so the file goes back there.`,
    },
  },
  withinPaid: {
    asks: { vi: 'Không thu hồi quá số đã chi', en: 'No more is recovered than was paid' },
    lacks: {
      vi: (told) =>
        `Số nộp lại ${told.money('sum')} vượt số còn phải thu ${told.money('left')}: kiểm tra số tiền.`,
      en: (told) =>
        `The sum ${told.money('sum')} exceeds what is still owed, ${told.money('left')}: check the amount.`,
    },
  },
  recoveryComplete: {
    asks: { vi: 'Đã thu hồi xong', en: 'The recovery is complete' },
    lacks: {
      vi: (told) =>
        `Chưa thu hồi xong: bằng ${told.choice('certificate')}; đã nộp lại ${told.money('sum')} trên ${told.money('paid')}. Ghi tiếp bằng recordRecovery, hoặc chuyển thi hành.`,
      en: (told) =>
        `Not complete: certificate ${told.choice('certificate')}; ${told.money('sum')} of ${told.money('paid')} returned. Record the rest with recordRecovery, or begin enforcement.`,
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
