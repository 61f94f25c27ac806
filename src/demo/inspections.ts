import type { JsonObject, LegalDate } from '../machines/attempt.js';

/** A sample inspection of one unit and an urging letter to two, and what they did about it; one has not answered. */

export interface SampleInspection {
  readonly on: LegalDate;
  readonly move: 'recordInspection' | 'followUpInspection';
  /** Symbols. */
  readonly units: readonly string[];
  readonly data: JsonObject;
}

export const inspections: readonly SampleInspection[] = [
  {
    on: '2024-10-16',
    move: 'recordInspection',
    units: ['UBND-BB'],
    data: {
      ...{ kind: 'inspection', on: '2024-10-15', leader: null, project: 'BB-01', due: '2024-11-15' },
      paper: { number: 'M-21/KL-SKHĐT', date: '2024-10-16' },
      findings: 'Kênh thủy lợi chậm do nhà thầu thiếu nhân lực; yêu cầu tăng ca, điều chuyển vốn (mẫu)',
    },
  },
  {
    on: '2024-11-13',
    move: 'followUpInspection',
    units: ['UBND-BB'],
    data: { number: 1, on: '2024-11-12', result: 'Nhà thầu đã tăng hai tổ thi công (mẫu)' },
  },
  {
    on: '2025-01-06',
    move: 'recordInspection',
    units: ['UBND-TL', 'UBND-ĐL'],
    data: {
      ...{ kind: 'urging', on: '2025-01-06', leader: null, project: null, due: '2025-01-15' },
      paper: { number: 'M-22/SKHĐT-ĐĐ', date: '2025-01-06' },
      findings: 'Chưa đạt mốc 31/12/2024: báo cáo nguyên nhân và giải pháp (mẫu)',
    },
  },
  {
    on: '2025-01-14',
    move: 'followUpInspection',
    units: ['UBND-TL'],
    data: { number: 2, on: '2025-01-14', result: 'Đã báo cáo, cam kết nghiệm thu trong tháng 1 (mẫu)' },
  },
];
