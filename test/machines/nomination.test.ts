import { describe, expect, test } from '@jest/globals';
import { decide, moves, stageOf, why } from '../../src/machines/decide.js';
import { failures } from '../../src/machines/reason.js';
import {
  at,
  attemptOf,
  contextOf,
  facts,
  make,
  opened,
  people,
  signers,
  sprintRules,
  toAppraisal,
  toAwarded,
  toChairman,
  toConsolidation,
  toSubmitted,
  units,
  walk,
  type Doing,
  type Who,
} from './world.js';
import type { FileState } from '../../src/machines/state.js';

const failing = (state: FileState, type: string, who: Who, doing: Doing = {}) =>
  failures(why(state, attemptOf(type, who, state, doing))).map(({ rule }) => rule);
const refusal = (state: FileState, type: string, who: Who, doing: Doing = {}) =>
  decide(state, attemptOf(type, who, state, doing));

describe('the road from the grassroots to the Chairman', () => {
  test('a dossier that everybody agrees on is awarded, notified, handed over, paid and closed', () => {
    const closed = walk(
      opened(),
      ...toAwarded,
      ['notifyResult', 'boardClerk'],
      ['handOver', 'boardClerk'],
      ['recordPayment', 'boardClerk'],
      ['close', 'boardClerk', { reason: null }],
    );
    expect(closed.value).toEqual({ road: 'closed', hold: 'clear' });
    expect(contextOf(closed).outcome).toBe('awarded');
  });

  test('both departments appraise in parallel and the join waits for both', () => {
    const appraisal = walk(opened(), ...toAppraisal);
    const half = make(appraisal, 'giveOpinion', 'homeAffairsLeader', { part: 'homeAffairs' });
    expect(half.next.value).toEqual({
      road: { appraisal: { planning: 'waiting', homeAffairs: 'favourable', consultation: 'notNeeded' } },
      hold: 'clear',
    });
    expect(half.cancelled).toEqual([{ timer: 'appraisalDue', stage: 'appraisal.homeAffairs.waiting' }]);
    const joined = make(half.next, 'giveOpinion', 'planningLeader', { part: 'planning' });
    expect(stageOf(joined.next)).toBe('consolidation');
    expect(joined.timers).toEqual([{ timer: 'consolidateDue', stage: 'consolidation' }]);
  });

  test('an unfavourable opinion is no veto, and the submission must quote it', () => {
    const consolidation = walk(
      opened(),
      ...toAppraisal,
      ['giveOpinion', 'planningLeader', { part: 'planning' }],
      [
        'giveOpinion',
        'homeAffairsLeader',
        {
          data: {
            part: 'homeAffairs',
            opinion: 'unfavourable',
            ground: 'Đang xem xét',
            number: '3',
            date: '2024-10-09',
          },
        },
      ],
    );
    expect(
      failing(consolidation, 'submitToChairman', 'boardHead', { data: { proposal: 'award', notes: {} } }),
    ).toEqual(['unfavourableQuoted']);
    expect(stageOf(make(consolidation, 'submitToChairman', 'boardHead').next)).toBe('submittedToChairman');
  });

  test('an unfavourable opinion without a ground is refused', () => {
    const appraisal = walk(opened(), ...toAppraisal);
    const data = { part: 'planning', opinion: 'unfavourable', ground: null, number: '3', date: '2024-10-09' };
    expect(failing(appraisal, 'giveOpinion', 'planningLeader', { data })).toContain('opinionGrounded');
  });

  test('both opinions stand when only one department is asked again', () => {
    const consolidation = walk(opened(), ...toConsolidation);
    const again = make(consolidation, 'askReappraisal', 'boardHead', {
      data: { part: 'planning', question: 'Số liệu' },
    });
    expect(again.next.value).toEqual({
      road: { appraisal: { planning: 'waiting', homeAffairs: 'favourable', consultation: 'notNeeded' } },
      hold: 'clear',
    });
    expect(again.timers).toEqual([{ timer: 'appraisalDue', stage: 'appraisal.planning.waiting' }]);
  });

  test('a silent unit cannot stop the appraisal: after its day the department gives its opinion', () => {
    const asked = walk(opened(), ...toAppraisal, ['askUnit', 'planningOfficer', { part: 'planning' }]);
    expect(failing(asked, 'giveOpinion', 'planningLeader', { part: 'planning' })).toContain('askOverdue');
    const late = facts({
      overdue: [{ timer: 'supplementDue', stage: 'appraisal.planning.supplementAsked', days: 1 }],
    });
    const given = make(asked, 'giveOpinion', 'planningLeader', { part: 'planning', facts: late });
    expect(contextOf(given.next).planning.opinion?.favourable).toBe(true);
  });

  test('the committee advises where the movement asks for a vote, and ten of thirteen is short of 90 % of all', () => {
    const committee = {
      ...sprintRules.committee.value,
      use: 'required' as const,
      denominator: 'totalMembers' as const,
    };
    const threshold = { numerator: 90, denominator: 100, comparator: 'reaches' as const };
    const voting = facts({}, { committee: { ...sprintRules.committee, value: { ...committee, threshold } } });
    const consolidation = walk(opened(), ...toConsolidation);
    expect(failing(consolidation, 'submitToChairman', 'boardHead', { facts: voting })).toEqual(['voteDone']);
    const inSession = make(consolidation, 'putToCommittee', 'boardHead', { facts: voting }).next;
    const counts = { members: 13, present: 13, written: 0, recused: 0, against: 2, blank: 0, minutes: {} };
    const vote = (yes: number, result: string) => ({
      facts: voting,
      data: { ...counts, for: yes, against: 13 - yes, result },
    });
    expect(failing(inSession, 'recordVote', 'secretary', vote(11, 'passed'))).toEqual(['voteCounted']);
    expect(stageOf(make(inSession, 'recordVote', 'secretary', vote(12, 'passed')).next)).toBe(
      'consolidation',
    );
  });
});

