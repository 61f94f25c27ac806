import type { FileKind, JsonObject } from '../../machines/attempt.js';
import { text } from '../../machines/data.js';
import type { NominationContext } from '../../machines/nominationContext.js';
import type { FileState } from '../../machines/state.js';

/** Whose file it is: what a chart's context names as its movement and unit. A record belongs to none. */
export function concerned({ kind, version, context }: FileState) {
  const about = (key: string): string | null => (version === null ? null : text(context, key));
  return { movementId: about('movement'), unitId: about('unit'), subjectId: subjectOf(kind, context) };
}

/** Whom a nomination is about. */
const subjectOf = (kind: FileKind, context: JsonObject): string | null =>
  kind === 'nomination' ? (context as NominationContext).nominee.id : null;
