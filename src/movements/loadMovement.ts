import type { MovementDefinition } from '../machines/movementDefinition.js';
import { togetherMistakes } from './consistency.js';
import { movementSchema } from './schema.js';
import { readYaml } from './yamlFile.js';

/**
 * Reads a movement file: YAML, by `movements/movement.schema.json`.
 * Throws MovementMistakes with every mistake: file, line, column, what is wrong and what to do.
 */
export const loadMovement = (path: string): MovementDefinition =>
  readYaml(path, movementSchema, togetherMistakes);
