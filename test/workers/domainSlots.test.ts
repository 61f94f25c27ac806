import { expect, test } from '@jest/globals';
import { ownSlots } from '../../src/workers/domainSlots.js';

test('letters beyond the limit of a domain wait for the slot in which it is their turn', async () => {
  const wait = ownSlots({ letters: 2, slot: 60_000 });
  const at = '2024-07-18T01:00:15.000Z';
  const waits = [];
  for (let letter = 0; letter < 5; letter += 1) waits.push(await wait('lagi.example', at));
  expect(waits).toEqual([0, 0, 45_000, 45_000, 105_000]);
  expect(await wait('phanthiet.example', at)).toBe(0);
  expect(await wait('lagi.example', '2024-07-18T01:01:00.000Z')).toBe(0);
});
