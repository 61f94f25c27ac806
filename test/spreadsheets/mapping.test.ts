import { describe, expect, test } from '@jest/globals';
import type { Column } from '../../src/spreadsheets/columns.js';
import type { Mapping } from '../../src/spreadsheets/mapping.js';
import { readTable, type TableOptions } from '../../src/spreadsheets/readTable.js';
import { read } from './read.js';

const project: Column = { key: 'project', kind: 'code', headers: ['Mã dự án', 'Mã DA'], required: true };
const plan: Column = { key: 'plan', kind: 'amount', headers: ['Kế hoạch'], required: true };
const note: Column = { key: 'note', kind: 'text', headers: ['Ghi chú'], required: false };
const columns = [project, plan, note];

const table = (csv: string, options: Partial<TableOptions> = {}) =>
  readTable(Buffer.from(csv), { columns, ...options });
const mappingOf = async (csv: string): Promise<Mapping> => (await table(csv)).mapping;

describe('a head is found', () => {
  test.each([
    ['in any case, without accents, with signs', 'MA DU AN:;ke  hoach\n'],
    ['under another name that is known', 'Mã DA;Kế hoạch\n'],
    ['with a unit in brackets', 'Mã dự án;Kế hoạch (triệu đồng)\n'],
    ['in TCVN3', 'M· dù ¸n;KÕ ho¹ch\n'],
    ['in VNI', 'Maõ döï aùn;Keá hoaïch\n'],
  ])('%s', async (_, head) => {
    expect((await mappingOf(`${head}0012;5\n`)).columns).toEqual({ project: 'A', plan: 'B' });
  });

  test('below lines that speak of the same things', async () => {
    const { head, columns: letters } = await mappingOf(
      'Kế hoạch năm 2024\n\nSTT;Kế hoạch;Mã dự án\n1;5;0012\n',
    );
    expect(head).toEqual({ first: 3, last: 3 });
    expect(letters).toEqual({ project: 'C', plan: 'B' });
  });

  test('by the unit in its brackets, or by the line above it', async () => {
    expect((await table('Mã dự án;Kế hoạch (tỷ đồng)\n0012;5\n')).units).toEqual({ plan: 'billion' });
    expect((await table('ĐVT: 1.000 đồng\nMã dự án;Kế hoạch\n0012;5\n')).units).toEqual({ plan: 'thousand' });
    expect((await table('Mã dự án;Kế hoạch\n0012;5\n')).units).toEqual({ plan: 'dong' });
  });

  test('not where the caller and the sheet name different units', async () => {
    const inBillions = [project, { ...plan, unit: 'billion' as const }];
    await expect(
      table('ĐVT: triệu đồng\nMã dự án;Kế hoạch\n0012;5\n', { columns: inBillions }),
    ).rejects.toThrow('was said to be in billion đồng, but the sheet states million đồng');
  });
});

describe('a head is refused, with what it holds', () => {
  test.each([
    [
      'nothing is known',
      'a;b\n1;2\n',
      'No row carries the headings of the table: "Mã dự án" / "Mã DA", "Kế hoạch"',
    ],
    [
      'a column is missing',
      'Mã dự án;Vốn\n1;2\n',
      'lacks the column "Kế hoạch". It has A: "Mã dự án", B: "Vốn". Correct the heading, or say which column it is: --column plan=D',
    ],
    [
      'a heading is nearly that of the column',
      'Mã công trình, dự án;Kế hoạch\n1;2\n',
      'lacks the column "Mã dự án" / "Mã DA". Nearest: A "Mã công trình, dự án".',
    ],
    [
      'a heading stands twice',
      'Mã dự án;Kế hoạch;Kế hoạch\n1;2;3\n',
      'Several columns could be "plan": B: "Kế hoạch", C: "Kế hoạch". Say which one it is: --column plan=B',
    ],
  ])('%s', async (_, csv, sentence) => {
    await expect(table(csv)).rejects.toThrow(sentence);
  });
});

