import type { Milestone } from './movementDefinition.js';

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

/** What is still missing to meet a milestone, in đồng; 0 when it is met. */
export function gapTo(
  disbursed: bigint,
  plan: bigint,
  { rate, comparator }: Pick<Milestone, 'rate' | 'comparator'>,
): bigint {
  const [wanted, denominator] = [plan * BigInt(rate.numerator), BigInt(rate.denominator)];
  const least = comparator === 'exceeds' ? wanted / denominator + 1n : ceiling(wanted, denominator);
  return least > disbursed ? least - disbursed : 0n;
}

/** `amount` shared out over days, rounded up so that it suffices; null: no day is left. */
export const perDay = (amount: bigint, days: number): bigint | null =>
  days > 0 ? ceiling(amount, BigInt(days)) : null;

const ceiling = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;

/** What facts keep of a milestone: all that results are held against. */
export const bar = ({ key, on, rate, comparator }: Milestone) => ({ key, on, rate, comparator });
