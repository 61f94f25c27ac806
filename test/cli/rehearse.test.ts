import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { openDatabase } from '../../src/entities/database.js';
import { writeProperty } from '../../src/entities/properties.js';
import type { JsonObject } from '../../src/machines/attempt.js';
import { loadMovement } from '../../src/movements/loadMovement.js';
import { sweep } from '../../src/workers/sweep.js';
import { importPlans } from '../disbursement/movementFigures.js';
import { nominate, province, walk, wholeRoad, withCommitments } from '../engine/province.js';
import { Thidua } from './thidua.js';

const sprint = loadMovement(
  join(import.meta.dirname, '../../movements/binh-thuan-2024-disbursement-sprint.yaml'),
);
const now = '2025-01-14T02:00:00.000Z';
const overTet = ['rehearse', 'bt24-m-0001', '--from', '2025-01-14', '--until', '2025-02-10'];

interface Value {
  readonly waiting: number;
  readonly letters: readonly { letter: string; at: string; subject: string; onPaper: boolean }[];
  readonly load: readonly { letters: number; onPaper: boolean; most: { day: string } }[];
  readonly daysOff: readonly { timer: string; lastWorkingDay: string; day: { date: string } }[];
  readonly endless: readonly { timer: string; step: string; repeatDays: number; times: number }[];
}

describe('a rehearsal on the command line', () => {
  let thidua: Thidua;

  beforeAll(async () => {
    thidua = await Thidua.inNewFolder();
    const db = await openDatabase(thidua.database);
    const here = await province(db, {
      ...withCommitments,
      deadlines: sprint.deadlines,
    } as unknown as JsonObject);
    await importPlans(here, [{ code: 'LG-01', unit: 'LG', amount: 100_000_000_000n }]);
    await walk(here, await nominate(here), wholeRoad.slice(0, 8), '2025-01-03');
    await sweep(db, now);
    await writeProperty(db, 'simulatedInstant', now);
    await db.close();
  });
  const valueOf = async (...args: string[]) =>
    (await thidua.json(...overTet, ...args)).value as unknown as Value;

  test('lists the letters of each day, and says what it assumes', async () => {
    const { code, out } = await thidua.here(...overTet);
    expect(code).toBe(0);
    expect(out).toContain('Giả định: chỉ có thời gian trôi qua');
    expect(out).toContain('thứ Hai 03/02/2025');
    expect(out).not.toContain('thứ Hai 27/01/2025');
    expect((await thidua.here(...overTet, '--lang', 'en')).out).toContain('Load per recipient');
  });

  test('the last milestone falls in Tết: it says so, and on which day the duty can still be done', async () => {
    const { daysOff } = await valueOf();
    expect(daysOff).toMatchObject([
      { timer: 'milestoneDue:M3', day: { date: '2025-01-31' }, lastWorkingDay: '2025-01-24' },
    ]);
    expect((await thidua.here(...overTet)).out).toContain(
      'Mốc giải ngân M3: thứ Sáu 31/01/2025 (Tết Nguyên đán), 07 hồ sơ; ngày làm việc cuối trước đó là thứ Sáu 24/01/2025',
    );
  });

  test('a step that repeats until the Chairman decides has no end', async () => {
    const { endless } = await valueOf();
    expect(endless).toMatchObject([{ timer: 'decideDue', step: '+1', repeatDays: 7, times: 3 }]);
  });

  test('the load of each recipient adds up to all letters, the days are those of the span', async () => {
    const { letters, load } = await valueOf();
    expect(load.reduce((sum, one) => sum + one.letters, 0)).toBe(letters.length);
    expect(letters.every(({ at }) => '2025-01-14' <= at && at < '2025-02-11')).toBe(true);
    expect(load.every(({ onPaper }) => onPaper)).toBe(true);
  });

  test('with the moves of a file it tells what those change', async () => {
    const file = join(thidua.folder, 'moves.yaml');
    const award = '- { at: 2025-01-20T09:00:00+07:00, file: bt24-n-0001, move: returnForReview';
    await writeFile(
      file,
      `${award}, as: Cán bộ mẫu chairman, reason: Cần làm rõ, data: { question: Số liệu nào } }\n`,
    );
    const { endless } = await valueOf('--with', file);
    expect(endless).toMatchObject([{ timer: 'decideDue', times: 1, waiting: 0 }]);
    const { out } = await thidua.here(...overTet, '--with', file);
    expect(out).toContain('20/01/2025 09:00 · bt24-n-0001 · returnForReview · Cán bộ mẫu chairman');
  });

  test('a move of the file that would be refused is named, with the reason', async () => {
    const file = join(thidua.folder, 'refused.yaml');
    const recall = '- { at: 2025-01-20, file: bt24-n-0001, move: recallSubmission';
    await writeFile(file, `${recall}, as: Cán bộ mẫu clerk, reason: Sai số liệu }\n`);
    const { code, err } = await thidua.here(...overTet, '--with', file);
    expect(code).toBe(1);
    expect(err).toContain('20/01/2025 23:59 · bt24-n-0001 · recallSubmission · Cán bộ mẫu clerk: ');
  });

  test('a mistake in that file has its line', async () => {
    const file = join(thidua.folder, 'wrong.yaml');
    await writeFile(file, `- at: 2025-01-20\n  file: bt24-n-0001\n  mov: receive\n  as: x\n`);
    const { code, err } = await thidua.here(...overTet, '--with', file);
    expect(code).toBe(1);
    expect(err).toContain('wrong.yaml:3');
  });

  test('as .ics every letter is an entry at its hour, as .csv a row', async () => {
    const { letters } = await valueOf();
    expect((await thidua.here(...overTet, '-o', 'letters.ics')).code).toBe(0);
    const calendar = await readFile(join(thidua.folder, 'letters.ics'), 'utf8');
    const events = new ICAL.Component(ICAL.parse(calendar) as unknown[]).getAllSubcomponents('vevent');
    const starts = events.map((event) => new ICAL.Event(event).startDate.toJSDate().toISOString());
    expect(starts).toEqual(letters.map(({ at }) => at));
    expect((await thidua.here(...overTet, '-o', 'letters.csv')).code).toBe(0);
    const rows = (await readFile(join(thidua.folder, 'letters.csv'), 'utf8')).trimEnd().split('\n');
    expect(rows.filter((row) => /^\d\d\/\d\d\/2025/.test(row))).toHaveLength(letters.length);
    expect((await thidua.here(...overTet, '-o', 'letters.xlsx')).code).toBe(0);
  });

  test.each([
    ['--from', '2025-01-13'],
    ['--until', '2025-01-01'],
    ['--from', '14/01/2025'],
  ])('%s %s is not understood', async (option, day) => {
    const args = overTet.map((arg, index) => (overTet[index - 1] === option ? day : arg));
    expect((await thidua.here(...args)).code).toBe(2);
  });
});