describe('a mapping', () => {
  test('takes the heading or the letter that a person gives', async () => {
    const headings = { project: 'Mã công trình', plan: 'A' };
    const { rows } = await read(Buffer.from('x;Mã công trình\n5;0012\n'), { columns, headings });
    expect(rows).toEqual([{ row: 2, values: { project: '0012', plan: '5' } }]);
  });

  test('tells two columns of one heading apart by a letter', async () => {
    const csv = 'Mã dự án;Kế hoạch;Kế hoạch\n0012;2;3\n';
    expect((await read(Buffer.from(csv), { columns, headings: { plan: 'C' } })).rows[0]?.values['plan']).toBe(
      '3',
    );
  });

  test('has no column that is not known', async () => {
    await expect(table('Mã dự án;Kế hoạch\n0012;5\n', { headings: { vốn: 'B' } })).rejects.toThrow(
      'There is no column "vốn". The columns are project ("Mã dự án"), plan ("Kế hoạch"), note ("Ghi chú").',
    );
  });

  test('is remembered by the headings of its source, as plain data, until somebody says otherwise', async () => {
    const headings = { project: 'B', plan: 'A' };
    const kept = JSON.parse(JSON.stringify((await table('x;y\n5;0012\n', { headings })).mapping)) as Mapping;
    expect((await table('X ; y\n6;0013\n', { remembered: [kept] })).mapping.columns).toEqual(headings);
    await expect(table('x;z\n6;0013\n', { remembered: [kept] })).rejects.toThrow('No row carries');
    const other = await table('x;y\n5;0012\n', { remembered: [kept], headings: { project: 'A', plan: 'B' } });
    expect(other.mapping.columns).toEqual({ project: 'A', plan: 'B' });
  });
});

test('a column whose numbers could be of either kind is read as a person says', async () => {
  const csv = Buffer.from('Mã dự án;Kế hoạch\n0012;1.234\n');
  expect((await read(csv, { columns })).result.mistakes[0]?.fix.en).toContain('--numbers vi or --numbers en');
  expect((await read(csv, { columns, numbers: 'vi' })).rows[0]?.values['plan']).toBe('1234');
});

describe('the rows of a table', () => {
  test('a table without any is an error', async () => {
    await expect(read(Buffer.from('Mã dự án;Kế hoạch\n\n'), { columns })).rejects.toThrow(
      'has no rows below its head',
    );
    await expect(read(Buffer.from('Mã dự án;Kế hoạch\nTổng cộng;0\n'), { columns })).rejects.toThrow(
      'has no rows',
    );
  });

  test('the first thousand mistakes are told, the others counted', async () => {
    const csv = `Mã dự án;Kế hoạch\n${'0012;x\n'.repeat(1_234)}`;
    const { rows, result } = await read(Buffer.from(csv), { columns });
    expect(rows).toEqual([]);
    expect(result.mistakes).toHaveLength(1_000);
    expect(result.mistakeCount).toBe(1_234);
  });

  test('what a row must have is missed at its cell', async () => {
    const { result } = await read(Buffer.from('Mã dự án;Kế hoạch;Ghi chú\n;5;x\n'), { columns });
    expect(result.mistakes).toMatchObject([{ sheet: 'CSV', row: 2, column: 'A' }]);
  });

  test('totals of groups and of all are checked and left out', async () => {
    const csv =
      'Mã dự án;Kế hoạch\n1;5\n2;6\nCộng;11\n3;7\nCộng:;7\nTổng cộng (I+II);18\nBình Thuận, ngày 1;\n';
    const { rows, result } = await read(Buffer.from(csv), { columns });
    expect(rows.map(({ values }) => values['plan'])).toEqual(['5', '6', '7']);
    expect(result).toMatchObject({ mistakes: [], rows: 3, totals: { plan: '18' } });
  });

  test('the last rows can be read a second time', async () => {
    const opened = await table('Mã dự án;Kế hoạch\n1;5\n');
    for (const plans of [['5'], ['5']]) {
      for await (const batch of opened.batches())
        expect(batch.map(({ values }) => values['plan'])).toEqual(plans);
      expect(opened.result()).toMatchObject({ rows: 1, totals: { plan: '5' } });
    }
  });
});
