import type { JsonObject } from '../../machines/attempt.js';
import { promisesIn } from '../../machines/commitmentContext.js';
import { group, text } from '../../machines/data.js';
import type { CommitmentFact } from '../../machines/facts.js';
import { addDays, dateOf } from '../../machines/legalDate.js';
import { bar } from '../../machines/milestone.js';
import type { CommitmentTerms, MovementDefinition } from '../../machines/movementDefinition.js';
import { addWorkingDays } from '../../movements/workingCalendar.js';
import type { Gathering } from './gatherFacts.js';

/** What the movement asks of the unit's commitment; null where it asks for none. */
export function commitmentFact(from: Gathering): CommitmentFact | null {
  const { movement, workspace, context, data } = from;
  const definition = group(movement?.state.context ?? {}, 'definition') as unknown as MovementDefinition;
  const terms = movement ? definition.commitment : null;
  if (!movement || terms === null) return null;
  const unit = workspace.file(text(context, 'unit'));
  return {
    before: terms.before,
    checked: terms.checked.value,
    owed: terms.owedBy.value.some((kind) => kind === text(unit?.state.context ?? {}, 'kind')),
    due: ownLastDay(from, terms),
    file: commitmentOf(from, movement.id, unit?.id ?? ''),
    milestones: definition.milestones.map(bar),
    unknownProjects: workspace.unknownProjects(movement.id, projectsPromised(data)),
  };
}

/** A unit that comes when the movement's last day has passed gets working days of its own. */
function ownLastDay({ file, at, calendar }: Gathering, { before, newUnits }: CommitmentTerms): string | null {
  const today = dateOf(at);
  if (file !== null || today <= addDays(before, -1)) return null;
  return addWorkingDays(calendar, today, newUnits.value.workingDays);
}

const commitmentOf = ({ workspace, file }: Gathering, movement: string, unit: string): string | null =>
  workspace
    .all()
    .find(
      ({ id, kind, movementId, unitId }) =>
        kind === 'commitment' && movementId === movement && unitId === unit && id !== file?.id,
    )?.id ?? null;

/** Codes of the projects that data promises; nobody may have checked the data yet. */
export const projectsPromised = (data: unknown): string[] =>
  typeof data === 'object' && data !== null
    ? promisesIn(data as JsonObject)
        .map(({ project }) => project.normalize('NFC').trim())
        .slice(0, most)
    : [];
/** No move names more. */
const most = 1_000;
