import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { loadMovement } from '../../src/movements/loadMovement.js';
import { MovementMistakes, type Mistake } from '../../src/movements/mistakes.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-movement-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sprint = readFileSync('movements/binh-thuan-2024-disbursement-sprint.yaml', 'utf8');
const sample = readFileSync('movements/three-year-thematic-sample.yaml', 'utf8');

function mistakesIn(content: string | Uint8Array): readonly Mistake[] {
  const file = join(folder, 'movement.yaml');
  writeFileSync(file, content);
  try {
    loadMovement(file);
  } catch (error) {
    if (error instanceof MovementMistakes) return error.mistakes;
    throw error;
  }
  return [];
}

/** The sprint with one passage changed: the passage must be there. */
function changed(from: string, to: string, plan = sprint): string {
  expect(plan).toContain(from);
  return plan.replace(from, to);
}

/** Mistakes without their fix, which every one must have in both languages. */
const shown = (content: string | Uint8Array) =>
  mistakesIn(content).map(({ line, column, path, message, fix }) => {
    expect(fix.vi).not.toBe('');
    expect(fix.en).not.toBe('');
    expect(message.vi).not.toBe('');
    return { line, column, path, message: message.en };
  });

/** Line and column of a passage, both from 1. */
function placeOf(passage: string, content: string) {
  const before = content.slice(0, content.indexOf(passage)).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

test('the sprint and the sample have no mistakes', () => {
  expect(mistakesIn(sprint)).toEqual([]);
  expect(mistakesIn(sample)).toEqual([]);
});

test('the hour of the ladder is 07:30 where the file says nothing', () => {
  const file = join(folder, 'morning.yaml');
  writeFileSync(file, changed('morning: "08:00"\n', '', sample));
  expect(loadMovement(file).morning).toBe('07:30');
});

describe('a wrong value is shown at its place', () => {
  test.each([
    ['a number for text', 'code: bt24', 'code: 24', '24\nname', 'code', 'Wrong type.'],
    [
      'text for a number',
      'workingDays: 3 }',
      'workingDays: ba }',
      '{ workingDays: ba',
      'deadlines.checkDue.period',
      'Not a length of time.',
    ],
    [
      'a fraction of a number',
      'value: 2\n',
      'value: 2.5\n',
      '2.5',
      'rules.supplementRounds.value',
      'Wrong type.',
    ],
    [
      'a day that does not exist',
      'on: 2024-09-30',
      'on: 2024-09-31',
      '2024-09-31',
      'milestones.0.on',
      'Not a day that exists.',
    ],
    [
      'a share above 1',
      '{ numerator: 95, denominator: 100 }',
      '{ numerator: 950, denominator: 100 }',
      '{ numerator: 950',
      'milestones.2.rate',
      'A share above 1.',
    ],
    [
      'an unknown letter',
      'letter: submissionWaiting',
      'letter: submissionWait',
      'submissionWait,',
      'deadlines.decideDue.ladder.0.letter',
      'Unknown value.',
    ],
    [
      'an unknown role',
      'to: [homeAffairsLeader] }',
      'to: [governor] }',
      'governor',
      'deadlines.checkDue.ladder.1.to.0',
      'Unknown value.',
    ],
    [
      'an unknown desk',
      'through: [planning, homeAffairs]',
      'through: [planning, treasury]',
      'treasury',
      'commitment.through.1',
      'Unknown value.',
    ],
    [
      'a malformed step',
      'step: "+5", letter: null, to: [recordsClerk] }\n    source: C\n    verified: false\n  consultationDue',
      'step: "five", letter: null, to: [recordsClerk] }\n    source: C\n    verified: false\n  consultationDue',
      '"five"',
      'deadlines.appraisalDue.ladder.3.step',
      'Not of the right form.',
    ],
    [
      'a blank source',
      'homeAffairs]\n  source: P III.1',
      'homeAffairs]\n  source: " "',
      '" "',
      'commitment.source',
      'Blank.',
    ],
    [
      'an unknown comparator',
      'comparator: reaches',
      'comparator: atLeast',
      'atLeast',
      'milestones.0.comparator',
      'Unknown value.',
    ],
    [
      'an hour that does not exist',
      'morning: "07:30"',
      'morning: "24:30"',
      '"24:30"',
      'morning',
      'Not of the right form.',
    ],
  ])('%s', (...[, from, to, passage, path, message]) => {
    const content = changed(from, to);
    expect(shown(content)).toContainEqual({ ...placeOf(passage, content), path, message });
  });

  test('an unknown key, at the key', () => {
    const content = changed('  signer: Đoàn Anh Dũng', '  signedBy: Đoàn Anh Dũng');
    expect(shown(content)).toEqual([
      { ...placeOf('number: null', content), path: 'plan.signer', message: 'The key "signer" is missing.' },
      { ...placeOf('signedBy', content), path: 'plan.signedBy', message: 'There is no key "signedBy" here.' },
    ]);
  });

  test('a deadline that no chart waits for, and the one that is then missing', () => {
    const content = changed('  holdReview:', '  holdRevue:');
    expect(shown(content).map(({ path, message }) => [path, message])).toEqual([
      ['deadlines.holdReview', 'The key "holdReview" is missing.'],
      ['deadlines.holdRevue', 'There is no key "holdRevue" here.'],
    ]);
  });

  test('a rule without a source, at the rule', () => {
    const content = changed(
      '  supplementRounds:\n    value: 2\n    source: C\n',
      '  supplementRounds:\n    value: 2\n',
    );
    expect(shown(content)).toEqual([
      {
        line: placeOf('supplementRounds:', content).line + 1,
        column: 5,
        path: 'rules.supplementRounds.source',
        message: 'The key "source" is missing.',
      },
    ]);
  });
});

describe('what the parts say together', () => {
  test.each([
    [
      'the end before the start',
      'until: 2025-01-31 }',
      'until: 2024-01-31 }',
      'rules.period.value.until',
      'This day is before the first day, 2024-06-05.',
    ],
    [
      'a milestone after the end',
      'on: 2025-01-31',
      'on: 2025-02-28',
      'milestones.2.on',
      'This day lies outside the movement.',
    ],
    [
      'two milestones with one key',
      'key: M2',
      'key: M1',
      'milestones.1.key',
      'This key is used by an entry before.',
    ],
    [
      'a criterion that is no content',
      'II.5, II.6]',
      'II.5, II.7]',
      'rules.criteria.value.5',
      'No content of emulation has this key.',
    ],
    [
      'a commitment before the start',
      'before: 2024-07-20',
      'before: 2024-05-20',
      'commitment.before',
      'This day lies outside the movement.',
    ],
    [
      'a deadline of commitments that is not the plan’s',
      'period: { date: 2024-07-19 }',
      'period: { date: 2024-07-20 }',
      'deadlines.commitmentDue.period',
      'The deadline of commitments is not that of commitment.before.',
    ],
    [
      'a dossier deadline before the start',
      'dossierDeadline:\n    value: null',
      'dossierDeadline:\n    value: 2024-01-31',
      'rules.dossierDeadline.value',
      'This day is before the first day, 2024-06-05.',
    ],
    [
      'posting for no day',
      '{ required: false, workingDays: 5 }',
      '{ required: true, workingDays: 0 }',
      'rules.publicPosting.value.workingDays',
      'Posting is required for no day at all.',
    ],
    [
      'the side of the chair in a secret ballot',
      'ballot: open\n      tieRule: notPassed',
      'ballot: secret\n      tieRule: chairSide',
      'rules.committee.value.tieRule',
      'A secret ballot does not show the chair’s side.',
    ],
    [
      'more than all votes',
      'numerator: 1, denominator: 2, comparator: exceeds',
      'numerator: 2, denominator: 2, comparator: exceeds',
      'rules.committee.value.threshold',
      'Nothing can exceed the whole.',
    ],
    [
      'a rung twice',
      'step: "-3", letter: null',
      'step: "-5", letter: null',
      'deadlines.sessionDue.ladder.1.step',
      'This step stands twice in the ladder.',
    ],
    [
      'two units at one desk',
      'unit: STC, from: 2025-03-01',
      'unit: STC, from: 2025-02-01',
      'desks.planning.1.from',
      'Overlaps with "SKHĐT" before it.',
    ],
    [
      'a desk without anybody between two units',
      'unit: STC, from: 2025-03-01',
      'unit: STC, from: 2025-03-03',
      'desks.planning.1.from',
      'Nobody sits at this desk on 2025-03-01.',
    ],
    [
      'a seat that ends before it begins',
      'from: 2025-03-01, until: 2025-07-01',
      'from: 2025-03-01, until: 2025-02-01',
      'desks.planning.1.until',
      'The seat ends on its first day or before.',
    ],
  ])('%s is a mistake', (_what, from, to, path, message) => {
    expect(shown(changed(from, to)).map((mistake) => [mistake.path, mistake.message])).toContainEqual([
      path,
      message,
    ]);
  });

  test('a movement of one day, and what begins or ends on its first day, are no mistakes', () => {
    const short = changed('value: [emulationFlag, diplomaOfMerit]', 'value: [diplomaOfMerit]', sample);
    expect(
      shown(changed('from: 2024-07-01, until: 2027-06-30', 'from: 2027-06-30, until: 2027-06-30', short)),
    ).toEqual([]);
    expect(shown(changed('value: 2027-08-31', 'value: 2024-07-01', sample))).toEqual([]);
    expect(shown(changed('unit: STC-M,', 'unit: STC-M, from: 2024-07-01,', sample))).toEqual([]);
  });

  test('a desk that nobody fills at the start or the end of the movement', () => {
    const board = '    - { unit: BTĐKT-M, until: 2025-03-01, source: C, verified: false }\n';
    const late = changed(board, '', sample);
    expect(shown(late).map(({ message }) => message)).toEqual(['Nobody sits at this desk on 2024-07-01.']);
    const early = changed(
      'PTĐKT-M, from: 2025-03-01,',
      'PTĐKT-M, from: 2025-03-01, until: 2027-06-30,',
      sample,
    );
    expect(shown(early).map(({ message }) => message)).toEqual(['Nobody sits at this desk on 2027-06-30.']);
  });

  test('a committee that is asked and has no seat', () => {
    const content = changed(
      '  committee:\n    - { unit: HĐTĐKT-M, source: L 90, verified: true }',
      '  committee: []',
      sample,
    );
    expect(shown(content).map(({ path }) => path)).toEqual(['desks.committee']);
  });
});

describe('awards that the Law refuses', () => {
  const refusal = (content: string) =>
    mistakesIn(content).map(({ path, message }) => `${path}: ${message.vi}`);

  test('the flag in a movement shorter than 03 years, by art. 26(2)', () => {
    expect(refusal(changed('value: [diplomaOfMerit]', 'value: [diplomaOfMerit, emulationFlag]'))).toEqual([
      expect.stringMatching(/^rules\.awards\.value\.1: .*khoản 2 Điều 26/),
    ]);
    const shorter = 'from: 2024-07-01, until: 2027-06-29';
    expect(refusal(changed('from: 2024-07-01, until: 2027-06-30', shorter, sample))).toEqual([
      expect.stringContaining('khoản 2 Điều 26'),
    ]);
  });

  test('the excellent labour collective and the provincial fighter, which are yearly titles', () => {
    const titles = 'value: [excellentLabourCollective, provincialEmulationFighter]';
    expect(refusal(changed('value: [diplomaOfMerit]', titles))).toEqual([
      expect.stringContaining('khoản 1 Điều 27'),
      expect.stringContaining('khoản 1 Điều 22'),
    ]);
  });

  test('the certificate, which the Chairman of the province does not decide', () => {
    expect(refusal(changed('value: [diplomaOfMerit]', 'value: [certificateOfMerit]'))).toEqual([
      expect.stringContaining('Điều 80'),
    ]);
  });

  test('the flag where no collective may be nominated', () => {
    const content = changed('value: [collective, individual, enterprise]', 'value: [individual]', sample);
    expect(refusal(content)).toEqual([
      expect.stringMatching(/^rules\.awards\.value\.0: Không đối tượng nào/),
    ]);
  });
});

describe('a file that is no proper YAML', () => {
  test('a key twice, at the second one', () => {
    const content = changed('code: bt24\n', 'code: bt24\ncode: bt25\n');
    expect(shown(content)).toEqual([
      { ...placeOf('code: bt25', content), path: '', message: 'This key stands twice in one group.' },
    ]);
  });

  test('an alias bomb is refused before it grows', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let n = 1; n < 12; n += 1)
      bomb.push(
        `a${n}: &a${n} [${Array(10)
          .fill(`*a${n - 1}`)
          .join(', ')}]`,
      );
    expect(new Set(shown(bomb.join('\n')).map(({ message }) => message))).toEqual(
      new Set(['Aliases (& and *) are not used here.']),
    );
  });

  test.each([
    ['brackets without end', '['.repeat(100_000)],
    ['brackets within brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['dashes without end', '- '.repeat(100_000)],
  ])('%s are refused before they exhaust the process', (_what, content) => {
    expect(shown(content)).toEqual([
      { line: 1, column: 1, path: '', message: 'The groups are nested too deeply.' },
    ]);
  });

  test('keys without end are refused before they hold the process', () => {
    const keys = Array.from({ length: 50_000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(shown(keys)).toEqual([
      { line: 1, column: 1, path: '', message: 'The file has too many entries.' },
    ]);
  });

  test.each([
    ['scope: province', 'scope: "province', 'Không phải YAML đúng: thiếu một dấu đóng'],
    ['scope: province', '\tscope: province', 'Không phải YAML đúng: thụt đầu dòng bằng dấu tab'],
    ['scope: province', 'scope: province: 1', 'Không phải YAML đúng: một khóa trải nhiều dòng'],
  ])('%j written as %j is told in Vietnamese', (from, to, words) => {
    const found = mistakesIn(changed(from, to)).map(({ message }) => message.vi);
    expect(found.some((message) => message.startsWith(words))).toBe(true);
  });

  test('broken syntax, at its line', () => {
    const [first] = shown(changed('scope: province', 'scope: [province'));
    expect(first?.message).toMatch(/^Not proper YAML/);
    expect(first?.line).toBeGreaterThanOrEqual(placeOf('scope:', sprint).line);
  });

  test('bytes that are not UTF-8, at their line', () => {
    const bytes = Buffer.from('code: bt24\nname: Phong trào\n', 'latin1');
    expect(shown(bytes)).toEqual([{ line: 2, column: 1, path: '', message: 'This line is not UTF-8.' }]);
  });

  test('letters in parts, in the file or by escapes', () => {
    const content = changed('signer: Đoàn Anh Dũng', `signer: ${'Đoàn Anh Dũng'.normalize('NFD')}`);
    const { line, column } = placeOf('oàn Anh'.normalize('NFD'), content);
    expect(shown(content)).toEqual([
      { line, column: column + 1, path: '', message: 'Accented letters are not composed (NFC).' },
    ]);
    expect(shown(changed('signer: Đoàn Anh Dũng', String.raw`signer: "Đoa\u0300n Anh Dũng"`))).toEqual([
      {
        ...placeOf('Đoàn Anh', sprint),
        path: 'plan.signer',
        message: 'Accented letters are not composed (NFC).',
      },
    ]);
  });

  test.each([
    ['a NUL', '0'],
    ['half a surrogate pair', 'uD83D'],
  ])('%s, which no database keeps', (_what, escape) => {
    expect(shown(changed('signer: Đoàn Anh Dũng', `signer: "Đoàn\\${escape}"`))).toMatchObject([
      { path: 'plan.signer', message: 'Holds a control character or a broken one.' },
    ]);
  });

  test.each([
    ['an empty file', ''],
    ['a list', '- bt24\n'],
    ['a word', 'bt24\n'],
  ])('%s', (_what, content) => {
    expect(shown(content)).toEqual([{ line: 1, column: 1, path: '', message: 'Wrong type.' }]);
  });

  test('a file that is not there', () => {
    expect(() => loadMovement(join(folder, 'nowhere.yaml'))).toThrow('The file cannot be read (ENOENT).');
  });
});

test('every mistake is reported at once, in the order of the file', () => {
  const content = [
    ['code: bt24', 'code: BT 24'],
    ['on: 2024-09-30', 'on: 2024-13-30'],
    ['unit: STC, from: 2025-03-01', 'unit: STC, from: 2025-03-03'],
    ['value: [diplomaOfMerit]', 'value: [emulationFlag]'],
    ['letter: submissionWaiting', 'letter: reminder'],
  ].reduce((plan, [from = '', to = '']) => changed(from, to, plan), sprint);
  expect(shown(content).map(({ path }) => path)).toEqual([
    'code',
    'milestones.0.on',
    'desks.planning.1.from',
    'rules.awards.value.0',
    'deadlines.decideDue.ladder.0.letter',
  ]);
});

test('whatever stands in the place of any value, the answer is a list of mistakes, or none', () => {
  const plan: unknown = parse(sprint);
  const places = pathsOf(plan);
  const anything = fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom('2024-07-20', -1, 0, [], {}));
  fc.assert(
    fc.property(fc.constantFrom(...places), anything, (path, value) => {
      for (const mistake of mistakesIn(JSON.stringify(replaced(plan, path, value)))) {
        expect(mistake.line).toBe(1);
        expect(mistake.column).toBeGreaterThan(0);
      }
    }),
    { numRuns: 60 },
  );
});

type Path = readonly string[];
const pathsOf = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, part]) => pathsOf(part, [...path, key]))]
    : [path];

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}
