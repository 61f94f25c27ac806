import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { sha256 } from '../../../src/engine/journal/canonical.js';
import type { EntryBody } from '../../../src/engine/journal/entry.js';
import { NotFound } from '../../../src/engine/errors.js';
import { onSnapshot } from '../../../src/engine/journal/snapshot.js';
import { verify } from '../../../src/engine/proofs/verify.js';
import { databases } from '../../databases.js';
import { lives } from '../lives.js';
import { bodyOf, keep, tablesAt, type Row } from '../writtenHistory.js';

const entries = lives.flatMap((life) => life.entries);
const rowsOf = (table: 'files' | 'deadlines' | 'letters') => lives.flatMap((life) => life[table]);
const codes = new Map(rowsOf('files').map((row) => [row['id'], row['code']]));
/** File and entry, as a finding names them. */
const nameOf = (entry: Row) => ({ file: codes.get(entry['file_id'] ?? null), seq: entry['seq'] });
const journalOf = (code: string) => entries.filter((entry) => nameOf(entry).file === code);

/** Another value of the same length, so that nothing but the altered place tells. */
function altered(value: Row[string] | undefined, at: number): string | number {
  if (typeof value === 'number') return value + 1_000 + at;
  const text = value ?? 'x';
  const place = at % text.length;
  return text.slice(0, place) + (text[place] === 'x' ? 'y' : 'x') + text.slice(place + 1);
}

/** One bit of one byte of a text. */
function bitFlipped(text: string, at: number, bit: number): Buffer {
  const bytes = Buffer.from(text);
  const place = at % bytes.length;
  bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << bit), place);
  return bytes;
}
/** PostgreSQL keeps no other text; SQLite keeps any bytes. */
const isText = (bytes: Buffer) => !bytes.includes(0) && Buffer.from(bytes.toString()).equals(bytes);

