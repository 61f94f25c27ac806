import type { LetterText, Written } from './letterText.js';
import { letterTextOf } from './letterTexts.js';
import { movedOn } from './movedOn.js';
import type { Occasion } from './occasion.js';

/** What a row's letter says as things stand. */
export interface Said {
  readonly about: Occasion;
  readonly letter: LetterText;
  readonly written: Written;
}

/** Null: nothing is asked any more, or there is nothing to say. */
export async function saidIn(about: Occasion): Promise<Said | null> {
  const letter = letterTextOf(about.letter);
  if (!letter || (letter.asks && movedOn(about))) return null;
  const written = await letter.write(about);
  return written && { about, letter, written };
}