describe('what the Law refuses at draft', () => {
  test.each([
    ['emulationFlag', 'L 26(2)', 'collective'],
    ['excellentLabourCollective', 'L 27(1)', 'collective'],
    ['provincialEmulationFighter', 'L 22(1)', 'individual'],
    ['certificateOfMerit', 'L 80(1)–(4)', 'individual'],
  ])('%s cannot come from the sprint: %s', (award, article, kind) => {
    const draft = opened({ award, nominee: { kind, id: 'nominee', seq: 1 } });
    const no = failures(why(draft, attemptOf('startGrassroots', 'clerk', draft)))[0];
    expect(no).toMatchObject({ rule: 'awardLawful', source: article });
  });

  test('the flag goes to the collective that leads a three-year movement, at its final review only', () => {
    const draft = opened({ award: 'emulationFlag', nominee: { kind: 'collective', id: 'leading', seq: 1 } });
    const rules = {
      ...sprintRules,
      awards: { ...sprintRules.awards, value: ['emulationFlag' as const] },
      period: { ...sprintRules.period, value: { from: '2024-07-20', until: '2027-07-19' } },
    };
    const when = (stage: 'launched' | 'finalReview', leader: string | null) => ({
      facts: facts({ movement: { id: 'm', version: 1, stage, leader, rules } }),
    });
    expect(failing(draft, 'startGrassroots', 'clerk', when('launched', 'leading'))).toEqual(['awardLawful']);
    expect(failing(draft, 'startGrassroots', 'clerk', when('finalReview', 'other'))).toEqual(['awardLawful']);
    expect(failing(draft, 'startGrassroots', 'clerk', when('finalReview', 'leading'))).toEqual([]);
  });

  test('a household is commended for labour and land, never for the movement', () => {
    const draft = opened({ nominee: { kind: 'household', id: 'nominee', seq: 1 } });
    const no = failures(why(draft, attemptOf('startGrassroots', 'clerk', draft)))[0];
    expect(no).toMatchObject({ rule: 'subjectFits', source: 'L 74(5)' });
  });
});

