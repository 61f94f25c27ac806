import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { Thidua } from './thidua.js';

jest.setTimeout(120_000);
let thidua: Thidua;

beforeAll(async () => {
  thidua = await Thidua.inNewFolder();
});

describe('the demo', () => {
  test('ends with a summary of every sample file and a green doctor', async () => {
    const { code, out, err } = await thidua.run('demo', '--once');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('Đồng hồ mô phỏng: 28/03/2025 17:00');
    expect(out).toMatch(/bt24-n-0001 .*Cá nhân mẫu \d\d/);
    expect(out).toMatch(/UBND-LG +59,99 % ✗/);
    expect(out).toContain('Mọi điều đều đúng.');
  });

  test('is found as it was left, and its clock goes on', async () => {
    const { value } = await thidua.json('demo', '--once');
    expect(value).toMatchObject({ ok: true, played: false, now: '2025-03-28T10:00:00.000Z' });
    await thidua.here('person', 'add', '--name', 'Cán bộ mẫu thêm', '--as', 'p-0001');
    const { value: list } = await thidua.json('file', 'list', '--kind', 'person', '--limit', '999');
    expect((list['files'] as { movedAt: string }[]).at(-1)?.movedAt).toBe('2025-03-28T10:00:01.000Z');
  });

  test('never runs among real files', async () => {
    const real = await Thidua.inNewFolder();
    await real.here('person', 'add', '--name', 'Người thật');
    const { code, value, err } = await real.json('demo', '--reset');
    expect([code, value['error']]).toEqual([1, 'NotForDemo']);
    expect(err).toContain('hãy đặt DATABASE_URL tới một tệp mới');
    expect((await real.json('file', 'show', 'p-0001')).code).toBe(0);
  });
});
