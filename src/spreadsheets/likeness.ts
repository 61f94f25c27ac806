import { folded } from './cleanText.js';

/** Sørensen–Dice over pairs of letters, from 0 to 1: accents, case and signs do not matter. */
export function likeness(one: string, other: string): number {
  const [left, right] = [pairsOf(one), pairsOf(other)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return (2 * shared) / Math.max(left.size + right.size, 1);
}

function pairsOf(text: string): Set<string> {
  const letters = folded(text);
  return new Set(
    Array.from({ length: Math.max(letters.length - 1, 0) }, (_, at) => letters.slice(at, at + 2)),
  );
}
