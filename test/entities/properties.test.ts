import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase, type Database } from '../../src/entities/database.js';
import { emptyDatabase, readProperty, writeProperty } from '../../src/entities/properties.js';
import { databases } from '../databases.js';
import { nominate, province } from '../engine/province.js';

describe.each(databases)('what a database says of itself on $name', (database) => {
  let address: string;
  let db: Database;
  let drop: () => Promise<void>;

  beforeEach(async () => {
    ({ address, drop } = await database.fresh());
    db = await openDatabase(address);
  });
  afterEach(async () => {
    await db.close();
    await drop();
  });

  test('it is ours, and its time is the real one until a demo says otherwise', async () => {
    expect(await readProperty(db, 'product')).toBe('thidua');
    expect(await readProperty(db, 'simulatedInstant')).toBeNull();
    await writeProperty(db, 'simulatedInstant', '2024-10-02T01:00:00.000Z');
    await writeProperty(db, 'simulatedInstant', '2024-10-03T01:00:00.000Z');
    expect(await readProperty(db, 'simulatedInstant')).toBe('2024-10-03T01:00:00.000Z');
  });

  test('emptied, it is as new: numbers begin again, and it is still ours', async () => {
    const before = await nominate(await province(db));
    await writeProperty(db, 'simulatedInstant', '2024-10-02T01:00:00.000Z');
    await emptyDatabase(db);
    expect(await readProperty(db, 'product')).toBe('thidua');
    expect(await readProperty(db, 'simulatedInstant')).toBeNull();
    await db.close();
    db = await openDatabase(address);
    expect((await nominate(await province(db))).code).toBe(before.code);
  });
});
