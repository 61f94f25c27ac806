import type { Desk, JsonObject, LegalDate, SeatedDesk } from '../../machines/attempt.js';
import { group, groups, text, texts } from '../../machines/data.js';
import type { LoadedFile, Workspace } from './workspace.js';

/** Who sits where on a day: a movement's desk table, then the recorded successions of units. */

/** The unit that stands for another on a day: itself, or whoever succeeded it by then. */
export function successorOn(workspace: Workspace, unit: string | null, date: LegalDate): string | null {
  let current = unit;
  for (let file = workspace.file(current); file; file = workspace.file(current)) {
    const until = text(file.state.context, 'until');
    const [next] = texts(file.state.context, 'successors');
    if (until === null || until > date || next === undefined) break;
    current = next;
  }
  return current;
}

/** The unit at any desk of a file: its own, the one that it made responsible, or one of its movement. */
export function unitAt(
  workspace: Workspace,
  context: JsonObject,
  table: Parameters<typeof seatedAt>[1],
  desk: Desk,
  date: LegalDate,
): string | null {
  return desk === 'unit' || desk === 'responsible'
    ? successorOn(workspace, text(context, desk), date)
    : seatedAt(workspace, table, desk, date);
}

/** The unit at a desk of a movement, by a definition and the ids of its symbols. */
export function seatedAt(
  workspace: Workspace,
  { definition, units }: { readonly definition: JsonObject; readonly units: JsonObject },
  desk: SeatedDesk,
  date: LegalDate,
): string | null {
  const seat = groups(group(definition, 'desks'), desk).find(
    (one) => (text(one, 'from') ?? '') <= date && date < (text(one, 'until') ?? '9999'),
  );
  const symbol = seat && text(seat, 'unit');
  return symbol ? successorOn(workspace, text(units, symbol), date) : null;
}

/** Every unit that desks and successions of these files can lead to, for loading ahead. */
export const unitsBehind = (files: readonly LoadedFile[]): string[] =>
  files.flatMap(({ kind, state }) => {
    if (kind === 'movement') return Object.values(group(state.context, 'units')).map(String);
    if (kind === 'unit') return [...texts(state.context, 'successors'), text(state.context, 'parent') ?? ''];
    if (kind === 'difficulty') return [text(state.context, 'responsible') ?? ''];
    if (kind === 'person') {
      const granted = groups(state.context, 'grants').flatMap((grant) => text(grant, 'unit') ?? []);
      return [...granted, text(state.context, 'payrollUnit') ?? ''];
    }
    return [];
  });
