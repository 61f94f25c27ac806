import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import type { Moved } from '../../src/engine/writing/moveWork.js';
import { openDatabase, type Database } from '../../src/entities/database.js';
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
const asked = { items: [{ item: 'Báo cáo', why: 'Chưa ký' }] };

/** What an independent parser reads in a calendar. */
function parsed(content: string | undefined) {
  const component = new ICAL.Component(ICAL.parse(content ?? '') as unknown[]);
  const events = component.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  return {
    method: component.getFirstPropertyValue('method'),
    events: events.map(({ uid, sequence, startDate, endDate, summary }) => ({
      uid,
      sequence,
      summary,
      days: [startDate.toString(), endDate.toString()],
      allDay: startDate.isDate,
    })),
  };
}

describe.each(databases)('calendars on $name', ({ fresh }) => {
  let db: Database;
  let address: string;
  let from: Province;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    ({ address, drop } = await fresh());
    db = await openDatabase(address);
    from = await province(db);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  const calendarTo = async (who: string, { file, seq }: Moved, now = '2024-10-08T01:00:00.000Z') => {
    const [row] = await db.read(
      'select id from outbox_message where file_id = $1 and seq = $2 and recipient = $3',
      [file, seq, from.people[who] ?? ''],
    );
    return { id: String(row?.['id']), letter: await compose(db, String(row?.['id']), now, sender) };
  };

  test('a moved day is the same UID with a higher SEQUENCE; it is cancelled when the duty is gone', async () => {
    const received = await walk(from, await nominate(from), toReceived);
    const at = '2024-10-07T02:00:00.000Z';
    const first = await move(from, received, 'requestSupplement', 'boardClerk', { data: asked, at });
    const before = parsed((await calendarTo('head', first)).letter?.calendar?.content);
    expect(before).toEqual({
      method: 'REQUEST',
      events: [
        {
          uid: `${first.file}.supplementDue.supplement@binhthuan.example`,
          sequence: first.seq,
          summary: `Đơn vị LG: bổ sung hồ sơ ${first.code} trước hết ngày 10/10/2024`,
          days: ['2024-10-10', '2024-10-11'],
          allDay: true,
        },
      ],
    });

    const later = await move(from, first, 'extendSupplement', 'boardHead', {
      data: { due: '2024-10-15' },
      at,
    });
    const moved = parsed((await calendarTo('head', later)).letter?.calendar?.content);
    expect(moved.events[0]).toMatchObject({
      uid: before.events[0]?.uid,
      sequence: later.seq,
      days: ['2024-10-15', '2024-10-16'],
    });

    const returned = await move(from, later, 'returnDossier', 'boardHead', {
      data: { ground: 'incompleteAfterSupplement', basis: 'Điều 84' },
      at: '2024-10-16T02:00:00.000Z',
    });
    const resubmit = parsed((await calendarTo('head', returned)).letter?.calendar?.content);
    expect(resubmit).toMatchObject({ method: 'REQUEST', events: [{ days: ['2024-10-21', '2024-10-22'] }] });
  });

  test('nobody is told to strike out what was never in their calendar', async () => {
    const received = await walk(from, await nominate(from), toReceived);
    expect((await calendarTo('head', received)).letter?.calendar).toBeNull();
  });

  test.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])(
    'the day is the same in %s',
    async (zone) => {
      const received = await walk(from, await nominate(from), toReceived);
      const at = '2024-10-07T02:00:00.000Z';
      const first = await move(from, received, 'requestSupplement', 'boardClerk', { data: asked, at });
      const { id } = await calendarTo('head', first);
      const script = `
      import { openDatabase } from './src/entities/database.ts';
      import { compose } from './src/notifications/compose.ts';
      const db = await openDatabase(${JSON.stringify(address)});
      const letter = await compose(db, ${JSON.stringify(id)}, '2024-10-08T01:00:00.000Z', ${JSON.stringify(sender)});
      console.log(letter?.calendar?.content);
      await db.close();`;
      const content = execFileSync(
        process.execPath,
        ['--import', 'tsx', '--input-type=module', '--eval', script],
        { cwd: `${import.meta.dirname}/../..`, env: { ...process.env, TZ: zone }, encoding: 'utf8' },
      );
      expect(parsed(content).events[0]?.days).toEqual(['2024-10-10', '2024-10-11']);
    },
  );
});
