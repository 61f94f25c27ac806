import { expect, test } from '@jest/globals';
import { commitmentText } from '../../src/cli/commitmentText.js';
import type { CommitmentContext } from '../../src/machines/commitmentContext.js';
import type { Milestone } from '../../src/machines/movementDefinition.js';
import { commitmentTerms } from '../machines/world.js';

const milestones = commitmentTerms.milestones as readonly Milestone[];
const promise = (project: string, plan: string, ...amounts: readonly [month: string, amount: string][]) => ({
  ...{ project, plan, disbursedBefore: '200' },
  months: amounts.map(([month, amount]) => ({ month, amount })),
});
const lines = (projects: CommitmentContext['projects'], explanation: string | null = null): string[] =>
  commitmentText({ projects, explanation } as CommitmentContext, milestones, 'vi')
    .flatMap((line) => line.split('\n'))
    .map((line) => line.trim().replace(/ {2,}/g, ' | '));

test('a commitment is told by project, by month and quarter, and against every milestone', () => {
  const told = lines(
    [
      promise('PT-01', '1000', ['2024-08', '200'], ['2024-09', '200'], ['2024-12', '300'], ['2025-01', '50']),
      promise('PT-02', '1000', ['2024-09', '400'], ['2024-12', '300'], ['2025-01', '50']),
    ],
    'Vướng mặt bằng',
  );
  expect(told).toContain('PT-01 | 1.000 | 950 | 95,00 %');
  expect(told).toContain('Cộng | 2.000 | 1.900 | 95,00 %');
  expect(told).toContain('09/2024 | 600 | Q3/2024: 800 | 1.200 | 60,00 %');
  expect(told.slice(-4)).toEqual([
    '✓ M1 (30/09/2024): 1.200 đồng, 60,00 %: đủ',
    '✓ M2 (31/12/2024): 1.800 đồng, 90,00 %: đủ',
    '✗ M3 (31/01/2025): 1.900 đồng, 95,00 %: thiếu 1 đồng',
    'Giải trình: Vướng mặt bằng',
  ]);
});

test('a unit without any project says why, and one that sent nothing says nothing', () => {
  expect(lines([], 'Không được giao vốn')).toEqual(['Không được giao vốn']);
  expect(lines([])).toEqual([]);
});
