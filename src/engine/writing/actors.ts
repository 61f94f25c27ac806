import type { Actor, Instant, LegalDate, OnBehalfOf, Role } from '../../machines/attempt.js';
import { groups, text } from '../../machines/data.js';
import type { DelegationFact } from '../../machines/facts.js';
import { dateOf } from '../../machines/legalDate.js';
import { Invalid, NotFound } from '../errors.js';
import { rolesByUnit } from './gatherFacts.js';
import type { How } from '../how.js';
import type { LoadedFile, Workspace } from './workspace.js';

/** Who may stand behind an attempt: one actor for each unit in which the person holds roles that day. */

export const clock: Actor = { id: 'clock', seq: null, roles: ['clock'], unit: null, unitName: null };

/** The first person of a database acts as itself, and becomes administrator. */
export const firstPerson = (id: string): Actor => ({
  id,
  seq: 1,
  roles: ['administrator'],
  unit: null,
  unitName: null,
});

/**
 * The actors that a person can be, the named unit alone when one is named. Throws NotFound for an unknown person,
 * Invalid for a unit in which the person holds nothing.
 */
export function actorsOf(
  workspace: Workspace,
  by: { id: string; unit?: string | null },
  at: Instant,
): Actor[] {
  const person = personNamed(workspace, by.id);
  const held = rolesByUnit(person, dateOf(at));
  const units = by.unit == null ? [...held.keys()] : [workspace.file(by.unit)?.id ?? by.unit];
  if (units.length === 0) return [actorIn(workspace, person, null, [])];
  return units.map((unit) => actorIn(workspace, person, unit, held.get(unit) ?? []));
}

function actorIn(
  workspace: Workspace,
  person: LoadedFile,
  unit: string | null,
  roles: readonly Role[],
): Actor {
  return {
    id: person.id,
    seq: person.version,
    roles: [...roles].sort(),
    unit,
    unitName: text(workspace.file(unit)?.state.context ?? {}, 'name'),
  };
}

function personNamed(workspace: Workspace, id: string): LoadedFile {
  const person = workspace.file(id);
  if (person?.kind !== 'person' || person.state.value !== 'active') throw new NotFound('person', id);
  return person;
}

/** The person acted for, with what makes that lawful: the delegation in force, or the roles of who signed. */
export interface Principal {
  readonly onBehalfOf: OnBehalfOf;
  readonly delegation: DelegationFact;
}

/** Every way in which the actor can act for the principal: one for each unit of the principal. */
export function principalsOf(
  workspace: Workspace,
  how: NonNullable<How['onBehalfOf']>,
  actorId: string,
  at: Instant,
): Principal[] {
  const person = personNamed(workspace, how.id);
  const date = dateOf(at);
  if (how.basis === 'signedPaper' && how.paper === null) throw new Invalid([paperMissing]);
  const held = how.basis === 'delegation' ? delegated(person, actorId) : signed(person, date);
  return held
    .filter(({ unit }) => how.unit == null || unit === (workspace.file(how.unit)?.id ?? how.unit))
    .map(({ unit, delegation }) => ({
      delegation,
      onBehalfOf: {
        id: person.id,
        seq: person.version,
        unit,
        unitName: text(workspace.file(unit)?.state.context ?? {}, 'name') ?? '',
        basis: how.basis,
        paper: how.basis === 'signedPaper' ? how.paper : null,
      },
    }));
}
const paperMissing = {
  path: 'onBehalfOf.paper',
  message: {
    vi: 'Ghi thay từ văn bản đã ký thì cần số, ngày và SHA-256 của bản quét.',
    en: 'Recording a signed paper needs its number, date and the SHA-256 of its scan.',
  },
};

const signed = (person: LoadedFile, date: LegalDate) =>
  [...rolesByUnit(person, date)].flatMap(([unit, roles]) =>
    unit === null ? [] : [{ unit, delegation: { roles: [...roles].sort(), from: null, until: null } }],
  );

const delegated = (person: LoadedFile, to: string) =>
  groups(person.state.context, 'delegations')
    .filter((one) => text(one, 'to') === to)
    .map((one) => ({
      unit: text(one, 'unit') ?? '',
      delegation: {
        roles: [text(one, 'role') as Role],
        from: text(one, 'from'),
        until: text(one, 'until'),
      },
    }));
