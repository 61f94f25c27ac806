import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { failureInWords } from '../../src/language/errors.js';
import type { Language } from '../../src/language/language.js';
import { reasonLines, refusalLines } from '../../src/language/reason.js';
import { ruleInWords } from '../../src/language/rules.js';
import { allOf, anyOf, type Verdict } from '../../src/machines/reason.js';
import { ruleNames, type RuleName } from '../../src/machines/ruleNames.js';
import { verdict } from '../../src/machines/rule.js';

const asIs = (id: string): string => id;
const both: readonly Language[] = ['vi', 'en'];

/** Every key that a rule puts into its verdict, with what it may be. */
const keys = [
  ...[
    'move',
    'stage',
    'roles',
    'unit',
    'desk',
    'conflict',
    'person',
    'from',
    'until',
    'key',
    'file',
    'missing',
  ],
  ...[
    'symbol',
    'taken',
    'award',
    'why',
    'article',
    'subject',
    'merit',
    'criterion',
    'endedOn',
    'movementFrom',
  ],
  ...[
    'movementUntil',
    'held',
    'present',
    'total',
    'for',
    'against',
    'quorum',
    'objection',
    'open',
    'required',
  ],
  ...['truth', 'conduct', 'unity', 'printed', 'nominee', 'compared', 'claimed', 'claim', 'claimedDisbursed'],
  ...[
    'recordedDisbursed',
    'claimedPlan',
    'recordedPlan',
    'deadline',
    'received',
    'late',
    'rounds',
    'allowed',
  ],
  ...[
    'first',
    'changed',
    'wanted',
    'part',
    'opinion',
    'duplicates',
    'state',
    'use',
    'members',
    'result',
    'said',
  ],
  ...[
    'of',
    'denominator',
    'threshold',
    'used',
    'grounds',
    'same',
    'elsewhere',
    'decision',
    'capacity',
    'outcome',
  ],
  ...[
    'payer',
    'office',
    'handedOver',
    'paid',
    'ground',
    'evidence',
    'conclusion',
    'sum',
    'left',
    'certificate',
  ],
  ...['enforced', 'kind', 'warns', 'milestone', 'asked', 'isKnown', 'isOpen', 'number', 'due', 'on'],
];
const value = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.nat(),
  fc.constantFrom('2024-07-20', 'planning', 'statement,report', '2000000', 'yearlyTitle', 'Cá nhân mẫu 01'),
);
const anyVerdict: fc.Arbitrary<Verdict> = fc.record({
  ok: fc.boolean(),
  rule: fc.constantFrom(...ruleNames),
  source: fc.constantFrom('L 84(2)(a)', 'P III.2', 'C', 'S: NĐ 98 Điều 4(4)', 'committee'),
  verified: fc.boolean(),
  values: fc.dictionary(fc.constantFrom(...keys), value),
  desk: fc.constantFrom(null, 'unit', 'board'),
  roles: fc.constantFrom([], ['unitHead'], ['boardClerk', 'boardHead']),
});
const hole = /undefined|null|NaN|\[object|\$\{/;

describe('the sentence of a rule', () => {
  test('is whole in both languages, whatever the verdict holds', () => {
    fc.assert(
      fc.property(anyVerdict, (one) => {
        const [vi, en] = both.map((language) => ruleInWords(one, language, asIs));
        expect(vi).not.toMatch(hole);
        expect(en).not.toMatch(hole);
        expect(vi).not.toBe(en);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(ruleNames)('%s says one thing when it holds and another when it does not', (rule) => {
    const said = both.flatMap((language) =>
      [true, false].map((ok) => ruleInWords(verdict(rule, ok, { source: 'C' }), language, asIs)),
    );
    expect(new Set(said).size).toBe(4);
    expect(said.filter((text) => hole.test(text))).toEqual([]);
  });

  test('a flag in a movement of half a year is refused with the article and the way out', () => {
    const flag = verdict('awardLawful', false, {
      source: 'L 26(2)',
      values: { award: 'emulationFlag', why: 'shorterThanThreeYears' },
    });
    expect(refusalLines(flag, 'vi', asIs)).toEqual([
      '✗ Cờ thi đua chỉ tặng cho tập thể dẫn đầu phong trào theo chuyên đề từ 03 năm trở lên, khi tổng kết; phong trào này ngắn hơn: đề nghị hình thức khác. (khoản 2 Điều 26 Luật Thi đua, khen thưởng)',
    ]);
  });

  test('a claim above the record shows both figures, and 59,996 % is not shown as reached', () => {
    const claim = verdict('resultsTrue', false, {
      source: 'P II.1',
      values: {
        claim: 'M1',
        claimedDisbursed: '60000000',
        claimedPlan: '100000000',
        recordedDisbursed: '59996000',
        recordedPlan: '100000000',
      },
    });
    const text = ruleInWords(claim, 'vi', asIs);
    expect(text).toContain('60.000.000 đồng trên kế hoạch 100.000.000 đồng (60,00 %)');
    expect(text).toContain('59.996.000 đồng trên 100.000.000 đồng (59,99 %)');
  });

  test('a setting that the movement lacks is named, whichever rule asks for it', () => {
    const silent = verdict('quorum', false, { source: 'committee', values: { missing: 'committee' } });
    expect(ruleInWords(silent, 'vi', asIs)).toContain('rules.committee');
  });
});

describe('a tree of reasons', () => {
  const leaf = (rule: RuleName, ok: boolean): Verdict => verdict(rule, ok, { source: 'P I.2' });

  test('shows what is in the way before what holds', () => {
    const lines = reasonLines(
      allOf([leaf('bothOpinions', true), leaf('objectionsAnswered', false)]),
      'en',
      asIs,
    );
    expect(lines.map((line) => line[0])).toEqual(['✗', '✓']);
  });

  test('shows only the way that is open among several', () => {
    const tree = anyOf([leaf('opinionIs', false), leaf('bothOpinions', true)]);
    expect(reasonLines(tree, 'en', asIs)).toEqual([
      '✓ Both departments gave their opinion (the plan, section I.2)',
    ]);
  });

  test('shows every way, numbered, when none is open', () => {
    const tree = anyOf([leaf('reasonGiven', false), leaf('opinionGrounded', false)]);
    expect(refusalLines(tree, 'vi', asIs).filter((line) => /Cách \d:/.test(line))).toHaveLength(2);
  });

  test('says whose desk can change it, and what nobody has verified', () => {
    const hold = verdict('notOnHold', false, {
      source: 'S: NĐ 98 Điều 4(4)',
      verified: false,
      values: { open: 1, elsewhere: 0 },
      desk: 'board',
      roles: ['boardHead'],
    });
    const [line] = refusalLines(hold, 'vi', asIs);
    expect(line).toMatch(/\[chưa kiểm chứng\] → Ban Thi đua - Khen thưởng: lãnh đạo Ban TĐKT$/);
  });

  test('is empty in a refusal where everything holds', () => {
    expect(refusalLines(leaf('bothOpinions', true), 'vi', asIs)).toEqual([]);
  });
});

describe('the sentence of an error', () => {
  const label = { vi: 'Cần một ngày có thật.', en: 'Give a day that exists.' };

  test('who was faster, when, and where the file stands now', () => {
    const stale = {
      name: 'Stale',
      by: 'x',
      at: '2024-10-02T01:00:00.000Z',
      stage: 'received',
      version: 5,
    } as const;
    const text = failureInWords(stale, 'vi', () => 'Cán bộ mẫu 08');
    expect(text).toContain('Cán bộ mẫu 08 chuyển lúc 02/10/2024 08:00');
    expect(text).toContain('"Đã tiếp nhận, kiểm tra thành phần hồ sơ", phiên bản 5');
  });

  test('the clock is called by its name', () => {
    const stale = {
      name: 'Stale',
      by: 'clock',
      at: '2024-10-02T01:00:00.000Z',
      stage: 'launched',
      version: 2,
    } as const;
    expect(failureInWords(stale, 'en', asIs)).toContain(
      'the clock moved it on 02/10/2024 08:00, it now stands in "Launched"',
    );
  });

  test('every field with its fix, one a line', () => {
    const invalid = {
      name: 'Invalid',
      fields: [
        { path: 'date', message: label },
        { path: '', message: label },
      ],
    } as const;
    expect(failureInWords(invalid, 'en', asIs)).toBe(
      'date: Give a day that exists.\nGive a day that exists.',
    );
  });

  test('what is not found, in words of its kind', () => {
    expect(failureInWords({ name: 'NotFound', kind: 'unit', id: 'SKH' }, 'vi', asIs)).toContain(
      'đơn vị "SKH"',
    );
    expect(failureInWords({ name: 'NotFound', kind: 'difficulty', id: 'x' }, 'en', asIs)).toContain(
      'file "x"',
    );
  });

  test('a mistake in a movement file at its line and column', () => {
    const mistakes = [{ file: 'a.yaml', line: 3, column: 7, message: label, fix: label }];
    expect(failureInWords({ name: 'MovementMistakes', mistakes }, 'vi', asIs)).toMatch(/^a\.yaml:3:7: /);
  });

  test('a sentence that an error brings along is told in the language asked for', () => {
    expect(failureInWords({ name: 'DatabaseUnusable', sentence: label }, 'vi', asIs)).toBe(label.vi);
    expect(failureInWords({ name: 'EnvironmentError', sentences: [label, label] }, 'en', asIs)).toBe(
      `${label.en}\n${label.en}`,
    );
  });
});
