import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText, Told } from '../told.js';

/** Milestones and evidence behind the content of emulation that is claimed. */

const underMilestone = {
  vi: (told: Told) =>
    told.has('milestone')
      ? `Dưới mốc ${told.text('milestone')} (${told.date('on')}): ${told.money('disbursed')} trên kế hoạch ${told.money('plan')}, đạt ${told.rate('disbursed', 'plan')}, cần ${told.is('comparator', 'exceeds') ? 'trên' : 'từ'} ${told.rate('numerator', 'denominator')}.`
      : 'Chưa kê khai kết quả theo mốc nào, nên chưa đối chiếu được với các mốc.',
  en: (told: Told) =>
    told.has('milestone')
      ? `Below milestone ${told.text('milestone')} (${told.date('on')}): ${told.money('disbursed')} of ${told.money('plan')}, ${told.rate('disbursed', 'plan')}, where ${told.is('comparator', 'exceeds') ? 'more than' : 'at least'} ${told.rate('numerator', 'denominator')} is needed.`
      : 'No result at a milestone is claimed, so none can be held against the milestones.',
};

export const criterionTexts = {
  milestonesMet: {
    asks: {
      vi: 'Không dưới mốc, hoặc nội dung không xét theo mốc',
      en: 'Not below a milestone that measures it',
    },
    warns: underMilestone,
    lacks: {
      vi: (told) => `${underMilestone.vi(told)} Phong trào không nhận đề nghị trong trường hợp này.`,
      en: (told) => `${underMilestone.en(told)} The movement takes no such nomination.`,
    },
  },
  evidenceNamed: {
    asks: { vi: 'Có minh chứng cho nội dung thi đua', en: 'The content has its evidence' },
    lacks: {
      vi: (told) =>
        `Thống nhất về nội dung ${told.text('criterion')} thì nêu minh chứng trong mục evidence: ${told.text('asked')}`,
      en: (told) =>
        `An opinion in favour of content ${told.text('criterion')} names its proof in evidence: ${told.text('asked')}`,
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
