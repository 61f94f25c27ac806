import { isSyllable } from './syllables.js';

/** Puts right what looks right and is not: NFC, Đ, spaces that are none. */

/** Zero-width characters, byte-order marks, soft hyphens. */
const invisible = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const spaces = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;

/** Only after the reading of the column is known: TCVN3 writes ư as a soft hyphen, and UTF-8 misread has no-break spaces. */
export const cleanText = (text: string): string =>
  asItShouldBe.test(text)
    ? text.trim()
    : withoutEth(text.normalize('NFC').replace(spaces, ' ').replace(invisible, '')).trim();

/** Letters that are composed already, none of them Ð: nearly every text. */
const asItShouldBe = /^[ -~À-ÏÑ-ïñ-ưẠ-ỹ]*$/;

/** The Icelandic Ð is not Đ: put right in Vietnamese syllables and abbreviations, left alone in names such as Guðmundur. */
const withoutEth = (text: string): string =>
  /[Ðð]/.test(text)
    ? text.replace(/[\p{L}\p{M}]+/gu, (word) => (meansDStroke(word) ? strokeFor(word) : word))
    : text;

const strokeFor = (word: string): string => word.replaceAll('Ð', 'Đ').replaceAll('ð', 'đ');

const meansDStroke = (word: string): boolean =>
  /[Ðð]/.test(word) && (word.length === 1 || word === word.toUpperCase() || isSyllable(strokeFor(word)));

/** For comparing names and headings: without accents, case, and anything but letters and digits. */
export const folded = (text: string): string =>
  cleanText(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
