import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonical, sha256 } from '../../../src/engine/journal/canonical.js';
import {
  attemptOf,
  entryOf,
  inOrder,
  noPrevious,
  parseBody,
  stateText,
  type EntryBody,
} from '../../../src/engine/journal/entry.js';
import * as world from '../../machines/world.js';

const file = '01j8n3q0c0000000000000000a';
const attempt = world.attemptOf('receive', 'boardClerk', null);
const deadlines = [
  { timer: 'checkDue', stage: 'received', step: 'due', dueAt: '2024-10-07T17:00:00.000Z', daysLeft: null },
  { timer: 'checkDue', stage: 'received', step: '-1', dueAt: '2024-10-04T00:30:00.000Z', daysLeft: null },
  { timer: 'answerDue', stage: 'received', step: 'due', dueAt: null, daysLeft: 2 },
];
const fields: Omit<EntryBody, 'format'> = {
  file,
  kind: 'nomination',
  seq: 5,
  at: attempt.at,
  move: attempt.type,
  key: null,
  data: attempt.data,
  facts: attempt.facts,
  reason: null,
  actor: attempt.actor,
  onBehalfOf: null,
  machine: { id: 'nomination', version: 1, hash: sha256('chart') },
  from: { road: 'submitted', hold: 'clear' },
  to: { road: 'received', hold: 'clear' },
  stateHash: sha256('state'),
  deadlines,
  cancelled: deadlines,
  letters: [`${file}.5.10`, `${file}.5.2`],
  prev: noPrevious,
};

describe('the body of an entry', () => {
  test('has every field that the journal promises, and no other', () => {
    expect(Object.keys(parseBody(entryOf(fields).body))).toEqual(
      'actor at cancelled data deadlines facts file format from key kind letters machine move onBehalfOf prev reason seq stateHash to'.split(
        ' ',
      ),
    );
  });

  test('is hashed as it is stored, and read back says the same', () => {
    const { body, hash } = entryOf(fields);
    expect(hash).toBe(sha256(body));
    expect(canonical(parseBody(body))).toBe(body);
    expect(attemptOf(parseBody(body))).toEqual({ ...attempt, reason: null });
  });

  test('does not depend on the order of deadlines and letters', () => {
    const shuffled = fc.tuple(
      fc.shuffledSubarray(deadlines, { minLength: 3 }),
      fc.shuffledSubarray(deadlines, { minLength: 3 }),
      fc.shuffledSubarray([...fields.letters], { minLength: 2 }),
    );
    fc.assert(
      fc.property(shuffled, ([set, cancelled, letters]) => {
        expect(entryOf({ ...fields, deadlines: set, cancelled, letters })).toEqual(entryOf(fields));
      }),
    );
    const { deadlines: written, letters } = parseBody(entryOf(fields).body);
    expect(written.map(({ timer, step }) => [timer, step])).toEqual([
      ['answerDue', 'due'],
      ['checkDue', '-1'],
      ['checkDue', 'due'],
    ]);
    expect(letters).toEqual([`${file}.5.2`, `${file}.5.10`]);
  });
});

describe('an attempt', () => {
  test('is decided with roles and lists of facts in one order, whatever order they were gathered in', () => {
    const facts = world.facts({
      dossierMissing: ['report', 'minutes'],
      duplicates: [
        { file: 'b', award: 'diplomaOfMerit', decision: null },
        { file: 'a', award: 'diplomaOfMerit', decision: '5/QĐ-UBND' },
      ],
      holdGrounds: [
        { file: 'b', kind: 'inspection' },
        { file: 'a', kind: 'complaint' },
      ],
      delegation: { roles: ['unitHead', 'boardHead'], from: null, until: null },
    });
    const ordered = inOrder({
      ...attempt,
      facts,
      actor: { ...attempt.actor, roles: ['unitHead', 'boardClerk'] },
    });
    expect(ordered.actor.roles).toEqual(['boardClerk', 'unitHead']);
    expect(ordered.facts.dossierMissing).toEqual(['minutes', 'report']);
    expect(ordered.facts.delegation?.roles).toEqual(['boardHead', 'unitHead']);
    expect(ordered.facts.holdGrounds?.map((ground) => ground.file)).toEqual(['a', 'b']);
    // By the text that is written: "decision" comes before "file" there.
    expect(ordered.facts.duplicates?.map((one) => one.file)).toEqual(['a', 'b']);
    expect(inOrder(ordered)).toEqual(ordered);
  });
});

test('a state is written as value and context, in the order of keys', () => {
  const state = world.opened();
  expect(JSON.parse(stateText(state))).toEqual({ context: state.context, value: state.value });
  expect(stateText(state)).toMatch(/^\{"context":.*"value":\{"hold":"clear","road":"draft"\}\}$/s);
});
