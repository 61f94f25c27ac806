/** Who disbursed which share of their plan, in đồng. */
export interface Share {
  readonly plan: bigint;
  readonly disbursed: bigint;
}
export type Ranked<Of> = Of & {
  /** 1 is the highest rate; equal rates share a rank and the next one is left out: 1, 2, 2, 4. */
  readonly rank: number;
};

/**
 * The highest rate first, compared exactly by cross-multiplication. Only of those with a plan: with a plan of zero
 * the comparison would not be transitive. Throws RangeError for one.
 */
export function ranked<Of extends Share>(shares: readonly Of[]): Ranked<Of>[] {
  if (shares.some(({ plan }) => plan <= 0n)) throw new RangeError('A plan of zero has no rate to rank');
  const sorted = shares.toSorted((one, other) => Number(ahead(other, one)) - Number(ahead(one, other)));
  let rank = 0;
  return sorted.map((share, index) => {
    const before = sorted[index - 1];
    if (!before || ahead(before, share)) rank = index + 1;
    return { ...share, rank };
  });
}

const ahead = (one: Share, other: Share): boolean => one.disbursed * other.plan > other.disbursed * one.plan;
