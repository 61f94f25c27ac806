import type { JsonObject, LegalDate } from '../machines/attempt.js';
import { step, type Course } from './stories.js';

/** Sample commitments: in time, returned and corrected, late, half checked, waived, and one amended in October. */

const billion = (amount: number): string => `${String(amount)}000000000`;

/** One sample project that reaches the three milestones, or misses the last by `short` billion đồng. */
const project = (code: string, plan: number, short = 0): JsonObject => ({
  project: code,
  plan: billion(plan * 100),
  disbursedBefore: billion(plan * 28),
  months: [
    { month: '2024-07', amount: billion(plan * 8) },
    { month: '2024-08', amount: billion(plan * 10) },
    { month: '2024-09', amount: billion(plan * 15) },
    { month: '2024-10', amount: billion(plan * 9) },
    { month: '2024-11', amount: billion(plan * 10) },
    { month: '2024-12', amount: billion(plan * 11) },
    { month: '2025-01', amount: billion(plan * 5 - short) },
  ],
});
/** The project whose plan was doubled in October. */
const raised: JsonObject = {
  project: 'PT-02',
  plan: billion(200),
  disbursedBefore: billion(28),
  months: [
    { month: '2024-07', amount: billion(8) },
    { month: '2024-08', amount: billion(10) },
    { month: '2024-09', amount: billion(15) },
    { month: '2024-10', amount: billion(25) },
    { month: '2024-11', amount: billion(35) },
    { month: '2024-12', amount: billion(59) },
    { month: '2025-01', amount: billion(12) },
  ],
};
const version = (day: LegalDate, projects: readonly JsonObject[], explanation: string | null = null) => ({
  data: { paper: { number: '120/CK', date: day, sha256: null }, receivedOn: null, projects, explanation },
});
const sent = (day: LegalDate, code: string, plan: number) =>
  step(
    day,
    'submitCommitment',
    'unitHead',
    version(day, [project(`${code}-01`, plan), project(`${code}-02`, 1)]),
  );
const noted = (day: LegalDate) => [
  step(day, 'noteComplete', 'planningOfficer', { data: { part: 'planning' } }),
  step(day, 'noteComplete', 'homeAffairsOfficer', { data: { part: 'homeAffairs' } }),
];

export const commitments: readonly Course[] = [
  {
    unit: 'UBND-PT',
    steps: [
      step('2024-07-12', 'reportLaunch', 'unitClerk', {
        data: { date: '2024-07-12', paper: { number: '85/KH-UBND', date: '2024-07-11' } },
      }),
      sent('2024-07-16', 'PT', 3),
      ...noted('2024-07-18'),
      step('2024-10-15', 'amendCommitment', 'unitHead', {
        ...version('2024-10-15', [project('PT-01', 3, 4), raised], 'Dự án PT-01 vướng giải phóng mặt bằng'),
        reason: 'Kế hoạch vốn được điều chỉnh trong tháng 10',
      }),
      ...noted('2024-10-17'),
    ],
  },
  {
    unit: 'SGTVT',
    steps: [
      sent('2024-07-18', 'GTVT', 8),
      step('2024-07-19', 'returnForCorrection', 'planningOfficer', {
        data: { part: 'planning', items: [{ item: 'GTVT-02: chưa đúng mã dự án' }] },
        reason: 'Mã dự án chưa khớp kế hoạch vốn',
      }),
      sent('2024-07-22', 'GTVT', 8),
      ...noted('2024-07-24'),
    ],
  },
  { unit: 'UBND-TP', steps: [sent('2024-07-24', 'TP', 2), ...noted('2024-07-26')] },
  {
    unit: 'UBND-LG',
    steps: [sent('2024-07-19', 'LG', 2), ...noted('2024-07-23').slice(1)],
  },
  {
    unit: 'SNV',
    steps: [step('2024-07-17', 'waive', 'boardHead', { reason: 'Không được giao vốn đầu tư công năm 2024' })],
  },
];
