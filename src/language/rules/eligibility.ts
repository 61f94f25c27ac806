import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText, Told } from '../told.js';

/** Who may be proposed for what, by whom, for which time. */

type Words = Readonly<Record<string, (told: Told) => string>>;
const because = (words: Words, told: Told): string =>
  (words[told.text('why')] ?? words['otherwise'])?.(told) ?? '–';

const awardVi: Words = {
  onlyClusterLeader: () =>
    'Cờ thi đua hằng năm chỉ tặng cho tập thể dẫn đầu cụm, khối thi đua: đề nghị hình thức khác.',
  onlyThematicOrCluster: () =>
    'Cờ thi đua chỉ tặng khi tổng kết phong trào theo chuyên đề từ 03 năm trở lên hoặc hằng năm cho tập thể dẫn đầu cụm, khối: đề nghị hình thức khác.',
  shorterThanThreeYears: () =>
    'Cờ thi đua chỉ tặng cho tập thể dẫn đầu phong trào theo chuyên đề từ 03 năm trở lên, khi tổng kết; phong trào này ngắn hơn: đề nghị hình thức khác.',
  onlyAtFinalReview: () =>
    'Cờ thi đua chỉ tặng khi tổng kết phong trào: chờ đến khi phong trào được tổng kết.',
  onlyTheLeader: () =>
    'Cờ thi đua chỉ tặng cho tập thể dẫn đầu, được nêu khi tổng kết; đây không phải tập thể đó: đề nghị hình thức khác.',
  decidedByTheHead: () =>
    'Giấy khen do thủ trưởng cơ quan, đơn vị tự quyết định, không trình Chủ tịch UBND tỉnh: thủ trưởng quyết định tại đơn vị.',
  yearlyTitle: (told) =>
    `${told.choice('award')} là danh hiệu xét hằng năm, không phải hình thức khen thưởng của một phong trào: đề nghị trong đợt xét hằng năm.`,
  otherwise: (told) =>
    `Phong trào này không có hình thức ${told.choice('award')}: chọn hình thức mà phong trào quy định.`,
};
const awardEn: Words = {
  onlyClusterLeader: () =>
    'The yearly flag goes only to the leader of an emulation cluster: propose another form.',
  onlyThematicOrCluster: () =>
    'The flag is given only at the final review of a thematic movement of 03 years or more, or yearly to the leader of a cluster: propose another form.',
  shorterThanThreeYears: () =>
    'The flag is given only to the collective that leads a thematic movement of 03 years or more, at its final review; this one is shorter: propose another form.',
  onlyAtFinalReview: () =>
    'The flag is given only at the final review: wait until the movement is summed up.',
  onlyTheLeader: () =>
    'The flag is given only to the collective named as the leader at the final review, which this is not: propose another form.',
  decidedByTheHead: () =>
    'A Certificate of Merit is decided by the head of the agency, not by the Chairman: the head decides it there.',
  yearlyTitle: (told) =>
    `${told.choice('award')} is a yearly title, not an award of one movement: propose it in the yearly review.`,
  otherwise: (told) =>
    `This movement has no ${told.choice('award')}: choose a form that the movement allows.`,
};

const subjectVi: Words = {
  award: (told) =>
    `${told.choice('award')} không tặng cho ${told.choice('subject')}: đổi hình thức hoặc đối tượng.`,
  household: (told) =>
    `Hộ gia đình chỉ được khen vì đóng góp công sức, đất đai, tài sản, không phải vì ${told.choice('merit')}: sửa loại thành tích.`,
  subject: (told) => `Phong trào này không khen ${told.choice('subject')}: chọn đối tượng mà phong trào nêu.`,
  otherwise: (told) =>
    `Phong trào không có nội dung thi đua "${told.text('criterion')}": chọn một nội dung của phong trào.`,
};
const subjectEn: Words = {
  award: (told) =>
    `${told.choice('award')} is not given to the subject ${told.choice('subject')}: change the form or the subject.`,
  household: (told) =>
    `A household is commended only for labour, land or property, not for ${told.choice('merit')}: correct the kind of merit.`,
  subject: (told) =>
    `This movement does not commend the subject ${told.choice('subject')}: choose one that it names.`,
  otherwise: (told) => `The movement has no content "${told.text('criterion')}": choose one of its contents.`,
};

export const eligibilityTexts = {
  awardLawful: {
    asks: {
      vi: 'Hình thức khen thưởng đúng Luật và đúng phong trào',
      en: 'The award is lawful and of this movement',
    },
    lacks: { vi: (told) => because(awardVi, told), en: (told) => because(awardEn, told) },
  },
  subjectFits: {
    asks: { vi: 'Đúng đối tượng, đúng nội dung thi đua', en: 'Subject and criterion fit' },
    lacks: { vi: (told) => because(subjectVi, told), en: (told) => because(subjectEn, told) },
  },
  competentProposer: {
    asks: { vi: 'Đơn vị có thẩm quyền đề nghị', en: 'The unit may propose' },
    lacks: {
      vi: (told) =>
        told.has('endedOn')
          ? `${told.name('unit')} đã ngừng hoạt động từ ${told.date('endedOn')}: đơn vị kế thừa đề nghị.`
          : `${told.name('unit')} không quản lý người được đề nghị về tổ chức, cán bộ, quỹ lương: đơn vị quản lý phải đề nghị, hoặc sửa đơn vị trả lương trong danh bạ.`,
      en: (told) =>
        told.has('endedOn')
          ? `${told.name('unit')} ended on ${told.date('endedOn')}: its successor proposes.`
          : `${told.name('unit')} does not manage the nominee's staff and payroll: the unit that does must propose, or correct the payroll unit in the register.`,
    },
  },
  periodSet: {
    asks: {
      vi: 'Thời gian tính thành tích nằm trong phong trào',
      en: 'The achievement lies inside the movement',
    },
    lacks: {
      vi: (told) =>
        `Thời gian tính thành tích ${told.date('from')}–${told.date('until')} phải nằm trong ${told.date('movementFrom')}–${told.date('movementUntil')}, kể cả hai ngày đó: sửa bản nháp.`,
      en: (told) =>
        `The achievement period ${told.date('from')}–${told.date('until')} must lie within ${told.date('movementFrom')}–${told.date('movementUntil')}, both inclusive: edit the draft.`,
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
