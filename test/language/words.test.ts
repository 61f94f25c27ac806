import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { workingDaysInWords } from '../../src/language/deadline.js';
import { dayInWords, instant, integer, money, rate } from '../../src/language/format.js';
import { choice, move, timer } from '../../src/language/labels.js';
import { languageOf } from '../../src/language/language.js';
import { source } from '../../src/language/source.js';
import { placesOf, stage, stageKeys, stagesAtDesk } from '../../src/language/stages.js';
import type { Field } from '../../src/machines/fields.js';
import { timers } from '../../src/machines/timers.js';
import { workflowOf } from '../../src/machines/workflows.js';
import { loadCalendar } from '../../src/movements/loadCalendar.js';
import { countWorkingDays } from '../../src/movements/workingCalendar.js';

describe('a count of working days', () => {
  const counted = (from: string): string =>
    workingDaysInWords(countWorkingDays(loadCalendar(), from, 5), 'vi');

  test('names the Sunday that it skips', () => {
    expect(counted('2024-07-20')).toBe(
      '05 ngày làm việc kể từ thứ Bảy 20/7/2024: không tính ngày 20/7; nghỉ Chủ nhật 21/7; 22, 23, 24, 25, 26/7 → hết thứ Sáu 26/7/2024',
    );
  });

  test('names the National Day and its weekend', () => {
    expect(counted('2024-08-28')).toBe(
      '05 ngày làm việc kể từ thứ Tư 28/8/2024: không tính ngày 28/8; 29, 30/8; nghỉ 31/8–03/9 (cuối tuần, Quốc khánh); 04, 05, 06/9 → hết thứ Sáu 06/9/2024',
    );
  });

  test('names the Saturday that is worked for an exchanged day', () => {
    const text = counted('2024-04-26');
    expect(text).toContain('nghỉ 27/4–01/5 (cuối tuần, nghỉ hoán đổi, ');
    expect(text).toContain(
      '; 02, 03/5, thứ Bảy 04/5 (làm bù); nghỉ Chủ nhật 05/5; 06, 07/5 → hết thứ Ba 07/5/2024',
    );
  });

  test('names every day between the first and the last once', () => {
    const calendar = loadCalendar();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 15 }), (offset, days) => {
        const from = new Date(Date.UTC(2024, 0, 1 + offset)).toISOString().slice(0, 10);
        const count = countWorkingDays(calendar, from, days);
        const text = workingDaysInWords(count, 'en');
        expect(text).not.toMatch(/undefined|null/);
        const [, listed = ''] = text.split(': ');
        const worked = count.days.filter(({ kind }) => kind === 'working' || kind === 'madeUp');
        for (const { date } of worked) expect(listed).toContain(date.slice(8));
      }),
    );
  });
});

describe('numbers and dates', () => {
  test('are written as officials write them', () => {
    expect(integer(1234567n, 'vi')).toBe('1.234.567');
    expect(integer(1234567, 'en')).toBe('1,234,567');
    expect(money('2340000', 'vi')).toBe('2.340.000 đồng');
    expect(dayInWords('2024-07-26', 'vi')).toBe('thứ Sáu 26/07/2024');
    expect(instant('2024-10-01T17:05:00.000Z')).toBe('02/10/2024 00:05');
  });

  test('a rate is cut and never rounded up', () => {
    expect(rate('59996', '100000', 'vi')).toBe('59,99 %');
    expect(rate('95000', '100000', 'en')).toBe('95.00 %');
    expect(rate('1', '0', 'vi')).toBeNull();
  });

  test('a rate that is not the threshold is never shown as it', () => {
    const [sixty, ninetyFive] = [60, 95].map((numerator) => ({ numerator, denominator: 100 }));
    expect(rate('59996', '100000', 'vi', sixty)).toBe('59,99 %');
    expect(rate('95004', '100000', 'vi', ninetyFive)).toBe('95,004 %');
    expect(rate('95000', '100000', 'vi', ninetyFive)).toBe('95,00 %');
    expect(rate('665000000000001', '700000000000001', 'en', ninetyFive)).toBe('95.000000000000007 %');
  });

  test('no rate is shown above what was reached', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 18n), fc.bigInt(1n, 10n ** 18n), (disbursed, plan) => {
        const shown = BigInt((rate(String(disbursed), String(plan), 'en') ?? '').replace(/[., %]/g, ''));
        expect(shown * plan <= disbursed * 10_000n).toBe(true);
        expect((shown + 1n) * plan > disbursed * 10_000n).toBe(true);
      }),
    );
  });
});

