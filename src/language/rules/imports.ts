import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText } from '../told.js';

/** Imports of plans and reports, and the months that are closed. */

export const importTexts = {
  importStaged: {
    asks: { vi: 'Tệp đã đọc xong, chờ ghi nhận', en: 'The file is read and waits to be kept' },
    lacks: {
      vi: (told) =>
        `Lần nhập "${told.text('import')}" không chờ ghi nhận: nhập lại tệp bằng "thidua import".`,
      en: (told) =>
        `The import "${told.text('import')}" does not wait to be kept: run "thidua import" again.`,
    },
  },
  importNew: {
    asks: { vi: 'Tệp này chưa được nhập', en: 'The file is not imported yet' },
    lacks: {
      vi: (told) =>
        `Tệp này đã được nhập (lần nhập "${told.text('twin')}"): không cần nhập lại; muốn nhập lại thì hủy lần nhập đó trước.`,
      en: (told) =>
        `This file is imported already (import "${told.text('twin')}"): there is nothing to do; to import it anew, undo that one first.`,
    },
  },
  importStands: {
    asks: { vi: 'Lần nhập đang có hiệu lực', en: 'The import counts' },
    lacks: {
      vi: (told) =>
        told.is('state', 'reversed')
          ? `Lần nhập "${told.text('import')}" đã được hủy từ trước: không còn gì để hủy.`
          : `Phong trào này không có lần nhập "${told.text('import')}": kiểm tra lại mã lần nhập.`,
      en: (told) =>
        told.is('state', 'reversed')
          ? `The import "${told.text('import')}" was undone before: there is nothing left to undo.`
          : `This movement has no import "${told.text('import')}": check its id.`,
    },
  },
  closedMonthExplained: {
    asks: { vi: 'Số liệu của tháng đã khóa có lý do', en: 'Figures of a closed month have a reason' },
    lacks: {
      vi: (told) => `Đã khóa sổ tháng ${told.text('months')}: nêu lý do sửa số liệu (--reason).`,
      en: (told) =>
        `The months ${told.text('months')} are closed: give a reason for the correction (--reason).`,
    },
  },
  monthCloses: {
    asks: { vi: 'Tháng đã hết và chưa khóa', en: 'The month is over and open' },
    lacks: {
      vi: (told) => {
        if (told.has('closed')) return `Tháng ${told.text('month')} đã khóa sổ từ trước.`;
        return told.has('from')
          ? `Tháng ${told.text('month')} chưa hết: khóa sổ từ ngày ${told.date('from')}.`
          : `"${told.text('month')}" không phải là tháng: viết như 2024-09.`;
      },
      en: (told) => {
        if (told.has('closed')) return `The month ${told.text('month')} was closed before.`;
        return told.has('from')
          ? `The month ${told.text('month')} is not over: close it from ${told.date('from')} on.`
          : `"${told.text('month')}" is no month: write it like 2024-09.`;
      },
    },
  },
  milestoneFreezes: {
    asks: { vi: 'Ngày của mốc đã qua và mốc chưa chốt', en: "The milestone's day has passed and it is open" },
    lacks: {
      vi: (told) => {
        if (!told.has('known')) return `Phong trào không có mốc "${told.text('milestone')}" vào ngày này.`;
        return told.has('on')
          ? `Mốc ${told.text('milestone')} đến hết ${told.date('on')} mới chốt được.`
          : `Mốc ${told.text('milestone')} đã chốt và chưa có số liệu nào sửa lại.`;
      },
      en: (told) => {
        if (!told.has('known'))
          return `The movement has no milestone "${told.text('milestone')}" on that day.`;
        return told.has('on')
          ? `The milestone ${told.text('milestone')} is frozen after ${told.date('on')}.`
          : `The milestone ${told.text('milestone')} is frozen, and nothing was corrected since.`;
      },
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
