import { parseMerge, type Merge } from './address.js';

/**
 * Finds the merged cells of a worksheet in its raw text, piece by piece. A `<` that begins no element is always
 * escaped, so what looks like one is one.
 */
export class MergeScan {
  /** Those that begin in a row up to the last one asked for. */
  readonly merges: Merge[] = [];
  private tail = '';

  constructor(private readonly lastRow: number) {}

  write(piece: string): void {
    const text = this.tail + piece;
    const end = Math.max(text.lastIndexOf('<'), 0);
    for (const [, range = ''] of text.slice(0, end).matchAll(element)) {
      const merge = parseMerge(range);
      if (merge && merge.top <= this.lastRow) this.merges.push(merge);
    }
    this.tail = text.slice(end).slice(0, longest);
  }
}

const element = /<(?:\w+:)?mergeCell\s[^<>]*?\bref=["']([^"'<>]*)/g;
const longest = 1_000;
