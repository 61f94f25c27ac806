import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText } from '../told.js';

/** What units promise, and whether it is enough. */

export const commitmentTexts = {
  commitmentAsked: {
    asks: { vi: 'Phong trào yêu cầu cam kết', en: 'The movement asks for commitments' },
    lacks: {
      vi: 'Phong trào này không yêu cầu cam kết: bổ sung mục commitment vào tệp phong trào rồi sửa đổi phong trào.',
      en: 'This movement asks for no commitments: add the section commitment to its file, then amend the movement.',
    },
  },
  commitmentOwed: {
    asks: { vi: 'Loại đơn vị phải gửi cam kết', en: 'A kind of unit that owes a commitment' },
    lacks: {
      vi: 'Loại đơn vị này không nằm trong diện tự mở cam kết: Ban mở hồ sơ nếu đơn vị có dự án.',
      en: 'No commitment is opened by itself for this kind of unit: the Board opens one if it has projects.',
    },
  },
  noCommitmentYet: {
    asks: { vi: 'Đơn vị chưa có cam kết', en: 'The unit has no commitment yet' },
    lacks: {
      vi: (told) =>
        `Đơn vị đã có cam kết ${told.name('file')}: gửi hoặc điều chỉnh trong hồ sơ đó, không mở hồ sơ mới.`,
      en: (told) =>
        `The unit has the commitment ${told.name('file')}: send or amend that one, do not open another.`,
    },
  },
  milestoneOpen: {
    asks: {
      vi: 'Mốc còn phải đạt, kế hoạch bù còn ở phía trước',
      en: 'A milestone still owed, with a plan that lies ahead',
    },
    lacks: {
      vi: (told) =>
        !told.has('known')
          ? `Không có mốc "${told.text('milestone')}": chọn trong ${told.text('milestones')}.`
          : told.has('until')
            ? `Ngày ${told.date('until')} đã qua: chọn ngày từ hôm nay trở đi.`
            : `Mốc ${told.text('milestone')} đã được xác nhận: không cần xác nhận lại.`,
      en: (told) =>
        !told.has('known')
          ? `There is no milestone "${told.text('milestone')}": choose among ${told.text('milestones')}.`
          : told.has('until')
            ? `${told.date('until')} has passed: choose today or later.`
            : `Milestone ${told.text('milestone')} is acknowledged already.`,
    },
  },
  promisesClear: {
    asks: { vi: 'Mỗi dự án, mỗi tháng ghi một lần', en: 'Each project and month stands once' },
    lacks: {
      vi: (told) =>
        told.has('receivedOn')
          ? `Ngày nhận ${told.date('receivedOn')} ở sau hôm nay: ghi ngày nhận thật.`
          : `"${told.text('twice')}" ghi hai lần: gộp thành một dòng.`,
      en: (told) =>
        told.has('receivedOn')
          ? `The day of receipt ${told.date('receivedOn')} lies ahead: give the real one.`
          : `"${told.text('twice')}" stands twice: put it into one line.`,
    },
  },
  projectsPlanned: {
    asks: { vi: 'Dự án có trong kế hoạch vốn', en: 'Projects that a plan names' },
    lacks: {
      vi: (told) =>
        told.has('near')
          ? `Kế hoạch vốn không có dự án ${told.text('projects')}: có phải ${told.text('near')}? Sửa mã dự án, hoặc nhập kế hoạch vốn của dự án trước.`
          : `Kế hoạch vốn không có dự án ${told.text('projects')}: sửa mã dự án, hoặc nhập kế hoạch vốn của dự án trước.`,
      en: (told) =>
        told.has('near')
          ? `No plan names the project ${told.text('projects')}: is it ${told.text('near')}? Correct the code, or import the project's plan first.`
          : `No plan names the project ${told.text('projects')}: correct the code, or import its plan first.`,
    },
  },
  milestonesExplained: {
    asks: {
      vi: 'Tổng cam kết đạt các mốc, hoặc nêu lý do',
      en: 'The totals reach the milestones, or say why not',
    },
    lacks: {
      vi: (told) =>
        told.has('milestone')
          ? `Đến ${told.date('on')} (mốc ${told.text('milestone')}) mới cam kết ${told.money('committed')} trên ${told.money('plan')}, bằng ${told.rate('committed', 'plan')}, chưa đạt mốc: tăng mức cam kết hoặc nêu lý do ở explanation.`
          : 'Chưa ghi dự án nào: ghi từng dự án, hoặc nêu ở explanation vì sao đơn vị không có dự án.',
      en: (told) =>
        told.has('milestone')
          ? `By ${told.date('on')} (milestone ${told.text('milestone')}) only ${told.money('committed')} of ${told.money('plan')} are promised, ${told.rate('committed', 'plan')}, which misses it: promise more, or say why in explanation.`
          : 'No project is given: give each project, or say in explanation why the unit has none.',
    },
  },
  checkAsked: {
    asks: { vi: 'Theo cách kiểm tra của phong trào', en: "As the movement's check has it" },
    lacks: {
      vi: (told) =>
        told.has('checked')
          ? 'Bản này phải được hai sở kiểm tra trước khi ghi nhận.'
          : 'Bản này được ghi nhận ngay khi nhận, không qua kiểm tra.',
      en: (told) =>
        told.has('checked')
          ? 'Both departments check this version before it is noted.'
          : 'This version is noted as it comes, without a check.',
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
