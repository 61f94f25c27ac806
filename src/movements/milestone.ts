import type { Milestone } from '../machines/movementDefinition.js';

/**
 * Whether a milestone is met, exactly: amounts in đồng, compared as integers, never rounded to pass. "Đạt 60%" is
 * met by 60 % itself, "trên 95%" is not met by 95 % (plan II.1). Null: a plan of zero has no rate.
 */
export function meets(
  disbursed: bigint,
  plan: bigint,
  { rate, comparator }: Pick<Milestone, 'rate' | 'comparator'>,
): boolean | null {
  if (plan === 0n) return null;
  const reached = disbursed * BigInt(rate.denominator);
  const wanted = plan * BigInt(rate.numerator);
  return comparator === 'exceeds' ? reached > wanted : reached >= wanted;
}
