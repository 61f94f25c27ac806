/** Sizes in pixels. Nobody knows the reader's font, so widths are those of a wide one. */

export const titleSize = 14;
export const englishSize = 12;
export const noteSize = 11;

export const textWidth = (text: string, size: number): number =>
  Math.ceil(text.length * size * (size === titleSize ? 0.64 : 0.58));

/** At most `most` letters a line, broken between words. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((one) => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}
