import { SheetRefused } from './mistakes.js';

/** The text of one cell as its XML spells it: plain, or in runs of rich text; the furigana above it is left out. */
export class CellText {
  private taken = '';
  private inText = false;
  private inPhonetic = false;

  constructor(private readonly most: number) {}

  clear(): void {
    this.taken = '';
  }

  open(name: string): void {
    if (name === 'rPh') this.inPhonetic = true;
    else if (name === 't') this.inText = !this.inPhonetic;
  }

  close(name: string): void {
    if (name === 'rPh') this.inPhonetic = false;
    else if (name === 't') this.inText = false;
  }

  add(piece: string): void {
    if (!this.inText) return;
    this.taken += piece;
    if (this.taken.length > this.most) throw new SheetRefused(tooLong(this.most));
  }

  value(): string {
    return unescaped(this.taken);
  }
}

/** Excel writes characters that XML cannot hold as `_x000D_`, and an underscore before such digits as `_x005F_`. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;

export const tooLong = (most: number) => ({
  vi: `Có ô dài quá ${most.toLocaleString('vi-VN')} ký tự. Hãy rút ngắn nội dung ô.`,
  en: `A cell is longer than ${most.toLocaleString('en-US')} characters. Shorten it.`,
});
