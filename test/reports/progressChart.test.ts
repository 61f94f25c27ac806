import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadMovement } from '../../src/movements/loadMovement.js';
import { progressChart, type Progress } from '../../src/reports/progressChart.js';

const { milestones } = loadMovement(
  join(import.meta.dirname, '../../movements/binh-thuan-2024-disbursement-sprint.yaml'),
);
const billion = 1_000_000_000n;

const pictureOf = (changed: Partial<Progress> = {}): string =>
  progressChart(
    {
      title: 'Đơn vị mẫu <01> & bạn',
      plan: 400n * billion,
      disbursed: [
        { on: '2024-08-31', amount: 60n * billion, plan: 1_000n, ofPromisers: 0n, confirmed: true },
        { on: '2024-09-30', amount: 240n * billion, plan: 1_000n, ofPromisers: 0n, confirmed: false },
      ],
      committed: [{ on: '2024-09-30', amount: 250n * billion }],
      milestones,
      ...changed,
    },
    'vi',
  );

describe('the picture of progress', () => {
  test('says the same in words, exactly', () => {
    expect(pictureOf()).toContain(
      '<desc>Đã giải ngân 30/09/2024: 240.000.000.000 đồng / 400.000.000.000 đồng = 60,00 %.',
    );
  });

  test('marks what the Treasury has not confirmed', () => {
    expect(pictureOf().match(/ước, chưa có số Kho bạc/g)).toHaveLength(1);
  });

  test('keeps names inert', () => {
    expect(pictureOf()).toContain('<title>Đơn vị mẫu &lt;01&gt; &amp; bạn</title>');
  });

  test('draws no rate where there is no plan', () => {
    const picture = pictureOf({ plan: 0n });
    expect(picture).toContain('Chưa có kế hoạch vốn: không có tỷ lệ');
    expect(picture).not.toContain('polyline');
  });
});
