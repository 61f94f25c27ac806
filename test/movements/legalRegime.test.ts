import { describe, expect, test } from '@jest/globals';
import { loadLegalRegimes, regimeIn, regimeOn } from '../../src/movements/legalRegime.js';

describe('the regime of a dossier', () => {
  test.each([
    ['2024-01-01', 'L2022-ND98', 'no circular yet'],
    ['2024-04-14', 'L2022-ND98', 'the last day without a circular'],
    ['2024-10-02', 'L2022-ND98-TT01', 'the sprint'],
    ['2025-06-30', 'L2022-ND98-TT01', 'the last day of the old decree'],
    ['2025-07-01', 'L2022-ND152-TT01', 'the new decree with the old circular'],
    ['2025-08-04', 'L2022-ND152-TT01', 'the last day of the old circular'],
    ['2025-08-05', 'L2022-ND152-TT15', 'the new circular'],
    ['2026-10-01', 'L2022+L2026-ND152-TT15', 'the amended Law'],
  ])('received on %s is %s (%s)', (date, code) => {
    expect(regimeOn(date)).toMatchObject({ code, transition: 'byDateOfReceipt', verified: false });
  });

  test('names the sources of every layer and of the transition', () => {
    expect(regimeOn('2024-10-02').source).toBe(
      'L 94; S: Nghị định 98/2023/NĐ-CP; S: Thông tư 01/2024/TT-BNV; S: Luật 06/2026/QH16, quy định chuyển tiếp',
    );
  });

  test.each([
    ['2023-12-31', 'law'],
    ['2027-03-01', 'decree'],
  ])('is refused on %s, for want of a %s', (date, layer) => {
    expect(() => regimeOn(date)).toThrow(expect.objectContaining({ name: 'DateWithoutRegime', date, layer }));
  });

  test('is verified only when every layer and the transition are', () => {
    const verified = <T extends object>(one: T) => ({ ...one, verified: true });
    const { transition, law, decree, circular } = loadLegalRegimes();
    const read = {
      transition: verified(transition),
      law: law.map(verified),
      decree: decree.map(verified),
      circular: circular.map(verified),
    };
    expect(regimeIn(read, '2024-10-02').verified).toBe(true);
    expect(regimeIn({ ...read, transition }, '2024-10-02').verified).toBe(false);
  });
});