describe('hold', () => {
  const held = () => walk(opened(), ...toChairman, ['putOnHold', 'homeAffairsLeader']);

  test('what either department had done stays while the file is on hold', () => {
    const half = walk(opened(), ...toAppraisal, ['giveOpinion', 'planningLeader', { part: 'planning' }]);
    const onHold = make(half, 'putOnHold', 'boardHead').next;
    const lifted = make(onHold, 'liftHold', 'boardHead').next;
    expect(lifted.value).toEqual(half.value);
  });

  test.each(['award', 'decline'])('the Chairman cannot %s while a ground is open', (move) => {
    expect(failing(held(), move, 'chairman')).toContain('notOnHold');
  });

  test('several grounds are lifted one by one, each with its paper', () => {
    const two = walk(held(), ['putOnHold', 'planningLeader']);
    const one = make(two, 'liftHold', 'boardHead').next;
    expect(one.value).toEqual({ road: 'submittedToChairman', hold: 'onHold' });
    expect(make(one, 'liftHold', 'boardHead').next.value).toEqual({
      road: 'submittedToChairman',
      hold: 'clear',
    });
  });

  test('a ground lifted as sustained leaves only the decline', () => {
    const lifted = walk(held(), [
      'liftHold',
      'boardHead',
      { data: { ground: 1, outcome: 'sustained', from: null, until: null } },
    ]);
    expect(failing(lifted, 'award', 'chairman')).toEqual(['noneSustained']);
    expect(stageOf(make(lifted, 'decline', 'chairman').next)).toBe('declined');
  });

  test('a routine inspection is no ground', () => {
    const data = { kind: 'inspection', signsOfViolation: false, since: '2024-10-01' };
    expect(failing(opened(), 'putOnHold', 'boardHead', { data })).toEqual(['groundReal']);
  });

  test('a withdrawal ends the hold in the same entry', () => {
    const withdrawn = make(held(), 'withdraw', 'head');
    expect(withdrawn.next.value).toEqual({ road: 'withdrawn', hold: 'clear' });
    expect(withdrawn.cancelled).toContainEqual({ timer: 'holdReview', stage: 'hold.onHold' });
  });

  test('after the decision an award is revoked, not held', () => {
    expect(failing(walk(opened(), ...toAwarded), 'putOnHold', 'boardHead')).toEqual(['undecided']);
  });
});

describe('one achievement, one award', () => {
  const earlier = { duplicates: [{ file: 'other', award: 'diplomaOfMerit', decision: '5/QĐ-UBND' }] };

  test('a duplicate warns: Home Affairs rules on it before its opinion, and a human decides', () => {
    const appraisal = walk(opened(), ...toAppraisal);
    const doing = { part: 'homeAffairs', facts: facts(earlier) };
    expect(failing(appraisal, 'giveOpinion', 'homeAffairsLeader', doing)).toContain('duplicatesRuled');
    const different = walk(appraisal, [
      'ruleDuplicate',
      'homeAffairsLeader',
      { data: { file: 'other', decision: '5/QĐ-UBND', verdict: 'different' }, facts: facts(earlier) },
    ]);
    expect(
      decide(different, attemptOf('giveOpinion', 'homeAffairsLeader', different, doing)),
    ).not.toHaveProperty('refused');
  });

  test('the Chairman cannot award what another file was awarded for in the meantime', () => {
    const waiting = walk(opened(), ...toChairman);
    expect(failing(waiting, 'award', 'chairman', { facts: facts(earlier) })).toEqual(['notTwice']);
  });
});

