import { describe, expect, test } from '@jest/globals';
import { checkData } from '../../../src/engine/writing/dataSchema.js';
import { Invalid } from '../../../src/engine/errors.js';
import type { Field, Fields } from '../../../src/machines/fields.js';
import { fieldsOf } from '../../../src/machines/decide.js';

const label = { vi: 'Mục', en: 'Field' };
const only = (field: Record<string, unknown>): Fields => ({ value: { ...field, label } as Field });
const mistakes = (fields: Fields, data: unknown) => {
  try {
    checkData(fields, data);
  } catch (error) {
    if (error instanceof Invalid) return error.fields;
    throw error;
  }
  return [];
};
const paths = (fields: Fields, data: unknown) => mistakes(fields, data).map(({ path }) => path);
const accepted = (field: Record<string, unknown>, value: unknown) =>
  checkData(only(field), { value })['value'];
const person = fieldsOf('person', null, 'open') ?? {};

describe('data of a move', () => {
  test('comes back whole: what was left out or left blank is null', () => {
    expect(checkData(person, { name: 'Cá nhân mẫu 01', position: '  ' })).toEqual({
      name: 'Cá nhân mẫu 01',
      position: null,
      birthDate: null,
      contact: null,
      payrollUnit: null,
      administrator: null,
    });
  });

  test('comes back as the journal keeps it: trimmed, composed, lines ended by a line feed', () => {
    const typed = ` ${'Bình Thuận'.normalize('NFD')}\r\nsở `;
    expect(accepted({ kind: 'text' }, typed)).toBe('Bình Thuận\nsở');
  });

  test.each([
    [
      'text',
      { kind: 'text', max: 3 },
      'abc',
      ['abcd', '', '  ', 7, null, 'a\u0007', 'a\0', 'a\ud83d', 'a\u0085'],
    ],
    [
      'a date',
      { kind: 'date' },
      '2024-02-29',
      ['2023-02-29', '2024-2-9', '29/02/2024', '2024-10-02T00:00:00.000Z', 20241002],
    ],
    [
      'an instant',
      { kind: 'instant' },
      '2024-10-02T01:00:00.000Z',
      ['2024-10-02T01:00:00Z', '2024-10-02T08:00:00.000+07:00', '2024-10-02', '2024-13-02T01:00:00.000Z'],
    ],
    ['an integer', { kind: 'integer', min: 0, max: 10 }, 10, [11, -1, 0.5, '3', NaN, 2 ** 60]],
    [
      'an amount',
      { kind: 'money' },
      '4999999998',
      ['-1', '1.5', '01', '1e6', 5000000, '', '1234567890123456789'],
    ],
    ['yes or no', { kind: 'boolean' }, false, ['false', 0, null]],
    ['a choice', { kind: 'choice', of: ['planning', 'homeAffairs'] }, 'planning', ['board', '', null]],
    [
      'a file',
      { kind: 'file', of: 'unit' },
      '01j8n3q0c0000000000000000a',
      ['u-0001', '01J8N3Q0C0000000000000000A', '01j8n3q0c0000000000000000u'],
    ],
    ['a SHA-256', { kind: 'sha256' }, 'a'.repeat(64), ['A'.repeat(64), 'a'.repeat(63)]],
    [
      'a list',
      { kind: 'list', of: { kind: 'boolean', label }, min: 1, max: 2 },
      [true],
      [[], [true, true, true], {}, true],
    ],
    ['a definition', { kind: 'definition' }, { code: 'bt24' }, [null, [], 'code: bt24']],
  ])('takes %s and refuses what only looks like it', (_, field, good, bad) => {
    expect(accepted(field, good)).toEqual(good);
    for (const value of bad) expect([value, paths(only(field), { value })]).toEqual([value, ['value']]);
  });

  test('names the path inside lists and groups', () => {
    const claims: Fields = {
      claims: {
        kind: 'list',
        label,
        of: {
          kind: 'group',
          label,
          fields: { plan: { kind: 'money', label }, asOf: { kind: 'date', label } },
        },
      },
    };
    const good = { plan: '10', asOf: '2024-10-31' };
    expect(paths(claims, { claims: [good, { plan: 'x', asOf: '2024-09-31', rate: 1 }] })).toEqual([
      'claims.1.plan',
      'claims.1.asOf',
      'claims.1.rate',
    ]);
    expect(paths(claims, { claims: [{ asOf: '2024-10-31' }] })).toEqual(['claims.0.plan']);
  });

  test('says in both languages what would fit', () => {
    expect(mistakes(person, { name: 'A', birthDate: '2023-02-30' })).toEqual([
      {
        path: 'birthDate',
        message: {
          vi: 'Cần một ngày có thật, dạng 2024-10-02, hoặc để trống.',
          en: 'Give a day that exists, such as 2024-10-02, or leave it out.',
        },
      },
    ]);
    expect(mistakes(person, { name: 'A', phone: '1' })[0]?.message.en).toContain('there is: name, position');
  });

  test.each([null, [], 'name', 3, undefined])('that is no object (%p) is refused as a whole', (data) => {
    expect(mistakes(person, data)).toEqual([
      { path: '', message: { vi: 'Cần một đối tượng JSON.', en: 'Give a JSON object.' } },
    ]);
  });

  test('of a definition may be any JSON that a body can hold', () => {
    const field = only({ kind: 'definition' });
    expect(paths(field, { value: { rules: { quorum: 0.5, name: 'a\0' }, list: [undefined] } })).toEqual([
      'value.rules.quorum',
      'value.rules.name',
      'value.list.0',
    ]);
  });

  test('of a move without fields is an empty object', () => {
    expect(checkData({}, {})).toEqual({});
    expect(paths({}, { reason: 'x' })).toEqual(['reason']);
  });
});
