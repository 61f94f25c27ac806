import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { changeLetter, type LetterChange } from '../../src/engine/changeLetter.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { compose } from '../../src/notifications/compose.js';
import { claim } from '../../src/workers/outboxLease.js';
import { databases } from '../databases.js';
import { sender } from '../notifications/sampleLetter.js';
import { nominate, province, walk, wholeRoad, type Province } from './province.js';

const at = '2024-10-08T01:00:00.000Z';

describe.each(databases)('what the board does to a letter, on $name', (database) => {
  let db: Database;
  let drop: () => Promise<void>;
  let here: Province;
  let file: string;
  let id: string;

  beforeEach(async () => {
    const fresh = await database.fresh();
    drop = fresh.drop;
    db = await openDatabase(fresh.address);
    here = await province(db);
    file = (await walk(here, await nominate(here), wholeRoad.slice(0, 4))).file;
    const [row] = await db.read(`select id from outbox_message where letter = 'dossierReceived'`);
    id = String(row?.['id']);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const change = (wanted: LetterChange, by = 'boardClerk') =>
    changeLetter(db, id, wanted, { by: { id: here.people[by] ?? '' }, at });
  const stored = async () => {
    const [row] = await db.read(
      'select outbox_message.state, note, version from outbox_message join case_file on case_file.id = file_id where outbox_message.id = $1',
      [id],
    );
    return row;
  };

  test('and the comment that says so stand together, whatever the version of the file that was seen', async () => {
    const before = Number((await stored())?.['version']);
    expect(await change({ type: 'hold' })).toMatchObject({ file, seq: before + 1 });
    expect(await stored()).toMatchObject({ state: 'held', version: before + 1 });
  });

  test('leaves nothing, no comment either, where the letter is being sent at this moment', async () => {
    const until = '2024-10-09T01:02:00.000Z';
    expect(await claim(db, { id, owner: 'một', now: '2024-10-09T01:00:00.000Z', until })).not.toBeNull();
    const before = await stored();
    const late = { by: { id: here.people['boardClerk'] ?? '' }, at: '2024-10-09T01:01:00.000Z' };
    await expect(changeLetter(db, id, { type: 'hold' }, late)).rejects.toMatchObject({ name: 'Refused' });
    expect(await stored()).toEqual(before);
  });

  test('of two who hold it at once one does, and the other leaves no comment', async () => {
    const before = Number((await stored())?.['version']);
    const both = await Promise.allSettled([change({ type: 'hold' }), change({ type: 'hold' }, 'boardHead')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stored()).toMatchObject({ state: 'held', version: before + 1 });
  });

  test('a note is read in the letter, on one line and as text', async () => {
    const note = 'Nhớ mang\r\nBcc: x@y.example\u2028<script>alert(1)</script>';
    await change({ type: 'note', text: note });
    const letter = await compose(db, id, at, sender);
    const line = 'Ghi chú của Đơn vị BTĐKT: Nhớ mang Bcc: x@y.example <script>alert(1)</script>';
    expect(letter?.text.split('\n')).toContain(line);
    expect(letter?.html).not.toContain('<script>');
    expect(letter?.html).toContain('&lt;script>alert(1)&lt;/script>');
    const english = await compose(db, id, at, sender, 'en');
    expect(english?.text).toContain('Note of Đơn vị BTĐKT: Nhớ mang');
  });
});
