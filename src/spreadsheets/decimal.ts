/** Exact decimal fractions: `digits` × 10^-`places`. */
export interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** `-12.50` → 1250 with 2 places. Undefined for anything but digits with one point. */
export function parseDecimal(text: string): Decimal | undefined {
  const [, sign, whole = '', fraction = ''] = /^([-+]?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  if (sign === undefined || whole + fraction === '') return undefined;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, places: fraction.length };
}

/**
 * The number that somebody typed into the cell. A spreadsheet stores it in binary and writes up to 17 digits
 * (1.005 as 1.0049999999999999); it shows, and keeps of what is typed, 15. Whole numbers are taken as they stand.
 */
export function typedNumber(stored: string): string {
  if (/^-?\d{1,16}$/.test(stored)) return stored;
  const number = Number(stored);
  return Number.isFinite(number) && stored.trim() !== '' ? plain(number.toPrecision(15)) : stored;
}

/** Without exponent and trailing zeros: `1.00500000000000e+6` → `1005000`. */
function plain(text: string): string {
  const [mantissa = '', exponent = '0'] = text.split('e');
  const { digits, places } = parseDecimal(mantissa) ?? { digits: 0n, places: 0 };
  return decimalText({ digits, places: places - Number(exponent) });
}

function decimalText({ digits, places }: Decimal): string {
  if (places <= 0) return String(digits * 10n ** BigInt(-places));
  const sign = digits < 0n ? '-' : '';
  const all = String(digits < 0n ? -digits : digits).padStart(places + 1, '0');
  const fraction = all.slice(-places).replace(/0+$/, '');
  return sign + all.slice(0, -places) + (fraction && `.${fraction}`);
}

/** Times 10^`zeros`; undefined when a fraction is left. */
export function scaled({ digits, places }: Decimal, zeros: number): bigint | undefined {
  const shift = zeros - places;
  if (shift >= 0) return digits * 10n ** BigInt(shift);
  const divisor = 10n ** BigInt(-shift);
  return digits % divisor === 0n ? digits / divisor : undefined;
}
