/** Cells by their address: columns count from 1 and are written in letters, as in `XFD1048576`. */

export function columnLetters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

/** `D`, `$D` or `D7` → 4; 0 when no letters lead. */
export function columnNumber(address: string): number {
  let column = 0;
  for (const letter of address.replace('$', '')) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column;
}

/** A rectangle of merged cells; only its first cell carries a text. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** `A3:B4`; undefined when it is no range of cells. */
export function parseMerge(range: string): Merge | undefined {
  const [from, until] = range.split(':').map((cell) => /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(cell));
  if (!from?.[1] || !until?.[1]) return undefined;
  return {
    top: Number(from[2]),
    left: columnNumber(from[1]),
    bottom: Number(until[2]),
    right: columnNumber(until[1]),
  };
}
