import type { Attempt, Desk, Role } from './attempt.js';
import { dateOf } from './legalDate.js';
import { rolesFor, type Move } from './move.js';
import { allOf, type Reason, type Verdict } from './reason.js';
import { setting, verdict } from './rule.js';

/**
 * Who may make a move: (role, relation to the unit, move), separation of duties included. Checked for every
 * caller, the clock and the importer too, and for both persons where one acts for the other.
 */

/** The desk at which a role sits; null: the role is bound to no desk of a file. */
export const deskOf: Readonly<Record<Role, Desk | null>> = {
  unitClerk: 'unit',
  unitHead: 'unit',
  planningOfficer: 'planning',
  planningLeader: 'planning',
  homeAffairsOfficer: 'homeAffairs',
  homeAffairsLeader: 'homeAffairs',
  boardClerk: 'board',
  boardHead: 'board',
  committeeSecretary: 'committee',
  committeeMember: 'committee',
  committeeChair: 'committee',
  chairman: 'chairman',
  recordsClerk: 'chairman',
  auditor: null,
  administrator: null,
  importer: null,
  clock: null,
};

const receivingRoles: Readonly<Record<string, readonly Role[]>> = {
  board: ['boardClerk', 'boardHead'],
  planning: ['planningOfficer', 'planningLeader'],
  homeAffairs: ['homeAffairsOfficer', 'homeAffairsLeader'],
};

/** The desks that a move's authority looks at, for gathering facts. */
export function desksRead(move: Move, part: string | null): Desk[] {
  const receiving = Object.values(receivingRoles).flat();
  const allowed = [...rolesFor(move.by, part, receiving), ...rolesFor(move.recordedBy ?? [], part, [])];
  return [...new Set(allowed.flatMap((role) => deskFor(move, role) ?? []))];
}

/** Where a role sits for a move: a unit's own people may be asked for as those of the responsible unit. */
const deskFor = ({ at }: Move, role: Role): Desk | null =>
  at !== undefined && deskOf[role] === 'unit' ? at : deskOf[role];

interface Person {
  readonly roles: readonly Role[];
  readonly unit: string | null;
}

/** Whether this person holds one of these roles, and whether it is at the desk where the file's role sits. */
function seat(attempt: Attempt, move: Move, person: Person, allowed: readonly Role[]) {
  const held = person.roles.filter((role) => allowed.includes(role));
  const atDesk = (role: Role): boolean => {
    const desk = deskFor(move, role);
    return desk === null || (person.unit !== null && attempt.facts.desks?.[desk] === person.unit);
  };
  return { holds: held.length > 0, sits: held.some(atDesk) };
}

function seatVerdicts(attempt: Attempt, move: Move, person: Person, allowed: readonly Role[]): Verdict[] {
  const { holds, sits } = seat(attempt, move, person, allowed);
  const desk = allowed[0] ? deskFor(move, allowed[0]) : null;
  const where = { source: 'C', verified: false, roles: allowed, ...(desk ? { desk } : {}) };
  return [
    verdict('role', holds, { ...where, values: { roles: person.roles.join(',') } }),
    verdict('relation', sits, { ...where, values: { unit: person.unit, desk } }),
  ];
}

/** A delegation counts between its dates only, both inclusive. */
function delegationInForce(attempt: Attempt): Verdict {
  const { from = null, until = null } = attempt.facts.delegation ?? {};
  const today = dateOf(attempt.at);
  const inForce = (from === null || from <= today) && (until === null || today <= until);
  return verdict('delegationInForce', attempt.facts.delegation !== null && inForce, {
    source: 'C',
    verified: false,
    values: { from, until },
  });
}

/** The three questions of authority: role, relation, and (for somebody else) the paper or delegation. */
export function authorityOf(attempt: Attempt, move: Move, part: string | null): Reason[] {
  const desk = setting(attempt, 'receivingDesk') ?? 'board';
  const allowed = rolesFor(move.by, part, receivingRoles[desk] ?? []);
  const { onBehalfOf, facts } = attempt;
  if (onBehalfOf === null) return seatVerdicts(attempt, move, attempt.actor, allowed);
  const principal = { roles: facts.delegation?.roles ?? [], unit: onBehalfOf.unit };
  const principalVerdicts = seatVerdicts(attempt, move, principal, allowed);
  if (onBehalfOf.basis === 'delegation') return [delegationInForce(attempt), ...principalVerdicts];
  const recorders = rolesFor(move.recordedBy ?? [], part, []);
  return [...seatVerdicts(attempt, move, attempt.actor, recorders), ...principalVerdicts];
}

/**
 * Whether the actor may make the move with some `onBehalfOf`: by pressing it, or by recording somebody's
 * signed paper. Acting by delegation is asked for with that delegation named.
 */
export function mayAct(attempt: Attempt, move: Move, part: string | null): boolean {
  if (attempt.onBehalfOf !== null) return allOf(authorityOf(attempt, move, part)).ok;
  const recorders = rolesFor(move.recordedBy ?? [], part, []);
  return allOf(authorityOf(attempt, move, part)).ok || seat(attempt, move, attempt.actor, recorders).sits;
}
