import { describe, expect, test } from '@jest/globals';
import { roles, type Role } from '../../src/machines/attempt.js';
import { mayRead, type Readable } from '../../src/machines/reading.js';

/** Who reads what, written by hand: a right that changes in the code has to change here too. */

const file = (changed: Partial<Readable> = {}): Readable => ({
  id: 'file',
  kind: 'nomination',
  stage: 'received',
  unit: 'own',
  responsible: 'helper',
  parent: 'parent',
  desks: {
    board: 'board',
    planning: 'planning',
    homeAffairs: 'home',
    committee: 'committee',
    chairman: 'office',
  },
  ...changed,
});
const reads = (role: Role, unit: string | null, what: Readable): boolean =>
  mayRead(what, { person: 'somebody', roles: [{ role, unit }] });

/** The unit at whose desk a role reads a nomination that was submitted. */
const seats: Readonly<Record<Role, string | null>> = {
  unitClerk: 'own',
  unitHead: 'own',
  planningOfficer: 'planning',
  planningLeader: 'planning',
  homeAffairsOfficer: 'home',
  homeAffairsLeader: 'home',
  boardClerk: 'board',
  boardHead: 'board',
  committeeSecretary: 'committee',
  committeeMember: 'committee',
  committeeChair: 'committee',
  chairman: 'office',
  recordsClerk: 'office',
  auditor: null,
  administrator: null,
  importer: null,
  clock: null,
};

describe.each(roles.map((role) => [role] as const))('a nomination that was submitted, to %s', (role) => {
  const seat = seats[role];
  test('is there at its own desk', () => {
    expect(reads(role, seat, file())).toBe(seat !== null || role === 'auditor');
  });
  test.each([
    'own',
    'helper',
    'parent',
    'child',
    'planning',
    'home',
    'board',
    'committee',
    'office',
    'foreign',
  ])('is there or not from the unit %s', (unit) => {
    const isUnits = role === 'unitClerk' || role === 'unitHead';
    const expected = role === 'auditor' || unit === seat || (isUnits && ['helper', 'parent'].includes(unit));
    expect(reads(role, unit, file())).toBe(expected);
  });
});

test.each(['draft', 'grassroots'])(
  'in %s a nomination is for its unit, the units above it, the Board and auditors',
  (stage) => {
    const readers = roles.filter((role) => reads(role, seats[role], file({ stage })));
    expect(readers).toEqual(['unitClerk', 'unitHead', 'boardClerk', 'boardHead', 'auditor']);
  },
);

test('a person is read by themselves, administrators and auditors', () => {
  const person = file({ id: 'person', kind: 'person', stage: 'active' });
  expect(roles.filter((role) => reads(role, 'own', person))).toEqual(['auditor', 'administrator']);
  expect(mayRead(person, { person: 'person', roles: [] })).toBe(true);
});

test.each(['movement', 'unit'] as const)(
  'a %s is read by everybody who holds a role, and by nobody without',
  (kind) => {
    expect(roles.every((role) => reads(role, 'foreign', file({ kind, stage: 'active' })))).toBe(true);
    expect(mayRead(file({ kind }), { person: 'somebody', roles: [] })).toBe(false);
  },
);
