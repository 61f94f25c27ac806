import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText } from '../told.js';

/** Reminders that rest. */

export const letterPauseTexts = {
  pauseAhead: {
    asks: { vi: 'Ngày cuối tạm dừng chưa qua', en: 'The pause ends no earlier than today' },
    lacks: {
      vi: (told) => `Ngày ${told.date('until')} đã qua: ghi một ngày từ hôm nay trở đi, hoặc bỏ trống.`,
      en: (told) => `${told.date('until')} has gone by: give today or a later day, or none.`,
    },
  },
  lettersPaused: {
    asks: { vi: 'Thư nhắc đang tạm dừng', en: 'Reminders are paused' },
    lacks: {
      vi: 'Thư nhắc của phong trào không tạm dừng, nên không có gì để gửi lại.',
      en: 'The reminders of this movement are not paused, so there is nothing to resume.',
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
