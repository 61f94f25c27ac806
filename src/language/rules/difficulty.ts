import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText } from '../told.js';

/** Days and causes of a reported difficulty. */

export const difficultyTexts = {
  sinceReached: {
    asks: { vi: 'Vướng mắc đã phát sinh', en: 'The obstacle is there' },
    lacks: {
      vi: (told) => `Ngày phát sinh ${told.date('since')} ở sau hôm nay: ghi ngày thật.`,
      en: (told) => `The obstacle begins on ${told.date('since')}, which lies ahead: give the real day.`,
    },
  },
  dueAhead: {
    asks: { vi: 'Thời hạn chưa qua', en: 'The last day has not passed' },
    lacks: {
      vi: (told) => `Thời hạn ${told.date('due')} đã qua: chọn từ hôm nay trở đi.`,
      en: (told) => `The last day ${told.date('due')} has passed: choose today or later.`,
    },
  },
  causeOpen: {
    asks: { vi: 'Chưa công nhận nguyên nhân', en: 'No cause accepted yet' },
    lacks: {
      vi: (told) =>
        `Đã công nhận nguyên nhân khách quan tại văn bản ${told.text('number')}: không công nhận lần nữa.`,
      en: (told) => `An external cause was accepted by ${told.text('number')}: it is not accepted again.`,
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
