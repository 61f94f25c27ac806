import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { z } from 'zod';
import { advance } from '../engine/advance.js';
import type { Database } from '../entities/database.js';
import type { JsonObject } from '../machines/attempt.js';
import { readYaml } from '../movements/yamlFile.js';
import type { PlannedMove } from '../workers/rehearse.js';
import type { Call } from './answer.js';
import { withIds } from './data.js';
import { moveNamed } from './file.js';
import { failed, isFailure } from './failure.js';
import { bearing, instantIn } from './how.js';
import { fileNamed } from './register.js';

/** The file of `--with`: moves that are to happen in a rehearsal, as `file move` would make them. */

const plannedFile = z.array(
  z.strictObject({
    /** A day, which means its end, or an instant with its zone. */
    at: z.string(),
    file: z.string(),
    move: z.string(),
    as: z.string(),
    unit: z.exactOptional(z.string()),
    reason: z.exactOptional(z.string()),
    /** As `--on-behalf-of` takes it. */
    onBehalfOf: z.exactOptional(z.string()),
    data: z.exactOptional(z.record(z.string(), z.unknown())),
  }),
);
type Planned = z.infer<typeof plannedFile>[number];

/** Reads them from YAML. Throws MovementMistakes with lines and columns, WrongUse for what is no instant. */
export const plannedMoves = (call: Call, file: string): (PlannedMove & Planned)[] =>
  readYaml(resolve(call.cwd, file), plannedFile, () => []).map((planned) => {
    const at = instantIn(planned.at, '--with');
    const told = { ...planned, at };
    return { ...told, make: (copy) => make(copy, told).catch(refuse(told)) };
  });

/** A planned move that the copy refused: which one, and why. */
export class PlannedMoveFailed extends Error {
  constructor(
    readonly planned: Pick<Planned, 'at' | 'file' | 'move' | 'as'>,
    readonly failure: Parameters<typeof failed>[0],
  ) {
    super(failure.message);
  }
}

const refuse =
  (planned: Planned) =>
  (error: unknown): never => {
    throw isFailure(error) ? new PlannedMoveFailed(planned, error) : error;
  };

/** At the instant `at`. */
async function make(copy: Database, planned: Planned) {
  const { id, type, fields } = await moveNamed(copy, [planned.file, planned.move]);
  const { version: seen } = await fileNamed(copy, id);
  const { at, as, unit, reason, onBehalfOf } = planned;
  const who = await bearing(copy, { as, unit, reason, onBehalfOf });
  const data = await withIds(copy, fields, (planned.data ?? {}) as JsonObject);
  return advance(copy, id, { type, data }, { ...who, at, seen, random: randomBytes });
}
