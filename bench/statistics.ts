/** The middle value; of an even number of values the upper one. Throws RangeError for none. */
export const median = (values: readonly number[]): number => percentile(values, 50);

/** The smallest value that is not exceeded by `percent` of all. Throws RangeError for no values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = Float64Array.from(values).sort();
  const found = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))];
  if (found === undefined) throw new RangeError('There is no percentile of nothing');
  return found;
}
