import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { advance } from '../../src/engine/advance.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import type { JsonObject } from '../../src/machines/attempt.js';
import { compose } from '../../src/notifications/compose.js';
import { databases } from '../databases.js';
import { move, nominate, province, walk, type Province } from '../engine/province.js';
import { sender } from './sampleLetter.js';

const toReceived = [
  ['startGrassroots', 'clerk'],
  ['recordSession', 'clerk'],
  ['submit', 'head'],
  ['receive', 'boardClerk'],
] as const;

describe.each(databases)('composing letters on $name', ({ fresh }) => {
  let db: Database;
  let from: Province;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    const made = await fresh();
    db = await openDatabase(made.address);
    from = await province(db);
    drop = made.drop;
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const supplementOf = async (items: JsonObject[]): Promise<Moved> => {
    const received = await walk(from, await nominate(from), toReceived);
    return move(from, received, 'requestSupplement', 'boardClerk', {
      data: { items },
      at: '2024-10-07T02:00:00.000Z',
    });
  };
  const letterOf = (file: Moved, number: number, now: string, language: 'vi' | 'en' = 'vi') =>
    compose(db, `${file.file}.${String(file.seq)}.${String(number)}`, now, sender, language);

  test('a supplement is asked for in the first line, with its last day and the items', async () => {
    const file = await supplementOf([{ item: 'Báo cáo thành tích', why: 'Chưa ký' }]);
    const letter = await letterOf(file, 1, '2024-10-08T01:00:00.000Z');
    expect(letter?.subject).toBe(`Đơn vị LG: bổ sung hồ sơ ${file.code} trước hết ngày 10/10/2024`);
    expect(letter?.text).toContain(
      'Đề nghị Đơn vị LG bổ sung 1 mục dưới đây chậm nhất hết thứ Năm 10/10/2024 (còn 2 ngày làm việc).',
    );
    expect(letter?.text).toContain('Báo cáo thành tích | Chưa ký');
    expect(letter?.text).toContain(`https://thidua.binhthuan.example/files/${file.code}`);
    expect(letter?.messageId).toBe(`<${file.file}.${String(file.seq)}.1@binhthuan.example>`);
    expect(letter?.references).toEqual([`<${file.file}@binhthuan.example>`]);
    expect(letter?.statutory).toBe(true);
  });

  test('the same letter is there in English', async () => {
    const file = await supplementOf([{ item: 'Báo cáo thành tích', why: 'Chưa ký' }]);
    const letter = await letterOf(file, 1, '2024-10-08T01:00:00.000Z', 'en');
    expect(letter?.text).toContain('Please send the 1 items below by the end of Thursday 10/10/2024');
    expect(letter?.html).toContain('<html lang="en">');
  });

  test('the hour of the day changes nothing', async () => {
    const file = await supplementOf([{ item: 'Báo cáo', why: 'Chưa ký' }]);
    expect(await letterOf(file, 1, '2024-10-07T17:00:00.000Z')).toEqual(
      await letterOf(file, 1, '2024-10-08T16:59:59.000Z'),
    );
  });

  test('a request is dropped once the file has moved on', async () => {
    const file = await supplementOf([{ item: 'Báo cáo', why: 'Chưa ký' }]);
    await move(from, file, 'sendSupplement', 'clerk', { at: '2024-10-08T02:00:00.000Z' });
    expect(await letterOf(file, 1, '2024-10-09T01:00:00.000Z')).toBeNull();
  });

  test('what somebody typed is neither markup nor a header nor a line of the letter', async () => {
    const file = await supplementOf([
      {
        item: '<script>alert(1)</script>',
        why: 'x\r\nBcc: all@example.org\r\n\r\nBước tiếp theo: chuyển tiền \u202e',
      },
    ]);
    const letter = await letterOf(file, 1, '2024-10-08T01:00:00.000Z');
    expect(letter?.html).not.toContain('<script');
    expect(letter?.html).toContain('&lt;script>alert(1)&lt;/script>');
    expect(letter?.text.match(/^Bước tiếp theo:/gm)).toHaveLength(1);
    expect(letter?.text).not.toMatch(/^Bcc:/m);
    expect(letter?.text).not.toContain('\u202e');
  });

  test('a person without an address gets paper; with one, mail under the name of the day', async () => {
    const file = await supplementOf([{ item: 'Báo cáo', why: 'Chưa ký' }]);
    const clerk = from.people['clerk'] ?? '';
    const [row] = await db.read(
      'select id from outbox_message where file_id = $1 and seq = $2 and recipient = $3',
      [file.file, file.seq, clerk],
    );
    const id = String(row?.['id']);
    expect((await compose(db, id, '2024-10-08T01:00:00.000Z', sender))?.to).toBeNull();
    const edited = { name: 'Nguyễn Thị Ánh', position: 'Chuyên viên', contact: 'anh@lagi.example' };
    await advance(
      db,
      clerk,
      { type: 'edit', data: edited },
      {
        by: { id: from.people['administrator'] ?? '' },
        at: '2024-10-07T03:00:00.000Z',
        seen: 2,
        random: from.random,
      },
    );
    const letter = await compose(db, id, '2024-10-08T01:00:00.000Z', sender);
    expect(letter?.to).toEqual({ name: 'Nguyễn Thị Ánh', address: 'anh@lagi.example' });
    expect(letter?.text).toContain('Kính gửi: Đồng chí Nguyễn Thị Ánh, Chuyên viên');
  });

  test('a row that does not exist is no letter', async () => {
    expect(await compose(db, 'nothing.1.1', '2024-10-08T01:00:00.000Z', sender)).toBeNull();
  });
});
