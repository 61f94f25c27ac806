import type { JsonObject, LegalDate } from '../machines/attempt.js';
import { step, type Course, type Step } from './stories.js';

/** Sample difficulties: resolved by the unit that was charged, overdue with an accepted cause, reopened, proposed. */

export interface Report extends Course {
  /** What the unit's clerk writes on the day of the first step. */
  readonly report: JsonObject;
}

const report = (
  obstacle: string,
  project: string,
  since: LegalDate,
  description: string,
  proposal: string,
): JsonObject => ({ obstacle, project, amountAtRisk: '12000000000', since, description, proposal });

const proposed = (day: LegalDate, responsible: string): Step =>
  step(day, 'proposeDirection', 'planningLeader', {
    data: {
      paper: { number: '2210/SKHĐT-TH', date: day },
      responsible,
      proposal: 'Trình UBND tỉnh giao đơn vị giải quyết dứt điểm',
    },
  });
const directed = (day: LegalDate, responsible: string, due: LegalDate): Step =>
  step(day, 'direct', 'recordsClerk', {
    data: {
      number: '3100/UBND-ĐTQH',
      date: day,
      responsible,
      due,
      task: 'Giải quyết dứt điểm, báo cáo kết quả',
    },
    signedBy: 'chairman',
  });

export const difficulties: readonly Report[] = [
  {
    unit: 'SGTVT',
    report: report(
      'siteClearance',
      'GTVT-01',
      '2024-08-05',
      'Còn 12 hộ mẫu chưa bàn giao mặt bằng',
      'Đề nghị vận động, bàn giao trước 15/9',
    ),
    steps: [
      proposed('2024-08-20', 'UBND-PT'),
      directed('2024-08-26', 'UBND-PT', '2024-09-16'),
      step('2024-09-12', 'resolve', 'unitHead', {
        at: 'UBND-PT',
        data: { answer: 'Đã bàn giao đủ mặt bằng' },
      }),
      step('2024-09-16', 'confirmResolved', 'unitClerk'),
    ],
  },
  {
    unit: 'TTNS',
    report: report(
      'landPrice',
      'NS-03',
      '2024-09-10',
      'Chưa có giá đất cụ thể để bồi thường',
      'Đề nghị phê duyệt giá đất trong tháng 10',
    ),
    steps: [
      proposed('2024-10-01', 'UBND-HTN'),
      directed('2024-10-07', 'UBND-HTN', '2024-10-31'),
      step('2024-10-22', 'acceptCause', 'planningLeader', {
        data: {
          paper: { number: '2655/SKHĐT-TH', date: '2024-10-22' },
          note: 'Chậm do xác định giá đất, không do chủ đầu tư',
        },
      }),
    ],
  },
  {
    unit: 'UBND-TP',
    report: report(
      'procedure',
      'TP-01',
      '2024-09-20',
      'Chậm thẩm định thiết kế',
      'Đề nghị hướng dẫn thủ tục',
    ),
    steps: [
      step('2024-10-03', 'answerDifficulty', 'planningOfficer', {
        data: { answer: 'Đã hướng dẫn trình tự thẩm định' },
      }),
      step('2024-10-09', 'reopen', 'unitClerk', { reason: 'Vẫn chưa có kết quả thẩm định' }),
    ],
  },
  {
    unit: 'UBND-LG',
    report: report('capital', 'LG-02', '2024-10-10', 'Hụt thu tiền sử dụng đất', 'Đề nghị điều chuyển vốn'),
    steps: [proposed('2024-10-21', 'STC')],
  },
];
