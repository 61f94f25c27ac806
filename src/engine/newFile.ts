import type { FileKind, Instant, JsonObject } from '../machines/attempt.js';
import { awards } from '../machines/awards.js';
import { group, text } from '../machines/data.js';
import type { NominationContext } from '../machines/nominationContext.js';
import type { FileState } from '../machines/state.js';
import { noPrevious } from './entry.js';
import type { LoadedFile, Workspace } from './workspace.js';

/** What `case_file` says of a file besides where it stands: its number, whom it is about, its label in lists. */

/** A file that no entry made yet; its code comes with its number. */
export function newFile(
  workspace: Workspace,
  { id, kind, state, at }: { id: string; kind: FileKind; state: FileState; at: Instant },
): LoadedFile {
  const nomination = kind === 'nomination' ? (state.context as NominationContext) : null;
  return {
    id,
    kind,
    code: '',
    movementId: nomination?.movement ?? null,
    unitId: nomination?.unit ?? null,
    subjectId: subjectOf(kind, state.context),
    title: titleOf(workspace, kind, state.context),
    version: 0,
    head: noPrevious,
    state,
    openedAt: at,
    movedAt: at,
    movedBy: '',
    deadlines: [],
  };
}

/** Whom a nomination is about. */
export const subjectOf = (kind: FileKind, context: JsonObject): string | null =>
  kind === 'nomination' ? (context as NominationContext).nominee.id : null;

/** For lists; never a person's name, so that a person's own title is the code. */
export function titleOf(workspace: Workspace, kind: FileKind, context: JsonObject): string {
  if (kind === 'movement') return text(group(context, 'definition'), 'name') ?? '';
  if (kind === 'unit') return `${text(context, 'symbol') ?? ''} · ${text(context, 'name') ?? ''}`;
  if (kind !== 'nomination') return '';
  const { award, unit } = context as NominationContext;
  const symbol = text(workspace.file(unit)?.state.context ?? {}, 'symbol') ?? '';
  return `${awards[award].label.vi} · ${symbol}`;
}

/** What the code of a file begins with: its movement's short code; nothing for units and persons. */
export function prefixOf(file: LoadedFile, movement: LoadedFile | null): string {
  const source = file.kind === 'movement' ? file : movement;
  return source ? (text(group(source.state.context, 'definition'), 'code') ?? '') : '';
}