describe('separation of duties binds persons', () => {
  test('a leader who filed the dossier does not appraise it, a deputy does', () => {
    const own = opened({ unit: units.unit });
    const filed: FileState = {
      ...own,
      context: { ...own.context, filers: [people.planningLeader.id] },
    };
    const appraisal = walk(filed, ...toAppraisal);
    expect(failing(appraisal, 'giveOpinion', 'planningLeader', { part: 'planning' })).toEqual(['separate']);
  });

  test('acting for someone does not launder: the recording clerk and the signer are both checked', () => {
    const waiting = walk(opened(), ...toChairman);
    const filed: FileState = {
      ...waiting,
      context: { ...waiting.context, filers: [people.recordsClerk.id] },
    };
    const recorded = {
      onBehalfOf: signers['chairman'] ?? null,
      facts: facts({ delegation: { roles: ['chairman'], from: null, until: null } }),
    };
    expect(refusal(waiting, 'award', 'recordsClerk', recorded)).not.toHaveProperty('refused');
    expect(refusal(filed, 'award', 'recordsClerk', recorded)).toMatchObject({ forbidden: true });
  });

  test('the Chairman does not award a file in which the Chairman is named', () => {
    const waiting = walk(opened({ nominee: { kind: 'individual', id: 'chairman', seq: 1 } }), ...toChairman);
    expect(failing(waiting, 'award', 'chairman')).toEqual(['separate']);
  });

  test('a head of another unit is not the head of this one', () => {
    const submitted = walk(opened(), ...toSubmitted);
    expect(refusal(submitted, 'withdraw', 'foreignHead')).toMatchObject({ forbidden: true });
    expect(failing(submitted, 'withdraw', 'foreignHead')).toEqual(['relation']);
  });

  test('a delegation counts between its dates only', () => {
    const submitted = walk(opened(), ...toSubmitted);
    const doing = (until: string) => ({
      onBehalfOf: {
        id: 'head',
        seq: 1,
        unit: units.unit,
        unitName: '',
        basis: 'delegation' as const,
        paper: null,
      },
      facts: facts({ delegation: { roles: ['unitHead'], from: '2024-10-01', until } }),
    });
    expect(failing(submitted, 'withdraw', 'member', doing('2024-10-01'))).toEqual(['delegationInForce']);
    expect(failing(submitted, 'withdraw', 'member', doing('2024-10-02'))).toEqual([]);
  });
});

describe('deadlines', () => {
  test('a supplement keeps the desk clock, and a return drops it', () => {
    const received = walk(opened(), ...toSubmitted, ['receive', 'boardClerk']);
    const asked = make(received, 'requestSupplement', 'boardClerk');
    expect(asked.timers).toEqual([{ timer: 'supplementDue', stage: 'supplement' }]);
    expect(asked.cancelled).toEqual([]);
    const sent = make(asked.next, 'sendSupplement', 'clerk');
    expect(sent.timers).toEqual([]);
    expect(sent.cancelled).toEqual([{ timer: 'supplementDue', stage: 'supplement' }]);
    const late = facts({ overdue: [{ timer: 'supplementDue', stage: 'supplement', days: 1 }] });
    const returned = make(asked.next, 'returnDossier', 'boardHead', { facts: late });
    expect(returned.cancelled).toEqual([
      { timer: 'checkDue', stage: 'received' },
      { timer: 'supplementDue', stage: 'supplement' },
    ]);
  });

  test('an extension keeps the desk clock and sets the unit a new day', () => {
    const asked = walk(
      opened(),
      ...toSubmitted,
      ['receive', 'boardClerk'],
      ['requestSupplement', 'boardClerk'],
    );
    const extended = make(asked, 'extendSupplement', 'boardHead');
    expect(extended.timers).toEqual([{ timer: 'supplementDue', stage: 'supplement' }]);
    expect(extended.cancelled).toEqual([]);
  });

  test('a dossier is not returned for a supplement before its day has passed', () => {
    const asked = walk(
      opened(),
      ...toSubmitted,
      ['receive', 'boardClerk'],
      ['requestSupplement', 'boardClerk'],
    );
    expect(failing(asked, 'returnDossier', 'boardHead')).toEqual(['supplementOverdue']);
  });

  test('a passed deadline moves nothing by itself, except that a returned dossier expires', () => {
    const submitted = walk(opened(), ...toSubmitted);
    const passed = make(submitted, 'receiveDue', 'clock', {
      data: { timer: 'receiveDue', stage: 'submitted', step: 'due' },
    });
    expect(passed.next.value).toEqual(submitted.value);
    expect(contextOf(passed.next).passed).toEqual([{ timer: 'receiveDue', stage: 'submitted', at }]);
    const returned = walk(submitted, ['receive', 'boardClerk'], ['returnDossier', 'boardHead']);
    const expired = make(returned, 'resubmitDue', 'clock', {
      data: { timer: 'resubmitDue', stage: 'returned', step: 'due' },
    });
    expect(expired.next.value).toEqual({ road: 'closed', hold: 'clear' });
    expect(contextOf(expired.next).outcome).toBe('returned');
  });

  test('nobody but the clock lets a deadline pass', () => {
    const submitted = walk(opened(), ...toSubmitted);
    const data = { timer: 'receiveDue', stage: 'submitted', step: 'due' };
    expect(refusal(submitted, 'receiveDue', 'boardHead', { data })).toMatchObject({ forbidden: true });
  });
});

