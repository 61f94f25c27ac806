import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText } from '../told.js';

/** Two departments in parallel, and whoever else is asked. */

export const appraisalTexts = {
  part: {
    asks: { vi: 'Nêu đúng phần thẩm định', en: 'The department is named' },
    lacks: {
      vi: (told) =>
        `Bước này của ${told.choice('part')}: ghi "part" trong --data là planning hoặc homeAffairs.`,
      en: (told) =>
        `This move belongs to the ${told.choice('part')}: give "part" in --data as planning or homeAffairs.`,
    },
  },
  opinionIs: {
    asks: { vi: 'Ý kiến đúng nhánh này', en: 'The opinion is the one of this branch' },
    lacks: {
      vi: (told) => `Nhánh này dành cho ý kiến "${told.choice('opinion')}".`,
      en: (told) => `This branch is for the opinion "${told.choice('opinion')}".`,
    },
  },
  opinionStands: {
    asks: { vi: 'Ý kiến đã cho còn giá trị', en: 'The opinion given before stands' },
    lacks: {
      vi: (told) => `Chưa có ý kiến còn giá trị của ${told.choice('part')}: cơ quan đó cho ý kiến.`,
      en: (told) => `No opinion of the ${told.choice('part')} stands: it gives one.`,
    },
  },
  opinionGrounded: {
    asks: { vi: 'Ý kiến không thống nhất có nêu lý do', en: 'An unfavourable opinion gives its ground' },
    lacks: {
      vi: 'Ý kiến không thống nhất phải nêu lý do vì chỉ Chủ tịch mới quyết định không khen: ghi mục ground.',
      en: 'An unfavourable opinion gives its ground, because only the Chairman declines: fill in ground.',
    },
  },
  askOverdue: {
    asks: { vi: 'Đơn vị đã quá hạn giải trình', en: 'The unit is late with its answer' },
    lacks: {
      vi: (told) =>
        `Đơn vị còn trong hạn trả lời ${told.choice('part')}: chờ trả lời hoặc chờ hết hạn rồi cho ý kiến.`,
      en: (told) =>
        `The unit is still in time with its answer to the ${told.choice('part')}: wait for it, or until it is late.`,
    },
  },
  duplicatesRuled: {
    asks: { vi: 'Đã kết luận về mọi trường hợp nghi trùng', en: 'Every possible duplicate is ruled' },
    lacks: {
      vi: (told) =>
        `Còn ${told.text('open')} hồ sơ nghi trùng thành tích, hồ sơ đầu là ${told.name('file')}: Sở Nội vụ kết luận bằng bước ruleDuplicate.`,
      en: (told) =>
        `Possible duplicates not ruled: ${told.text('open')}, the first is ${told.name('file')}. Home Affairs rules with ruleDuplicate.`,
    },
  },
  sameOnlyUnfavourable: {
    asks: { vi: 'Không bị kết luận trùng thành tích', en: 'Not ruled the same achievement' },
    lacks: {
      vi: 'Đã kết luận cùng một thành tích đã được khen, nên chỉ có thể cho ý kiến không thống nhất.',
      en: 'It was ruled the same achievement as one already awarded, so that only an unfavourable opinion is possible.',
    },
  },
  consultationAllowed: {
    asks: { vi: 'Phong trào cho phép lấy ý kiến', en: 'The movement allows a consultation' },
    lacks: {
      vi: 'Phong trào này không lấy ý kiến cơ quan khác: đi tiếp không cần lấy ý kiến.',
      en: 'This movement asks no other bodies: go on without a consultation.',
    },
  },
  consultationOverdue: {
    asks: { vi: 'Đã quá hạn trả lời ý kiến', en: 'The consultation is overdue' },
    lacks: {
      vi: 'Cơ quan được hỏi còn trong hạn: chỉ ghi "không trả lời" sau hạn đó.',
      en: 'The body asked is still in time: its silence is noted only after that day.',
    },
  },
  consultationIs: {
    asks: { vi: 'Việc lấy ý kiến đúng nhánh này', en: 'The consultation stands as this branch has it' },
    lacks: {
      vi: (told) => `Nhánh này chỉ dùng khi việc lấy ý kiến ở trạng thái "${told.text('state')}".`,
      en: (told) => `This branch is taken only when the consultation is "${told.text('state')}".`,
    },
  },
  bothOpinions: {
    asks: { vi: 'Cả hai cơ quan đã cho ý kiến', en: 'Both departments gave their opinion' },
    lacks: {
      vi: (told) =>
        `Còn thiếu ý kiến của ${told.choice('missing')}: cơ quan đó cho ý kiến; im lặng không phải là ý kiến.`,
      en: (told) =>
        `The opinion of the ${told.choice('missing')} is missing: it gives one; silence is no opinion.`,
    },
  },
  consultationDone: {
    asks: { vi: 'Việc lấy ý kiến đã xong', en: 'The consultation is finished' },
    lacks: {
      vi: 'Đang chờ cơ quan được hỏi: ghi trả lời (recordAnswer), hoặc hết hạn thì ghi không trả lời (lapse).',
      en: 'A body that was asked has not answered: record the answer (recordAnswer), or its silence once it is late (lapse).',
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
