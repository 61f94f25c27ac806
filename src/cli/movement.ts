import { resolve } from 'node:path';
import { advance } from '../engine/advance.js';
import { open } from '../engine/open.js';
import type { JsonObject } from '../machines/attempt.js';
import { dateOf } from '../machines/legalDate.js';
import type { MovementDefinition } from '../machines/movementDefinition.js';
import { loadMovement } from '../movements/loadMovement.js';
import { textOperand, textOption, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { howOf, seenIn } from './how.js';
import { moved } from './moved.js';
import { fileNamed } from './register.js';

/** Loads a file, opens the movement and launches it: two entries, and with a key each has its own. */
export const launch: Action = (call, operands, options) => {
  const definition = loadMovement(resolve(call.cwd, textOperand(operands, 0)));
  return onDatabase(call, async (db) => {
    const how = await howOf(db, options);
    const draft = await open(db, 'movement', { definition: asJson(definition) }, how);
    const data = {
      number: textOption(options, 'number') ?? definition.plan.number ?? noNumber,
      date: textOption(options, 'date') ?? dateOf(how.at),
    };
    const key = how.key ? `${how.key} launch` : null;
    const type = 'launch';
    return moved(await advance(db, draft.file, { type, data }, { ...how, seen: 1, key }), call.language);
  });
};

/** A new version of a movement's rules and dates. */
export const amend: Action = (call, operands, options) => {
  const definition = asJson(loadMovement(resolve(call.cwd, textOperand(operands, 1))));
  return onDatabase(call, async (db) => {
    const { id } = await fileNamed(db, textOperand(operands, 0), 'movement');
    const how = { ...(await howOf(db, options)), seen: seenIn(options) };
    return moved(await advance(db, id, { type: 'amend', data: { definition } }, how), call.language);
  });
};

const asJson = (definition: MovementDefinition): JsonObject => definition as unknown as JsonObject;

/** The plan's number where neither its file nor the caller gives one. */
const noNumber = 'không số';
