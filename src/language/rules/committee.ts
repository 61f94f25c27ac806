import type { RuleName } from '../../machines/ruleNames.js';
import type { RuleText } from '../told.js';

/** The committee advises; quorum, threshold and denominator are the movement's. */

const denominators: Readonly<Record<'vi' | 'en', Readonly<Record<string, string>>>> = {
  vi: {
    totalMembers: 'tổng số thành viên',
    presentMembers: 'số thành viên có mặt',
    validBallots: 'số phiếu hợp lệ',
  },
  en: { totalMembers: 'all members', presentMembers: 'members present', validBallots: 'valid ballots' },
};

export const committeeTexts = {
  committeeConfigured: {
    asks: { vi: 'Phong trào có bước Hội đồng', en: 'The movement has a committee' },
    lacks: {
      vi: 'Phong trào này không đưa ra Hội đồng: trình thẳng Chủ tịch.',
      en: 'This movement puts nothing to the committee: submit to the Chairman directly.',
    },
  },
  quorum: {
    asks: { vi: 'Đủ số thành viên dự họp', en: 'A quorum was present' },
    lacks: {
      vi: (told) =>
        `Có mặt ${told.text('present')}/${told.text('members')} thành viên, cần ít nhất ${told.text('quorum')}: họp lại khi đủ người.`,
      en: (told) =>
        `${told.text('present')} of ${told.text('members')} members were present, at least ${told.text('quorum')} needed: meet again with a quorum.`,
    },
  },
  voteCounted: {
    asks: { vi: 'Kết quả ghi đúng với số phiếu', en: 'The result agrees with the counts' },
    lacks: {
      vi: (told) =>
        `Đồng ý ${told.text('for')}/${told.text('of')} (${denominators.vi[told.text('denominator')] ?? '–'}), ngưỡng ${told.text('threshold')}, tính ra "${told.choice('result')}" nhưng ghi "${told.choice('said')}": đối chiếu biên bản, sửa số phiếu hoặc kết quả.`,
      en: (told) =>
        `${told.text('for')} of ${told.text('of')} (${denominators.en[told.text('denominator')] ?? '–'}) were for, the threshold is ${told.text('threshold')}, which gives "${told.choice('result')}" but "${told.choice('said')}" was said: compare with the minutes, correct the counts or the result.`,
    },
  },
  voteDone: {
    asks: {
      vi: 'Hội đồng đã biểu quyết nếu phong trào yêu cầu',
      en: 'The committee voted where the movement asks for it',
    },
    lacks: {
      vi: 'Phong trào yêu cầu Hội đồng biểu quyết trước khi trình: đưa ra Hội đồng (putToCommittee) rồi ghi kết quả (recordVote).',
      en: 'The movement asks for a vote before the submission: put it to the committee (putToCommittee) and record the vote (recordVote).',
    },
  },
  proposalFitsVote: {
    asks: { vi: 'Đề nghị phù hợp kết quả biểu quyết', en: 'The proposal fits the vote' },
    lacks: {
      vi: (told) =>
        `Hội đồng biểu quyết "${told.choice('result')}": đề nghị không khen thưởng, hoặc nêu lý do nếu phong trào cho phép đề nghị khác.`,
      en: (told) =>
        `The committee voted "${told.choice('result')}": propose to decline, or give a reason where the movement allows otherwise.`,
    },
  },
  ballotNotOpen: {
    asks: { vi: 'Không đang bỏ phiếu', en: 'No ballot is open' },
    lacks: {
      vi: 'Hội đồng đang bỏ phiếu về hồ sơ này: chờ bỏ phiếu xong.',
      en: 'The committee is voting on this file: wait until the ballot is closed.',
    },
  },
} as const satisfies Partial<Record<RuleName, RuleText>>;
