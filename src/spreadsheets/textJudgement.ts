import { accentedWords, legacyReadings, readLegacy, type LegacyReading } from './legacyReadings.js';
import { isSyllable } from './syllables.js';

/** A column that is Vietnamese only under another reading, with the first text that shows it. */
export interface Verdict {
  readonly reading: LegacyReading;
  readonly row: number;
  readonly text: string;
}

/**
 * Judges whether a column of text is Vietnamese as it stands or under another reading, by the share of its accented
 * words that are Vietnamese syllables. Never a cell alone: TCVN3's "phó quý" is good Unicode.
 */
export class TextJudgement {
  private words = 0;
  private readonly syllables = { asItIs: 0, tcvn3: 0, vni: 0, utf8AsWindows1252: 0 };
  private readonly first: Partial<Record<LegacyReading, Verdict>> = {};

  add(text: string, row: number): void {
    if (!beyondAscii.test(text)) return;
    for (const word of accentedWords(text.normalize('NFC'))) {
      this.words += 1;
      const { asItIs, readings } = standingOf(word);
      if (asItIs) this.syllables.asItIs += 1;
      for (const reading of readings) {
        this.syllables[reading] += 1;
        if (!asItIs) this.first[reading] ??= { reading, row, text };
      }
    }
  }

  /** The reading that is better than the text as it stands, by so much that it is no accident. */
  verdict(): Verdict | undefined {
    const [best] = legacyReadings.toSorted((one, other) => this.syllables[other] - this.syllables[one]);
    const won = best === undefined ? 0 : this.syllables[best] - this.syllables.asItIs;
    return best !== undefined && this.words > 0 && won / this.words >= least ? this.first[best] : undefined;
  }
}

const least = 0.3;
const beyondAscii = /\P{ASCII}/u;

/** Under which readings a word is a syllable. */
interface Standing {
  readonly asItIs: boolean;
  readonly readings: readonly LegacyReading[];
}

/** A language has few words: each is looked at once. */
const known = new Map<string, Standing>();
const mostKnown = 20_000;

function standingOf(word: string): Standing {
  const found = known.get(word);
  if (found) return found;
  const readings = legacyReadings.filter((reading) => readsAsSyllable(word, reading));
  const standing = { asItIs: isSyllable(word), readings };
  if (known.size < mostKnown && word.length <= longestSyllable) known.set(word, standing);
  return standing;
}

/** `nghiêng`, each accent misread as three characters. */
const longestSyllable = 16;

/** A word that becomes several under the reading counts when the accented ones of them are syllables. */
const readsAsSyllable = (word: string, reading: LegacyReading): boolean => {
  const read = accentedWords(readLegacy(word, reading));
  return read.length > 0 && read.every(isSyllable);
};