describe('after the decision', () => {
  const awarded = () => walk(opened(), ...toAwarded);

  test('a revocation recovers certificate and money and never rewrites the award', () => {
    const revoked = walk(
      awarded(),
      ['notifyResult', 'boardClerk'],
      ['recordPayment', 'boardClerk'],
      ['proposeRevocation', 'boardHead'],
      ['revoke', 'chairman'],
    );
    expect(failing(revoked, 'close', 'boardClerk')).toEqual(['recoveryComplete']);
    const closed = walk(revoked, ['recordRecovery', 'boardClerk'], ['close', 'boardClerk']);
    expect(contextOf(closed)).toMatchObject({ outcome: 'revoked', decision: { number: '1/QĐ-UBND' } });
  });

  test('no more is recovered than was paid', () => {
    const revoked = walk(awarded(), ['proposeRevocation', 'boardHead'], ['revoke', 'chairman']);
    const data = { certificate: 'back', sum: '1', enforced: false, date: '2025-03-01', receipt: '7' };
    expect(failing(revoked, 'recordRecovery', 'boardClerk', { data })).toEqual(['withinPaid']);
  });

  test.each(['awarded', 'notified', 'closed'] as const)('an award that is kept goes back to %s', (from) => {
    const steps = {
      awarded: [],
      notified: [['notifyResult', 'boardClerk'] as const],
      closed: [['notifyResult', 'boardClerk'] as const, ['close', 'boardClerk'] as const],
    }[from];
    const kept = walk(awarded(), ...steps, ['proposeRevocation', 'boardHead'], ['keepAward', 'chairman']);
    expect(stageOf(kept)).toBe(from);
    expect(contextOf(kept).outcome).toBe('awarded');
  });

  test('a complaint reopens what was declined, with both opinions standing', () => {
    const closed = walk(
      opened(),
      ...toChairman,
      ['decline', 'chairman'],
      ['notifyResult', 'boardClerk'],
      ['close', 'boardClerk'],
    );
    const reopened = make(closed, 'reopen', 'boardHead').next;
    expect(stageOf(reopened)).toBe('consolidation');
    expect(contextOf(reopened).outcome).toBeNull();
  });

  test('ground (d) needs the conclusion of a competent authority itself', () => {
    const data = { ground: 'violationConcluded', evidence: 'b'.repeat(64), conclusion: null, paid: '0' };
    expect(failing(awarded(), 'proposeRevocation', 'boardHead', { data })).toEqual(['revocable']);
  });

  test('a decision signed by order or by authorisation is no decision', () => {
    const waiting = walk(opened(), ...toChairman);
    const award = attemptOf('award', 'chairman', waiting);
    const byOrder = { ...award, data: { ...award.data, capacity: 'byOrder' } };
    expect(failures(why(waiting, byOrder))).toMatchObject([{ rule: 'decider', source: 'L 79(4)' }]);
  });
});

test('a department is offered the opinion once for its own part', () => {
  const appraisal = walk(opened(), ...toAppraisal);
  const offered = moves(appraisal, people.planningLeader, facts(), at)
    .filter(({ type }) => type === 'giveOpinion')
    .map(({ part, allowed }) => ({ part, allowed }));
  expect(offered).toEqual([
    { part: 'planning', allowed: true },
    { part: 'homeAffairs', allowed: false },
  ]);
});
