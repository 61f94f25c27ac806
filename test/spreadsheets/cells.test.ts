import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Column } from '../../src/spreadsheets/columns.js';
import type { LegacyReading } from '../../src/spreadsheets/legacyReadings.js';
import { workbookOf } from './handmade.js';
import { read } from './read.js';

/** One column of text cells, or of numbers. */
async function column(cells: readonly string[], wanted: Partial<Column>, encoding?: LegacyReading) {
  const head: Column = { key: 'x', kind: 'amount', headers: ['X'], required: false, ...wanted };
  const csv = ['X;Y', ...cells.map((cell) => `"${cell}";.`)].join('\n');
  const { rows, result } = await read(Buffer.from(csv), { columns: [head], encoding });
  return { values: rows.map(({ values }) => values['x']), mistakes: result.mistakes };
}
async function number(value: string, wanted: Partial<Column>, styles?: string) {
  const sheet = `<sheetData><row><c t="inlineStr"><is><t>X</t></is></c></row><row><c s="1"><v>${value}</v></c></row></sheetData>`;
  const head: Column = { key: 'x', kind: 'amount', headers: ['X'], required: false, ...wanted };
  const { rows, result } = await read(workbookOf({ sheet, ...(styles && { styles }) }), { columns: [head] });
  return rows[0]?.values['x'] ?? result.mistakes[0]?.message.vi;
}

describe('amounts in number cells', () => {
  test.each([
    ['1.005', 'million', '1005000'],
    ['1.0049999999999999', 'million', '1005000'],
    ['0.30000000000000004', 'billion', '300000000'],
    ['1.5E3', 'thousand', '1500000'],
    ['9000000000000000', 'dong', '9000000000000000'],
    ['8999999999999999', 'dong', '8999999999999999'],
    ['0', 'dong', '0'],
    ['0.0000005', 'million', '0.0000005 triệu đồng lẻ dưới một đồng.'],
    ['9000000000000001', 'dong', '9000000000000001 vượt 9.000.000.000.000.000 đồng.'],
    ['1E308', 'billion', '1E308 vượt 9.000.000.000.000.000 đồng.'],
    ['-1', 'dong', 'Số tiền âm: -1.'],
  ] as const)('%s in %s', async (value, unit, amount) => {
    expect(await number(value, { unit })).toBe(amount);
  });

  test('a month may be negative where the caller says so', async () => {
    expect(await number('-2.5', { unit: 'million', negative: true })).toBe('-2500000');
  });

  test('every amount in triệu with up to six decimals comes out to the đồng', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 999_999_999_999 }), async (dong) => {
        expect(await number(String(dong / 1_000_000), { unit: 'million' })).toBe(String(dong));
      }),
      { numRuns: 50 },
    );
  });
});

describe('amounts in text cells', () => {
  test.each([
    [['1.234.567,8'], 'thousand', ['1234567800']],
    [['1,234,567.8'], 'thousand', ['1234567800']],
    [['1.234', '1.234.567'], 'dong', ['1234', '1234567']],
    [['1.234', '0,5'], 'million', ['1234000000', '500000']],
    [['1.234', '0.5'], 'million', ['1234000', '500000']],
    [['1 234 567 ₫', '12đ', '7 đồng'], 'dong', ['1234567', '12', '7']],
    [['1234567'], 'dong', ['1234567']],
  ] as const)('%j in %s', async (cells, unit, amounts) => {
    const { values, mistakes } = await column(cells, { unit });
    expect(mistakes).toEqual([]);
    expect(values).toEqual(amounts);
  });

  test('the column decides as a whole, also by a cell far below', async () => {
    const cells = [...Array<string>(3_000).fill('1.234'), '1.234.567'];
    expect((await column(cells, {})).values.slice(0, 2)).toEqual(['1234', '1234']);
  });

  test('a column of nothing but 1.234 is asked about once, with both readings', async () => {
    const { values, mistakes } = await column(['1.234', '5.678'], { unit: 'million' });
    expect(values).toEqual([]);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatchObject({ row: 2, column: 'A', question: { vi: '1234', en: '1.234' } });
    expect((await column(['1.234'], { unit: 'million', numbers: 'vi' })).values).toEqual(['1234000000']);
    expect((await column(['1.234'], { unit: 'million', numbers: 'en' })).values).toEqual(['1234000']);
  });

  test('a cell in the other style is a mistake where it stands', async () => {
    const { mistakes } = await column(['1.234.567', '1,234,567.8'], {});
    expect(mistakes).toMatchObject([{ row: 3, column: 'A' }]);
  });

  test.each(['abc', '1.23.4', '12,34,56', '5 tỷ', '-', '1e5'])('%s is no amount', async (cell) => {
    expect((await column([cell], {})).mistakes).toHaveLength(1);
  });
});

