/** The most that one amount can be, in đồng: what a JavaScript number still holds exactly. */
export const maxAmount = 9_000_000_000_000_000n;

/** The CHECK of a column of amounts: a whole number of đồng from 0 to `maxAmount`, or null. SQLite would keep a fraction. */
export const amountCheck = (column: string): string =>
  `${column} between 0 and ${String(maxAmount)} and cast(${column} as bigint) = ${column}`;
