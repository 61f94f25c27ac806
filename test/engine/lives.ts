import { attemptOf, people, proposal, toAppraisal, toAwarded, units, type Step } from '../machines/world.js';
import type { Attempt, FileKind, JsonObject } from '../../src/machines/attempt.js';
import { written, type Written } from './writtenHistory.js';

/** A small province's histories: its register, a nomination that waits in appraisal and one that is closed. */

const id = (last: string): string => last.padStart(26, '01j8n3q0c000000000000000000000').slice(0, 26);
const sealed = { sealed: id('p1'), iv: 'AAAAAAAAAAAAAAAA', data: 'c2VhbGVk' };
const record = (type: string, data: JsonObject): Attempt =>
  attemptOf(type, 'administrator', null, {
    data,
    facts: { ...attemptOf('x', 'administrator', null).facts, units: {} },
  });

const life = (
  kind: FileKind,
  name: string,
  code: string,
  attempts: Parameters<typeof written>[0]['attempts'],
) => written({ kind, id: id(name), code, attempts });

const nomination = (name: string, code: string, steps: readonly Step[]): Written =>
  life('nomination', name, code, [
    attemptOf('open', 'clerk', null, { data: { movement: 'sprint', unit: units.unit, ...proposal } }),
    ...steps.map(
      ([type, who, doing]) =>
        (state: Parameters<typeof attemptOf>[2]) =>
          attemptOf(type, who, state, doing),
    ),
  ]);

export const lives: readonly Written[] = [
  life('unit', 'n1', 'u-0001', [
    record('open', {
      symbol: 'LG',
      kind: 'district',
      name: 'Thị xã La Gi',
      parent: null,
      head: null,
      mailbox: null,
      from: null,
    }),
    record('edit', { name: 'UBND thị xã La Gi', parent: null, head: people.head.id, mailbox: null }),
  ]),
  life('person', 'p1', 'p-0001', [
    record('open', {
      name: sealed,
      position: null,
      birthDate: null,
      contact: null,
      payrollUnit: null,
      administrator: true,
    }),
    record('grant', { role: 'unitClerk', unit: units.unit, from: '2024-07-20', until: null }),
  ]),
  nomination('q1', 'bt24-n-0001', toAppraisal),
  nomination('q2', 'bt24-n-0002', [
    ...toAwarded,
    ['notifyResult', 'boardClerk'],
    ['handOver', 'boardClerk'],
    ['recordPayment', 'boardClerk'],
    ['close', 'boardClerk', { reason: null }],
  ]),
];

/** A unit whose entry in the register was edited again and again. */
export const editedUnit = (name: string, code: string, entries: number): Written =>
  life('unit', name, code, [
    record('open', {
      symbol: code,
      kind: 'district',
      name: code,
      parent: null,
      head: null,
      mailbox: null,
      from: null,
    }),
    ...Array.from({ length: entries - 1 }, (_, n) =>
      record('edit', { name: `${code} (${n})`, parent: null, head: null, mailbox: null }),
    ),
  ]);
