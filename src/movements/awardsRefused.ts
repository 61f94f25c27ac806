import { awards, lastsThreeYears } from '../machines/awards.js';
import type { Label } from '../machines/fields.js';
import type { AwardKind, MovementDefinition, MovementRules } from '../machines/movementDefinition.js';
import type { ValueMistake } from './mistakes.js';

/** Award kinds that the Law refuses whatever a nomination says, so that no movement may promise them. */
export const refusedAwards = ({ rules }: MovementDefinition): ValueMistake[] =>
  rules.awards.value.flatMap((award, index) => {
    const words = refusals[award](rules) ?? unfitFor(award, rules);
    return words ? [{ path: ['rules', 'awards', 'value', index], ...words }] : [];
  });

type Words = Pick<ValueMistake, 'message' | 'fix'>;
const words = (message: Label, fix: Label): Words => ({ message, fix });
const leaveOut = { vi: 'Bỏ khỏi danh sách.', en: 'Leave it out of the list.' };

const yearlyTitle =
  (article: Label) =>
  ({ mode }: MovementRules): Words | null =>
    mode.value === 'regular'
      ? null
      : words(
          {
            vi: `Danh hiệu này xét hằng năm, không phải kết quả của một phong trào (${article.vi} Luật Thi đua, khen thưởng).`,
            en: `This is a yearly title, not the result of one movement (Law on Emulation and Commendation, ${article.en}).`,
          },
          leaveOut,
        );

function flag({ mode, period }: MovementRules): Words | null {
  const { from, until } = period.value;
  if (mode.value === 'yearlyCluster') return null;
  if (mode.value === 'thematic' && lastsThreeYears(from, until)) return null;
  return words(
    {
      vi: 'Cờ thi đua chỉ tặng cho tập thể dẫn đầu phong trào theo chuyên đề từ 03 năm trở lên, khi tổng kết (khoản 2 Điều 26 Luật Thi đua, khen thưởng), hoặc hằng năm cho tập thể dẫn đầu cụm, khối (khoản 1).',
      en: 'The flag is only for the leader of a thematic movement of three years or more, at its final review (Law on Emulation and Commendation, art. 26(2)), or yearly for the leader of a cluster (art. 26(1)).',
    },
    leaveOut,
  );
}

const refusals: Readonly<Record<AwardKind, (rules: MovementRules) => Words | null>> = {
  diplomaOfMerit: () => null,
  certificateOfMerit: () =>
    words(
      {
        vi: 'Giấy khen do thủ trưởng nêu tại Điều 80 Luật Thi đua, khen thưởng quyết định, không phải Chủ tịch UBND tỉnh.',
        en: 'The certificate is decided by the head named in art. 80 of the Law on Emulation and Commendation, not by the provincial Chairman.',
      },
      leaveOut,
    ),
  emulationFlag: flag,
  excellentLabourCollective: yearlyTitle({ vi: 'khoản 1 Điều 27', en: 'art. 27(1)' }),
  provincialEmulationFighter: yearlyTitle({ vi: 'khoản 1 Điều 22', en: 'art. 22(1)' }),
};

/** An award for which nobody may be nominated. */
function unfitFor(award: AwardKind, { subjects }: MovementRules): Words | null {
  if (awards[award].subjects.some((subject) => subjects.value.includes(subject))) return null;
  const fitting = awards[award].subjects.join(', ');
  return words(
    {
      vi: 'Không đối tượng nào của phong trào được tặng hình thức này.',
      en: 'No subject of the movement can get this award.',
    },
    { vi: `Thêm vào subjects: ${fitting}.`, en: `Add to subjects: ${fitting}.` },
  );
}