describe('days, months and codes', () => {
  test.each([
    ['date', '30/9/2024', '2024-09-30'],
    ['date', '2024-02-29', '2024-02-29'],
    ['month', '9/2024', '2024-09'],
    ['month', 'Tháng 10/2024', '2024-10'],
    ['month', '2024-09', '2024-09'],
    ['code', '0012', '0012'],
  ] as const)('a %s written %s', async (kind, cell, value) => {
    expect((await column([cell], { kind })).values).toEqual([value]);
  });

  test.each([
    ['date', '29/02/2023'],
    ['date', '31/4/2024'],
    ['date', '9/30/2024'],
    ['date', '2024-13-01'],
    ['month', '13/2024'],
    ['month', '9'],
  ] as const)('a %s cannot be %s', async (kind, cell) => {
    expect((await column([cell], { kind })).mistakes).toHaveLength(1);
  });

  test('a number without a format of days is no date', async () => {
    expect(await number('45565', { kind: 'date' })).toBe('45565 là số, không phải ngày.');
  });

  test('a code that a spreadsheet has taken for a number keeps its digits or is refused', async () => {
    expect(await number('12', { kind: 'code' })).toBe('12');
    expect(await number('1.23456789012346E18', { kind: 'code' })).toBe(
      '"1.23456789012346E18" không phải là mã.',
    );
  });
});

describe('Vietnamese text', () => {
  test('is composed, and what only looks right is put right', async () => {
    const cells = [
      'Gia\u0309i nga\u0302n',
      'Ðường số\u00a01',
      'Cầu\u200b số 2',
      'UBNÐ tỉnh',
      'Guðmundur Ðórarinsson',
    ];
    const { values } = await column(cells, { kind: 'text' });
    expect(values).toEqual(['Giải ngân', 'Đường số 1', 'Cầu số 2', 'UBNĐ tỉnh', 'Guðmundur Ðórarinsson']);
  });

  test.each([
    ['tcvn3', 'Gi¶i ng©n'],
    ['vni', 'Giaûi ngaân'],
    ['utf8AsWindows1252', 'Giáº£i ngÃ¢n'],
  ] as const)(
    'in %s is an error with the text that is proposed, until it is accepted',
    async (encoding, cell) => {
      const { values, mistakes } = await column([cell, 'Nam'], { kind: 'text' });
      expect(values).toEqual([cell, 'Nam']);
      expect(mistakes).toMatchObject([
        { row: 2, column: 'A', proposal: { encoding, from: cell, to: 'Giải ngân' } },
      ]);
      const accepted = await column([cell, 'Nam'], { kind: 'text' }, encoding);
      expect(accepted).toEqual({ values: ['Giải ngân', 'Nam'], mistakes: [] });
    },
  );

  test('a cell of good Unicode is read with its column: TCVN3 phó quý', async () => {
    const cells = ['phó quý', '§­êng vµo khu c«ng nghiÖp', 'x· héi'];
    expect((await column(['phó quý'], { kind: 'text' })).mistakes).toEqual([]);
    expect((await column(cells, { kind: 'text' }, 'tcvn3')).values).toEqual([
      'phú quý',
      'Đường vào khu công nghiệp',
      'xã hội',
    ]);
  });

  test('TCVN3 writes ư as a soft hyphen, which nobody drops', async () => {
    expect((await column(['tr­êng', 'x· héi'], { kind: 'text' }, 'tcvn3')).values[0]).toBe('trường');
  });

  test('UTF-8 misread holds no-break spaces, which are parts of letters', async () => {
    const misread = Buffer.from('Vừa à, đã làm').toString('latin1');
    const windows1252 = new TextDecoder('windows-1252').decode(Buffer.from('Vừa à, đã làm'));
    expect(misread).toContain('\u00a0');
    expect((await column([windows1252], { kind: 'text' }, 'utf8AsWindows1252')).values).toEqual([
      'Vừa à, đã làm',
    ]);
  });

  test.each(['Müller, José, François', 'Ångström & Łódź', 'Giải ngân vốn đầu tư công', 'Nguyễn Thị Ánh'])(
    '%s is left alone',
    async (cell) => {
      expect(await column([cell], { kind: 'text' })).toEqual({ values: [cell], mistakes: [] });
    },
  );
});
