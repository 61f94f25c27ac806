import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/machines/attempt.js';
import type { DisbursementFact, Facts } from '../../src/machines/facts.js';
import type { MovementRules } from '../../src/machines/movementDefinition.js';
import { openNomination } from '../../src/machines/nominationContext.js';
import type { Verdict } from '../../src/machines/reason.js';
import { evidenceNamed, milestonesMet } from '../../src/machines/rules/criterion.js';
import { commitmentTerms, facts, people, proposal } from './world.js';

/** What the claimed content of emulation asks for (plan II.1–II.6). */

const measured = { byMilestones: true, milestones: commitmentTerms.milestones, evidence: null };
const proved = { byMilestones: false, milestones: [], evidence: 'Giải pháp giải phóng mặt bằng' };

function judged(
  rule: typeof milestonesMet,
  claims: readonly JsonObject[],
  changed: Partial<Facts>,
  more: { readonly choice?: 'warn' | 'block'; readonly data?: JsonObject; readonly criterion?: string } = {},
): Verdict {
  const setting: MovementRules['belowMilestone'] = {
    value: more.choice ?? 'warn',
    source: 'C',
    verified: false,
  };
  const attempt = {
    ...{ type: 'submit', reason: null, actor: people.head, onBehalfOf: null, at: '2025-03-03T01:00:00.000Z' },
    data: more.data ?? {},
    facts: facts(changed, { belowMilestone: setting }),
  };
  const data = { ...proposal, claims, criterion: more.criterion ?? 'II.1' };
  return rule.check(attempt, openNomination({ ...attempt, type: 'open', data }), {}) as Verdict;
}
const claim = (key: string, disbursed: string, plan = '1000') => ({
  ...{ key, basis: 'primeMinister', asOf: '2025-01-31', disbursed, plan },
});
const recorded = (key: string, disbursed: string): DisbursementFact => ({
  ...{ claim: key, basis: 'primeMinister', planVersion: 1, asOf: '2025-01-31' },
  ...{ knownAt: '2025-03-03T01:00:00.000Z', status: 'treasuryConfirmed', disbursed, plan: '1000' },
});

describe('a result under a milestone', () => {
  test('is no result of exactly 95 % where the plan says above', () => {
    const exactly = judged(milestonesMet, [claim('M3', '950')], { criterion: measured }, { choice: 'block' });
    expect(exactly).toMatchObject({ ok: false, values: { milestone: 'M3', disbursed: '950', plan: '1000' } });
    const above = judged(milestonesMet, [claim('M3', '951')], { criterion: measured }, { choice: 'block' });
    expect(above).toMatchObject({ ok: true, values: { warns: false } });
  });

  test('is judged by what the Treasury confirmed, not by what is claimed', () => {
    const confirmed = { criterion: measured, disbursement: [recorded('M3', '949')] };
    expect(judged(milestonesMet, [claim('M3', '951')], confirmed)).toMatchObject({
      ok: true,
      source: 'C',
      values: { warns: true, disbursed: '949' },
    });
  });

  test('blocks where the movement says so, also where no milestone is claimed', () => {
    const block = { choice: 'block' } as const;
    expect(judged(milestonesMet, [claim('M1', '599')], { criterion: measured }, block).ok).toBe(false);
    expect(judged(milestonesMet, [], { criterion: measured }, block).ok).toBe(false);
    expect(judged(milestonesMet, [], { criterion: measured })).toMatchObject({
      ok: true,
      values: { warns: true },
    });
  });

  test('does not touch merit for another content', () => {
    const more = { choice: 'block', criterion: 'II.4' } as const;
    expect(judged(milestonesMet, [claim('M1', '1')], { criterion: proved }, more)).toMatchObject({
      ok: true,
      source: 'L 5(2)(c)',
    });
  });
});

test('who is in favour of site clearance names its evidence', () => {
  const opinion = (content: string) => ({
    data: { evidence: [{ content, text: 'Bàn giao 12 ha' }] },
    criterion: 'II.4',
  });
  expect(judged(evidenceNamed, [], { criterion: proved }, opinion('II.4')).ok).toBe(true);
  expect(judged(evidenceNamed, [], { criterion: proved }, opinion('II.5')).ok).toBe(false);
  expect(judged(evidenceNamed, [], { criterion: measured }, opinion('II.5')).ok).toBe(true);
});
