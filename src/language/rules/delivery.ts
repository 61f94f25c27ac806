import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText } from '../told.js';

/** What people do to letters that wait or went out. */

export const deliveryTexts = {
  letterState: {
    asks: { vi: 'Thư đang ở trạng thái làm được việc này', en: 'The letter is in a state that allows this' },
    lacks: {
      vi: (told) =>
        `Thư đang là "${told.text('state')}", chỉ làm được việc này khi thư là ${told.text('allowed')}: xem bằng "thidua mail show".`,
      en: (told) =>
        `The letter is "${told.text('state')}", and this needs one that is ${told.text('allowed')}: "thidua mail show" shows it.`,
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
