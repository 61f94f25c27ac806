import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText } from '../told.js';

/** Days of inspections, and what is still to be followed up. */

export const inspectionTexts = {
  inspectionDated: {
    asks: { vi: 'Ngày kiểm tra và thời hạn hợp lý', en: 'The days fit each other' },
    lacks: {
      vi: (told) =>
        told.has('due')
          ? `Thời hạn ${told.date('due')} ở trước ngày kiểm tra, đôn đốc ${told.date('on')}: ghi ngày sau đó.`
          : `Ngày kiểm tra, đôn đốc ${told.date('on')} ở sau hôm nay: ghi khi đã thực hiện.`,
      en: (told) =>
        told.has('due')
          ? `The last day ${told.date('due')} is before ${told.date('on')}, when it took place: give a later one.`
          : `${told.date('on')} lies ahead: record it once it took place.`,
    },
  },
  inspectionOpen: {
    asks: { vi: 'Đơn vị còn phải báo cáo khắc phục', en: 'The unit still owes a follow-up' },
    lacks: {
      vi: (told) => {
        if (!told.has('isKnown')) return `Không có lần kiểm tra, đôn đốc số ${told.text('number')}.`;
        if (told.has('isOpen') && told.has('unit'))
          return `${told.name('unit')} không còn nợ báo cáo của lần số ${told.text('number')}, hoặc không thuộc lần đó.`;
        return told.has('isOpen')
          ? 'Ngày khắc phục ở sau hôm nay: ghi ngày thật.'
          : `Lần số ${told.text('number')} không còn gì phải khắc phục.`;
      },
      en: (told) => {
        if (!told.has('isKnown')) return `There is no inspection or urging number ${told.text('number')}.`;
        if (told.has('isOpen') && told.has('unit'))
          return `${told.name('unit')} owes nothing to number ${told.text('number')}, or was not part of it.`;
        return told.has('isOpen')
          ? 'The day of the follow-up lies ahead: give the real day.'
          : `Number ${told.text('number')} has nothing left to follow up.`;
      },
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
