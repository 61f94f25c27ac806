import { z } from 'zod';
import { desks, roles } from '../machines/attempt.js';
import { letters } from '../machines/letters.js';
import { awardKinds, type MovementDefinition } from '../machines/movementDefinition.js';
import { timers } from '../machines/timers.js';
import { unitKinds } from '../machines/unitKinds.js';
import { legalDate, sourced, text } from './schemaParts.js';

/** The shape of a movement file. What its parts must say together is checked in `consistency.ts`. */

const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.]{0,39}$/);
const count = z.int().min(0);
const setting = <T extends z.ZodType>(value: T) => z.strictObject({ value, ...sourced });
const keyed = z.array(z.strictObject({ key, text, ...sourced }));

const fractionParts = {
  numerator: count.describe('Tử số'),
  denominator: z.int().min(1).describe('Mẫu số'),
};
const atMostOne = { params: { mistake: 'aboveOne' } };
const isShare = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
  numerator <= denominator;
const share = z.strictObject(fractionParts).refine(isShare, atMostOne);
const comparator = z.enum(['reaches', 'exceeds']).describe('reaches: đạt (≥); exceeds: trên (>)');

const vote = z.strictObject({
  use: z.enum(['none', 'optional', 'required']).describe('Hội đồng: không hỏi, hỏi khi cần, bắt buộc'),
  quorum: share.describe('Tỷ lệ thành viên phải có mặt, trên tổng số thành viên'),
  threshold: z.strictObject({ ...fractionParts, comparator }).refine(isShare, atMostOne),
  denominator: z
    .enum(['totalMembers', 'presentMembers', 'validBallots'])
    .describe('Mẫu số của tỷ lệ phiếu: tổng số thành viên, số có mặt, số phiếu hợp lệ'),
  ballot: z.enum(['open', 'secret']),
  tieRule: z.enum(['notPassed', 'chairSide', 'secondBallot']),
  recusedCounts: z.boolean(),
  absenteesInWriting: z.boolean(),
  awardDespiteVote: z.boolean(),
});

const rules = z.strictObject({
  awards: setting(z.array(z.enum(awardKinds)).min(1)),
  subjects: setting(z.array(z.enum(['individual', 'collective', 'enterprise', 'household'])).min(1)),
  mode: setting(z.enum(['thematic', 'regular', 'yearlyCluster'])),
  period: setting(z.strictObject({ from: legalDate, until: legalDate })).describe('Cả hai ngày đều tính'),
  criteria: setting(z.array(key).min(1)).describe('Khóa của các nội dung thi đua (contents)'),
  dossierDeadline: setting(legalDate.nullable()).describe('Ngày cuối nhận hồ sơ; null: không đặt'),
  receivingDesk: setting(z.enum(['board', 'planning', 'homeAffairs'])),
  grassrootsQuorum: setting(share),
  publicPosting: setting(z.strictObject({ required: z.boolean(), workingDays: count })),
  consultation: setting(z.strictObject({ allowed: z.boolean() })),
  committee: setting(vote),
  supplementRounds: setting(count),
  quota: setting(count.nullable()).describe('Số đề nghị tối đa của một đơn vị; null: không có'),
  belowMilestone: setting(z.enum(['warn', 'block'])),
});

const milestone = z.strictObject({
  key,
  on: legalDate,
  boundary: z.literal('endOfDay').describe('Tính đến 24 giờ của ngày đó'),
  comparator,
  rate: share,
  planBasis: z
    .enum(['primeMinister', 'provincialCouncil', 'total'])
    .describe('Kế hoạch vốn nào: Thủ tướng giao, HĐND tỉnh giao, tổng số'),
  text,
  ...sourced,
});

const period = z.union([
  z.strictObject({ workingDays: z.int().min(1).max(250) }),
  z.strictObject({ days: z.int().min(1).max(366) }),
  z.strictObject({ date: legalDate }),
  z.strictObject({ named: z.literal(true) }),
]);

const rung = z.strictObject({
  step: z
    .string()
    .regex(/^(0|[-+][1-9]\d{0,2})$/)
    .describe('Số ngày làm việc so với ngày cuối của hạn: "-2" trước, "0" đúng ngày, "+1" sau'),
  letter: z.enum(letters).nullable().describe('Mẫu thư; null: thư nhắc ngắn theo mẫu chung'),
  to: z.array(z.enum(roles)).min(1),
  repeatDays: z.exactOptional(z.int().min(1).max(366)).describe('Nhắc lại sau bấy nhiêu ngày'),
});

const deadline = z.strictObject({
  period,
  notAfter: z.exactOptional(legalDate),
  ladder: z.array(rung),
  ...sourced,
});

const seat = z.strictObject({
  unit: text.describe('Ký hiệu của đơn vị trong danh bạ'),
  from: z.exactOptional(legalDate).describe('Ngày đầu; không ghi: từ trước'),
  until: z.exactOptional(legalDate).describe('Ngày thôi giữ, ngày này không tính nữa; không ghi: vẫn giữ'),
  ...sourced,
});
const seats = z.array(seat);

export const movementSchema: z.ZodType<MovementDefinition> = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z][a-z0-9]{1,11}$/)
    .describe('Mã ngắn, đứng đầu mã của mọi hồ sơ, ví dụ bt24'),
  name: text,
  plan: z.strictObject({ number: text.nullable(), issuedBy: text, signer: text, ...sourced }),
  scope: z.literal('province'),
  legalBases: z.array(z.strictObject({ text, ...sourced })),
  recipients: z.array(text),
  provisions: keyed,
  contents: z
    .array(
      z.strictObject({
        key,
        text,
        byMilestones: z.exactOptional(z.boolean()).describe('Đo bằng các mốc'),
        evidence: z.exactOptional(text).describe('Minh chứng mà sở thẩm định phải nêu khi thống nhất'),
        ...sourced,
      }),
    )
    .min(1),
  milestones: z.array(milestone),
  commitment: z
    .strictObject({
      before: legalDate.describe('"Trước ngày": chính ngày này đã là quá hạn'),
      text,
      through: z.array(z.enum(desks)).min(1),
      owedBy: setting(z.array(z.enum(unitKinds)).min(1)).describe('Loại đơn vị phải gửi cam kết'),
      newUnits: setting(z.strictObject({ workingDays: z.int().min(1).max(250) })).describe(
        'Thời gian cho đơn vị được đăng ký sau hạn',
      ),
      checked: setting(z.boolean()).describe('Hai sở kiểm tra rồi mới ghi nhận, hay ghi nhận ngay khi nhận'),
      ...sourced,
    })
    .nullable(),
  monthlyReports: z
    .exactOptional(setting(z.strictObject({ dayOfNextMonth: z.int().min(1).max(28) })))
    .describe('Hạn báo cáo số giải ngân của tháng: đến hết ngày này của tháng sau'),
  desks: z.strictObject({
    board: seats.min(1),
    planning: seats.min(1),
    homeAffairs: seats.min(1),
    committee: seats,
    chairman: seats.min(1),
  }),
  rules,
  deadlines: z.strictObject(Object.fromEntries(timers.map((timer) => [timer, deadline]))),
  morning: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default('07:30'),
});
