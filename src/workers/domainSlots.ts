import type { Instant } from '../machines/attempt.js';

/** How many letters one domain is sent in one slot of time (milliseconds), by all processes together. */
export interface SlotLimit {
  readonly letters: number;
  readonly slot: number;
}

/**
 * Takes a place for a letter, and says how long it must wait for it: 0, or until the slot in which it is its turn.
 * `count` raises the number of letters that asked in a slot and gives it back.
 */
export async function placeIn(
  { letters, slot }: SlotLimit,
  now: Instant,
  count: (slotNumber: number) => Promise<number> | number,
): Promise<number> {
  const time = Date.parse(now);
  const current = Math.floor(time / slot);
  const later = Math.floor(((await count(current)) - 1) / letters);
  return later <= 0 ? 0 : (current + later) * slot - time;
}

/** Places of a process that delivers alone. */
export function ownSlots(limit: SlotLimit): (domain: string, now: Instant) => Promise<number> {
  const counts = new Map<string, number>();
  let latest = -1;
  return (domain, now) =>
    placeIn(limit, now, (slot) => {
      if (slot !== latest) counts.clear();
      latest = slot;
      const count = (counts.get(domain) ?? 0) + 1;
      counts.set(domain, count);
      return count;
    });
}
