import type { FileKind, Instant, JsonObject } from '../../machines/attempt.js';
import { awards } from '../../machines/awards.js';
import { group, text } from '../../machines/data.js';
import { obstacles, type DifficultyContext } from '../../machines/difficultyContext.js';
import type { NominationContext } from '../../machines/nominationContext.js';
import type { FileState } from '../../machines/state.js';
import { concerned } from '../journal/concerned.js';
import { noPrevious } from '../journal/entry.js';
import type { LoadedFile, Workspace } from './workspace.js';

/** What `case_file` says of a file besides where it stands: its number, whom it is about, its label in lists. */

/** A file that no entry made yet; its code comes with its number. */
export function newFile(
  workspace: Workspace,
  { id, kind, state, at }: { id: string; kind: FileKind; state: FileState; at: Instant },
): LoadedFile {
  return {
    id,
    kind,
    code: '',
    ...concerned(state),
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

/** For lists; never a person's name, so that a person's own title is the code. */
export function titleOf(workspace: Workspace, kind: FileKind, context: JsonObject): string {
  const unit = workspace.file(text(context, 'unit'))?.state.context ?? {};
  return titles[kind]?.(context, text(unit, 'symbol') ?? '') ?? '';
}
const titles: Readonly<Partial<Record<FileKind, (context: JsonObject, symbol: string) => string>>> = {
  movement: (context) => text(group(context, 'definition'), 'name') ?? '',
  unit: (context) => `${text(context, 'symbol') ?? ''} · ${text(context, 'name') ?? ''}`,
  nomination: (context, symbol) => `${awards[(context as NominationContext).award].label.vi} · ${symbol}`,
  difficulty: (context, symbol) => `${obstacles[(context as DifficultyContext).obstacle].vi} · ${symbol}`,
  commitment: (_context, symbol) => `Cam kết giải ngân · ${symbol}`,
};

/** What the code of a file begins with: its movement's short code; nothing for units and persons. */
export function prefixOf(file: LoadedFile, movement: LoadedFile | null): string {
  const source = file.kind === 'movement' ? file : movement;
  return source ? (text(group(source.state.context, 'definition'), 'code') ?? '') : '';
}
