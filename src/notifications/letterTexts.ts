import type { LetterText } from './letterText.js';
import { supplementAsked } from './letters/supplementAsked.js';

/** Every letter by its key: what stands in the column `letter` of the outbox. */
export const letterTexts: Readonly<Record<string, LetterText>> = {
  supplementAsked,
};
