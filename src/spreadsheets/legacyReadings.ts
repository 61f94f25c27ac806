/** How Vietnamese was written before Unicode, and how Unicode looks when it is misread: back to Unicode, word by word. */

export const legacyReadings = ['tcvn3', 'vni', 'utf8AsWindows1252'] as const;
export type LegacyReading = (typeof legacyReadings)[number];

/** TCVN 5712:1993, third table (the fonts .VnTime): one byte each, here as Windows-1252 shows it. */
const tcvn3From = 'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦';
const tcvn3To = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ';

/** VNI for Windows: the letter, then a character for its marks; some letters have a character of their own. */
const vniMarks: Readonly<Record<string, string>> = {
  ø: '\u0300',
  ù: '\u0301',
  û: '\u0309',
  õ: '\u0303',
  ï: '\u0323',
  â: '\u0302',
  à: '\u0302\u0300',
  á: '\u0302\u0301',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
  ê: '\u0306',
  è: '\u0306\u0300',
  é: '\u0306\u0301',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
const vniLetters: Readonly<Record<string, string>> = {
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
  î: 'ỵ',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
};

const tcvn3 = new Map(Array.from(tcvn3From, (from, at) => [from, tcvn3To.charAt(at)]));

const readTcvn3 = (word: string): string =>
  Array.from(word, (letter) => tcvn3.get(letter) ?? letter).join('');

/** A character of marks counts as such only behind a vowel that can bear it. */
function readVni(word: string): string {
  let read = '';
  for (const letter of word) {
    const lower = letter.toLowerCase();
    const mark = vniMarks[lower];
    const own = vniLetters[lower];
    if (mark !== undefined && /[aeiouyơư]$/i.test(read)) read += mark;
    else if (own !== undefined) read += letter === lower ? own : own.toUpperCase();
    else read += letter;
  }
  return read.normalize('NFC');
}

/** The bytes that Windows-1252 shows as these characters; where it shows none, the control character stands. */
const windows1252 = new Map(
  Array.from({ length: 256 }, (_, byte) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(byte)),
    byte,
  ]),
);
const utf8 = new TextDecoder('utf-8', { fatal: true });

function readUtf8(word: string): string {
  const bytes = Array.from(word, (letter) => windows1252.get(letter));
  if (bytes.includes(undefined)) return word;
  try {
    return utf8.decode(Uint8Array.from(bytes as number[]));
  } catch {
    return word;
  }
}

const readers: Readonly<Record<LegacyReading, (word: string) => string>> = {
  tcvn3: readTcvn3,
  vni: readVni,
  utf8AsWindows1252: readUtf8,
};

/**
 * A word with anything beyond ASCII in it. Words are parted by ASCII characters only, because in the other readings
 * a no-break space or a sign can be part of a letter.
 */
const accentedWord = /[0-9A-Za-z\P{ASCII}]*\P{ASCII}[0-9A-Za-z\P{ASCII}]*/gu;

export const accentedWords = (text: string): string[] => text.match(accentedWord) ?? [];

/** The text under that reading. What does not fit it stays as it is. */
export const readLegacy = (text: string, reading: LegacyReading): string =>
  text.replace(accentedWord, readers[reading]);