describe('a source', () => {
  test.each([
    ['L 84(2)(a)', 'điểm a khoản 2 Điều 84 Luật Thi đua, khen thưởng'],
    ['L 17(2), 17(5)', 'khoản 2 Điều 17; khoản 5 Điều 17 Luật Thi đua, khen thưởng'],
    ['L 80(1)–(4)', 'khoản 1–4 Điều 80 Luật Thi đua, khen thưởng'],
    ['L 75', 'Điều 75 Luật Thi đua, khen thưởng'],
    ['P III.2', 'Kế hoạch, mục III.2'],
    ['P', 'Kế hoạch'],
    ['C', 'cấu hình của tỉnh'],
    ['C: mùng 3', 'cấu hình của tỉnh: mùng 3'],
    ['P III.2; L 13(5)(c)', 'Kế hoạch, mục III.2; điểm c khoản 5 Điều 13 Luật Thi đua, khen thưởng'],
    ['S: NĐ 98 Điều 4(4)', 'nguồn thứ cấp: NĐ 98 Điều 4(4)'],
    ['BLLĐ 112(1)(a)', 'BLLĐ 112(1)(a)'],
  ])('%s is read as %s', (written, words) => {
    expect(source(written, 'vi')).toBe(words);
  });

  test('is English when English is chosen', () => {
    expect(source('L 84(2)(a)', 'en')).toBe('art. 84(2)(a) Law on Emulation and Commendation');
  });
});

describe('labels', () => {
  const kinds = ['nomination', 'movement', 'commitment', 'difficulty', 'unit', 'person'] as const;
  const choicesIn = (field: Field): readonly string[] => {
    if (field.kind === 'choice') return field.of;
    if (field.kind === 'list') return choicesIn(field.of);
    return field.kind === 'group' ? Object.values(field.fields).flatMap(choicesIn) : [];
  };

  test('every choice of every field has a name', () => {
    const fields = kinds.flatMap((kind) =>
      Object.values(workflowOf(kind, null)?.moves ?? {}).flatMap((one) => Object.values(one.fields)),
    );
    const all = fields.flatMap(choicesIn);
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter((value) => choice(value, 'vi') === value)).toEqual([]);
    expect(choice('wrongAward', 'vi')).toBe('sai hình thức khen thưởng');
  });

  test('every stage of the road has a name in both languages, from the chart', () => {
    for (const kind of ['nomination', 'movement', 'commitment', 'difficulty'] as const) {
      expect(stageKeys(kind).length).toBeGreaterThan(4);
      for (const key of stageKeys(kind)) expect(stage(kind, key, 'vi')).not.toBe(stage(kind, key, 'en'));
    }
    expect(stage('nomination', 'appraisal.planning.waiting', 'vi')).toBe('Thẩm định kết quả: chờ ý kiến');
    expect(stage('person', 'ended', 'en')).toBe('Ended');
  });

  test('every deadline has a name', () => {
    for (const name of timers) expect(timer(name, 'vi')).not.toBe(name);
    expect(timer('inspectionDue:second', 'vi')).toBe('inspectionDue:second');
    expect(move('nomination', 1, 'remind', 'vi')).toBe('Nhắc hạn');
    expect(move('nomination', 1, 'submit', 'vi')).toBe('Trình hồ sơ');
  });

  test('a file in appraisal waits at the desk whose half is open', () => {
    const value = {
      hold: 'clear',
      road: { appraisal: { planning: 'waiting', homeAffairs: 'favourable', consultation: 'notNeeded' } },
    };
    const waiting = placesOf('nomination', value).filter(
      ({ path, desk }) => desk !== null && path.includes('.'),
    );
    expect(waiting.map(({ path, desk }) => [path, desk])).toEqual([
      ['appraisal.planning.waiting', 'planning'],
    ]);
    expect(stagesAtDesk('nomination', 'homeAffairs')).toEqual(['appraisal']);
  });
});

describe('the language of a person', () => {
  test.each([
    [null, {}, 'vi'],
    [null, { LANG: 'en_US.UTF-8' }, 'en'],
    [null, { LC_ALL: 'vi_VN.UTF-8', LANG: 'en_US.UTF-8' }, 'vi'],
    [null, { LC_ALL: '', LC_MESSAGES: 'en', LANG: 'vi_VN' }, 'en'],
    [null, { LANG: 'C.UTF-8' }, 'vi'],
    ['en', { LANG: 'vi_VN' }, 'en'],
    ['fr', { LANG: 'en_GB' }, 'en'],
  ] as const)('asked %s in the locale %o is %s', (asked, env, language) => {
    expect(languageOf(asked, env)).toBe(language);
  });
});
