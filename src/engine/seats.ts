import type { Desk, JsonObject, LegalDate } from '../machines/attempt.js';
import { group, groups, text, texts } from '../machines/data.js';
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

/** The unit at a desk of a movement, by a definition and the ids of its symbols. */
export function seatedAt(
  workspace: Workspace,
  { definition, units }: { readonly definition: JsonObject; readonly units: JsonObject },
  desk: Exclude<Desk, 'unit'>,
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
    if (kind === 'unit') return texts(state.context, 'successors');
    if (kind === 'person')
      return groups(state.context, 'grants').flatMap((grant) => text(grant, 'unit') ?? []);
    return [];
  });