describe.each(databases)('verify on $name', (database) => {
  let address: string;
  let drop: () => Promise<void>;
  let source: DataSource;
  const kind = database.name === 'SQLite' ? 'sqlite' : 'postgres';
  const proof = (file: string | null = null) => verify({ address, kind }, file);
  const findings = async () => (await proof()).findings;

  const change = (table: string, key: readonly string[], row: Row, changed: Row) => {
    const values = [...Object.values(changed), ...key.map((name) => row[name])];
    const places = (names: readonly string[], from: number) =>
      names.map((name, n) => `"${name}" = $${from + n + 1}`);
    const sets = places(Object.keys(changed), 0).join(', ');
    return source.query(
      `update ${table} set ${sets} where ${places(key, Object.keys(changed).length).join(' and ')}`,
      values,
    );
  };
  const changeEntry = (row: Row, changed: Row) => change('journal_entry', ['file_id', 'seq'], row, changed);
  const removeEntry = ({ file_id, seq }: Row) =>
    source.query('delete from journal_entry where file_id = $1 and seq = $2', [file_id, seq]);
  const reset = async () => {
    for (const table of ['case_file', 'journal_entry', 'deadline', 'outbox_message'])
      await source.query(`delete from ${table}`);
    await keep(source, lives);
  };

  beforeAll(async () => {
    const fresh = await database.fresh();
    address = fresh.address;
    drop = () => fresh.drop();
    source = await tablesAt(address);
  });
  afterAll(async () => {
    await source.destroy();
    await drop();
  });
  beforeEach(reset);

  test('history as it was written is whole', async () => {
    const whole = { files: lives.length, entries: entries.length, findings: [], unlisted: 0 };
    expect(await proof()).toEqual(whole);
  });

  test('one file is proved alone, by its code, and an unknown one is not found', async () => {
    const journal = journalOf('bt24-n-0002');
    expect(await proof('bt24-n-0002')).toMatchObject({ files: 1, entries: journal.length, findings: [] });
    await expect(proof('bt24-n-0009')).rejects.toThrow(NotFound);
  });

  test('any altered byte in any column of any entry is found, and file and entry are named', async () => {
    const columns = ['file_id', 'at', 'move', 'actor_id', 'key', 'body', 'hash'] as const;
    const text = database.name === 'SQLite' ? 'cast($1 as text)' : `convert_from($1, 'UTF8')`;
    const flip = async (entry: Row, column: string, at: number, bit: number) => {
      const bytes = bitFlipped(String(entry[column]), at, bit);
      fc.pre(database.name === 'SQLite' || isText(bytes));
      const taken = entries.some((other) => other !== entry && other[column] === bytes.toString());
      fc.pre(!taken); // The database itself refuses a second entry with the same key or the same file and number.
      await source.query(`update journal_entry set "${column}" = ${text} where file_id = $2 and seq = $3`, [
        bytes,
        entry['file_id'],
        entry['seq'],
      ]);
      expect(await findings()).toContainEqual(expect.objectContaining(nameOf(entry)));
    };
    const places = fc.tuple(
      fc.constantFrom(...entries),
      fc.constantFrom(...columns),
      fc.nat(5_000),
      fc.nat(7),
    );
    await fc.assert(
      fc.asyncProperty(places, (place) => reset().then(() => flip(...place))),
      { numRuns: 60 },
    );
  }, 60_000);

  test('an entry under another number is missed under its own', async () => {
    for (const entry of entries) {
      await reset();
      await changeEntry(entry, { seq: altered(entry['seq'], 0) });
      expect(await findings()).toContainEqual(expect.objectContaining(nameOf(entry)));
    }
  }, 60_000);

  test('a key that was given cannot be taken away', async () => {
    const [, entry = {}] = entries;
    await changeEntry(entry, { key: null });
    expect(await findings()).toEqual([expect.objectContaining({ ...nameOf(entry), check: 'column' })]);
  });

  test('a removed entry is missed, also the last one, the first one and the only ones', async () => {
    for (const entry of journalOf('bt24-n-0001')) {
      await reset();
      await removeEntry(entry);
      expect(await findings()).toContainEqual(expect.objectContaining(nameOf(entry)));
    }
    for (const entry of journalOf('u-0001')) await removeEntry(entry);
    expect(await findings()).toContainEqual(expect.objectContaining({ file: 'u-0001', check: 'stray' }));
  });

  test('two entries that changed places are found', async () => {
    const [, , third = {}, fourth = {}] = journalOf('bt24-n-0002');
    const { file_id: _, seq: __, key, ...rest } = fourth;
    const { file_id: ___, seq: ____, key: other, ...restOfThird } = third;
    await changeEntry(third, { ...rest, key: 'aside' });
    await changeEntry(fourth, { ...restOfThird, key: other ?? null });
    await changeEntry(third, { key: key ?? null });
    expect(await findings()).toContainEqual(expect.objectContaining(nameOf(third)));
  });

  test('an altered row of a file is found, whichever column that its journal knows', async () => {
    const known = [
      'kind',
      'movement_id',
      'unit_id',
      'subject_id',
      'stage',
      'version',
      'head',
      'state',
      'machine_id',
      'machine_version',
      'machine_hash',
      'opened_at',
      'moved_at',
    ];
    const file = rowsOf('files').find(({ code }) => code === 'bt24-n-0001') ?? {};
    for (const column of known) {
      await reset();
      await change('case_file', ['id'], file, { [column]: altered(file[column], 3) });
      const values: unknown = expect.objectContaining({ column });
      expect(await findings()).toContainEqual(
        expect.objectContaining({ file: 'bt24-n-0001', check: 'row', values }),
      );
    }
  });

  test('a deadline that was altered, removed or made up is found', async () => {
    const key = ['file_id', 'timer', 'stage', 'step'];
    const [deadline = {}] = rowsOf('deadlines');
    for (const changed of [
      { due_at: '2025-12-01T17:00:00.000Z' },
      { days_left: 3 },
      { version: 1_000 },
      { step: '-2' },
    ]) {
      await reset();
      await change('deadline', key, deadline, changed);
      expect(await findings()).toContainEqual(
        expect.objectContaining({ file: codes.get(deadline['file_id'] ?? null), check: 'deadline' }),
      );
    }
    await reset();
    await source.query('delete from deadline');
    expect(await findings()).toHaveLength(rowsOf('deadlines').length);
  });

  test('a letter that was altered, removed or made up is found', async () => {
    const [letter = {}] = rowsOf('letters');
    const named = { file: codes.get(letter['file_id'] ?? null), check: 'letter' };
    for (const changed of [
      { id: `${String(letter['id'])}0` },
      { seq: 1_000 },
      { letter: 'dunning' },
      { created_at: '2025-12-01T17:00:00.000Z' },
    ]) {
      await reset();
      await change('outbox_message', ['id'], letter, changed);
      expect(await findings()).toContainEqual(expect.objectContaining(named));
    }
    await reset();
    await source.query('delete from outbox_message where id = $1', [letter['id']]);
    expect(await findings()).toEqual([expect.objectContaining(named)]);
  });

  test('delivery may change what belongs to delivery', async () => {
    await source.query(
      `update outbox_message set state = 'sent', attempts = 2, sent_at = '2024-10-03T01:00:00.000Z'`,
    );
    expect(await findings()).toEqual([]);
  });

  test('someone who also forges every hash after it is caught by deciding again', async () => {
    const forgeries: ((body: EntryBody) => Partial<EntryBody>)[] = [
      () => ({ to: { road: 'closed', hold: 'clear' } }),
      () => ({ from: { road: 'received', hold: 'clear' } }),
      () => ({ stateHash: sha256('another state') }),
      ({ machine }) => ({ machine: machine && { ...machine, hash: sha256('another chart') } }),
      ({ actor }) => ({ actor: { ...actor, roles: ['auditor'] } }),
      ({ data }) => ({ data: { ...data, forged: 1.5 } }),
    ];
    for (const forge of forgeries) {
      await reset();
      const [, , ...rest] = journalOf('bt24-n-0001');
      let prev = bodyOf(rest[0] ?? {}).prev;
      for (const [n, entry] of rest.entries()) {
        const body = { ...bodyOf(entry), prev };
        const text = JSON.stringify(sorted({ ...body, ...(n === 0 ? forge(body) : {}) }));
        prev = sha256(text);
        await changeEntry(entry, { body: text, hash: prev });
      }
      await change('case_file', ['code'], { code: 'bt24-n-0001' }, { head: prev });
      expect(await findings()).toContainEqual(expect.objectContaining(nameOf(rest[0] ?? {})));
    }
  });

  test('a text with the same meaning in other words is not the text that was written', async () => {
    const last = journalOf('bt24-n-0001').at(-1) ?? {};
    const text = JSON.stringify(bodyOf(last), null, 1);
    await changeEntry(last, { body: text, hash: sha256(text) });
    await change('case_file', ['code'], { code: 'bt24-n-0001' }, { head: sha256(text) });
    expect(await findings()).toContainEqual(expect.objectContaining({ ...nameOf(last), check: 'body' }));
  });

  test('what is written meanwhile does not disturb it', async () => {
    await onSnapshot({ address, kind }, async (snapshot) => {
      const count = async () => (await snapshot.read('select count(*) as n from journal_entry'))[0]?.['n'];
      const before = await count();
      await source.query('delete from journal_entry');
      expect(await count()).toBe(before);
    });
  });
});

/** Keys in order, whatever the values: what `canonical` would refuse included. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}
