import { togetherMistakes } from './consistency.js';
import type { ValueMistake } from './mistakes.js';
import { movementSchema } from './schema.js';
import { mistakesIn } from './schemaMistakes.js';

/** Every mistake of a movement definition that comes as a value and not as a file. */
export function definitionMistakes(value: unknown): ValueMistake[] {
  const known = mistakesIn(movementSchema, value);
  return [...known, ...togetherMistakes(value as Parameters<typeof togetherMistakes>[0], known)];
}
