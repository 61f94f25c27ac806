import { setup } from 'xstate';
import type { Attempt, Desk, Role } from './attempt.js';
import type { Label } from './fields.js';
import { effects, forget, guardsFrom, letter, updatesAs, waitFor } from './chartParts.js';
import type { Letter } from './letters.js';
import { openNomination, type NominationContext } from './nominationContext.js';
import { nominationRules } from './nominationRules.js';
import { updates, type UpdateName } from './nominationUpdates.js';
import { all } from './rule.js';
import { stage, type StageMeta } from './stage.js';

/** Version 1 of the nomination: released charts are never edited, the next version is a file beside it. */

/** Names of the waits; their length comes from the movement. */
export const nominationTimers = [
  'grassrootsDue',
  'receiveDue',
  'checkDue',
  'supplementDue',
  'appraisalDue',
  'consultationDue',
  'consolidateDue',
  'sessionDue',
  'decideDue',
  'notifyDue',
  'handOverDue',
  'resubmitDue',
  'holdReview',
  'recoveryDue',
] as const;
type Timer = (typeof nominationTimers)[number];

const keep = <Name extends UpdateName>(type: Name, params: Record<string, string> = {}) =>
  ({ type, params }) as const;
const wait = (timer: Timer) => waitFor(timer);
/** A desk's clock stops while the unit owes a supplement, goes on afterwards, and is dropped by a return. */
const pauseClock = (name: string) => ({ type: 'keepClock', params: { stage: name } }) as const;
const continueClock = pauseClock;
const dropClock = (name: string) => ({ type: 'dropClock', params: { stage: name } }) as const;

const unit: Role[] = ['unitClerk', 'unitHead'];
const departments: Role[] = ['homeAffairsLeader', 'planningLeader'];

const toClosed = ['closed', '#nomination.hold.clear'] as const;
const toWithdrawn = ['withdrawn', '#nomination.hold.clear'] as const;

const withdraw = {
  target: toWithdrawn,
  guard: all('ballotNotOpen'),
  actions: [keep('end', { outcome: 'withdrawn' }), 'endHolds'],
} as const;
const dropProposal = {
  target: toClosed,
  actions: [keep('end', { outcome: 'notProposed' }), 'endHolds'],
} as const;
const returnDossier = {
  target: 'returned',
  actions: [letter('dossierReturned', ...unit)],
} as const;
const ruleDuplicate = { actions: 'keepRuling' } as const;
const correctDecision = {
  guard: all(['outcomeIs', { outcomes: ['awarded'] }]),
  actions: ['keepCorrection', letter('awardedNotice', ...unit)],
} as const;
const proposeRevocation = (from: string) =>
  ({
    target: 'revocationProposed',
    guard: all('revocable'),
    actions: [keep('keepRevocation', { from })],
  }) as const;
const notified = (name: Letter, ...to: Role[]) =>
  ({ notifyResult: { target: 'notified', actions: [letter(name, ...to)] } }) as const;
const submitRules = [
  'assessedBelow',
  ['dossierComplete', { bringsPapers: true }],
  'conductDeclared',
  'competentProposer',
  'namesConfirmed',
  'notOnHold',
  'resultsTrue',
  'milestonesMet',
  'objectionsAnswered',
  'postingOver',
] as const;

/** One department's region of the appraisal; both have the same shape and take only what is meant for them. */
function appraisalRegion<P extends 'planning' | 'homeAffairs'>(part: P, label: Label, desk: P) {
  const here = `appraisal.${part}`;
  const mine = ['part', { part }] as const;
  const duplicates = part === 'homeAffairs' ? (['duplicatesRuled'] as const) : [];
  const favourableOnly =
    part === 'homeAffairs' ? (['sameOnlyUnfavourable'] as const) : (['evidenceNamed'] as const);
  const favourable = ['opinionIs', { opinion: 'favourable' }] as const;
  const unfavourable = ['opinionIs', { opinion: 'unfavourable' }] as const;
  const opinion = (...more: readonly (readonly ['askOverdue', { part: P }])[]) => [
    {
      target: 'favourable',
      guard: all(mine, favourable, ...duplicates, ...favourableOnly, ...more),
      actions: 'keepOpinion' as const,
    },
    {
      target: 'unfavourable',
      guard: all(mine, unfavourable, 'opinionGrounded', ...duplicates, ...more),
      actions: 'keepOpinion' as const,
    },
  ];
  const officer = { guard: all(mine), actions: 'assignOfficer' as const };
  const named = (vi: string, en: string, at: Desk) => ({
    label: { vi: `${label.vi}: ${vi}`, en: `${label.en}: ${en}` },
    desk: at,
    basis: 'P III.2; L 13(5)(c)',
  });
  return {
    initial: 'begin',
    states: {
      begin: {
        always: [
          { target: 'favourable', guard: all(['opinionStands', { part, favourable: true }]) },
          { target: 'unfavourable', guard: all(['opinionStands', { part, favourable: false }]) },
          { target: 'waiting' },
        ],
      },
      waiting: {
        meta: named('chờ ý kiến', 'waiting for the opinion', desk),
        after: wait('appraisalDue'),
        exit: forget(`${here}.waiting`),
        on: {
          assignOfficer: officer,
          askUnit: {
            target: 'supplementAsked',
            guard: all(mine),
            actions: [
              'keepQuestion' as const,
              pauseClock(`${here}.waiting`),
              letter('supplementAsked', ...unit),
            ],
          },
          giveOpinion: opinion(),
        },
      },
      supplementAsked: {
        meta: named('chờ đơn vị giải trình', 'waiting for the unit', 'unit'),
        after: wait('supplementDue'),
        exit: [forget(`${here}.supplementAsked`), dropClock(`${here}.waiting`)],
        on: {
          assignOfficer: officer,
          answerUnit: {
            target: 'waiting',
            guard: all(mine, 'itemsAnswered'),
            actions: ['endQuestion' as const, continueClock(`${here}.waiting`)],
          },
          giveOpinion: opinion(['askOverdue', { part }]),
        },
      },
      favourable: {
        type: 'final',
        meta: named('thống nhất', 'favourable', desk),
        on: { reviseOpinion: opinion() },
      },
      unfavourable: {
        type: 'final',
        meta: named('không thống nhất', 'unfavourable', desk),
        on: { reviseOpinion: opinion() },
      },
    },
  } as const;
}

const revisions = (['planning', 'homeAffairs'] as const).flatMap((part) => {
  const mine = ['part', { part }] as const;
  const duplicates = part === 'homeAffairs' ? (['duplicatesRuled'] as const) : [];
  const favourableOnly = part === 'homeAffairs' ? (['sameOnlyUnfavourable'] as const) : [];
  return [
    {
      guard: all(mine, ['opinionIs', { opinion: 'favourable' }], ...duplicates, ...favourableOnly),
      actions: 'keepOpinion' as const,
    },
    {
      guard: all(mine, ['opinionIs', { opinion: 'unfavourable' }], 'opinionGrounded', ...duplicates),
      actions: 'keepOpinion' as const,
    },
  ];
});

export const nomination = setup({
  types: {
    context: {} as NominationContext,
    events: {} as Attempt,
    input: {} as Attempt,
    meta: {} as StageMeta,
  },
  guards: guardsFrom(nominationRules),
  actions: {
    ...updatesAs<NominationContext, UpdateName>(updates),
    ...effects,
    keepClock: (_, _params: { readonly stage: string }) => undefined,
    dropClock: (_, _params: { readonly stage: string }) => undefined,
  },
  delays: Object.fromEntries(nominationTimers.map((timer) => [timer, 1])) as Record<Timer, number>,
}).createMachine({
  id: 'nomination',
  type: 'parallel',
  context: ({ input }) => openNomination(input),
  on: {
    comment: { actions: 'journalOnly' },
    attach: { actions: 'journalOnly' },
    remind: { actions: 'journalOnly' },
  },
  states: {
    road: {
      initial: 'draft',
      states: {
        draft: {
          meta: stage('Dự thảo', 'Draft', 'unit', 'P I.2'),
          tags: ['start'],
          on: {
            editDraft: { actions: 'replaceProposal' },
            startGrassroots: {
              target: 'grassroots',
              guard: all('awardLawful', 'subjectFits', 'competentProposer', 'periodSet'),
              actions: 'beginAssessment',
            },
            dropProposal,
          },
        },
        grassroots: {
          meta: stage('Bình xét tại cơ sở', 'Grassroots assessment', 'unit', 'P I.2; L 84(2)(c)'),
          after: wait('grassrootsDue'),
          exit: forget('grassroots'),
          on: {
            recordSession: { actions: 'keepSession' },
            postPublicly: { actions: 'keepPosting' },
            recordObjection: { actions: 'keepObjection' },
            answerObjection: { guard: all('objectionOpen'), actions: 'keepAnswerToObjection' },
            submit: { target: 'submitted', guard: all(...submitRules), actions: 'keepDossier' },
            dropProposal,
          },
        },
        submitted: {
          meta: stage('Đã trình, chờ tiếp nhận', 'Submitted', 'board', 'P III.2'),
          after: wait('receiveDue'),
          exit: forget('submitted'),
          on: {
            recall: { target: 'grassroots' },
            receive: { target: 'received', actions: ['keepReceipt', letter('dossierReceived', ...unit)] },
            withdraw,
          },
        },
        received: {
          meta: stage(
            'Đã tiếp nhận, kiểm tra thành phần hồ sơ',
            'Received, completeness check',
            'board',
            'L 84(2)',
          ),
          after: wait('checkDue'),
          exit: forget('received'),
          on: {
            acceptComplete: {
              target: 'appraisal',
              guard: all('checklistTicked', 'dossierComplete', 'awardLawful', 'inTime'),
              actions: ['beginAppraisal', letter('appraisalWaiting', ...departments)],
            },
            requestSupplement: {
              target: 'supplement',
              guard: all('supplementRoundLeft'),
              actions: ['keepSupplement', pauseClock('received'), letter('supplementAsked', ...unit)],
            },
            returnDossier,
            withdraw,
          },
        },
        supplement: {
          meta: stage('Chờ đơn vị bổ sung', 'Supplement requested', 'unit', 'L 84(2)'),
          after: wait('supplementDue'),
          exit: [forget('supplement'), dropClock('received')],
          on: {
            sendSupplement: {
              target: 'received',
              guard: all('itemsAnswered'),
              actions: ['endSupplement', continueClock('received')],
            },
            extendSupplement: {
              target: 'supplement',
              reenter: true,
              actions: ['extendSupplement', pauseClock('received'), letter('supplementAsked', ...unit)],
            },
            returnDossier: {
              ...returnDossier,
              guard: all(['supplementOverdue', { stages: ['supplement'] }]),
            },
            withdraw,
          },
        },
        appraisal: {
          meta: stage('Đang thẩm định', 'Appraisal', 'planning', 'P III.2; L 13(5)(c)'),
          type: 'parallel',
          onDone: 'consolidation',
          on: {
            returnDossier: {
              ...returnDossier,
              guard: all([
                'supplementOverdue',
                { stages: ['appraisal.planning.supplementAsked', 'appraisal.homeAffairs.supplementAsked'] },
              ]),
            },
            ruleDuplicate,
            withdraw,
          },
          states: {
            planning: appraisalRegion(
              'planning',
              { vi: 'Thẩm định kết quả', en: 'Verification of results' },
              'planning',
            ),
            homeAffairs: appraisalRegion(
              'homeAffairs',
              { vi: 'Thẩm định điều kiện, tiêu chuẩn', en: 'Verification of eligibility' },
              'homeAffairs',
            ),
            consultation: {
              initial: 'begin',
              states: {
                begin: {
                  always: [
                    { target: 'asked', guard: all(['consultationIs', { state: 'asked' }]) },
                    { target: 'answered', guard: all(['consultationIs', { state: 'answered' }]) },
                    { target: 'lapsed', guard: all(['consultationIs', { state: 'lapsed' }]) },
                    { target: 'notNeeded' },
                  ],
                },
                notNeeded: {
                  type: 'final',
                  meta: stage('Không lấy ý kiến', 'No consultation', null, 'L 84(3)'),
                  on: {
                    askConsultation: {
                      target: 'asked',
                      guard: all('consultationAllowed'),
                      actions: 'askConsultation',
                    },
                  },
                },
                asked: {
                  meta: stage('Đang lấy ý kiến', 'Consultation asked', 'board', 'L 84(3)'),
                  after: wait('consultationDue'),
                  exit: forget('appraisal.consultation.asked'),
                  on: {
                    recordAnswer: {
                      target: 'answered',
                      actions: keep('keepConsultation', { state: 'answered' }),
                    },
                    lapse: {
                      target: 'lapsed',
                      guard: all('consultationOverdue'),
                      actions: keep('keepConsultation', { state: 'lapsed' }),
                    },
                  },
                },
                answered: {
                  type: 'final',
                  meta: stage('Đã có trả lời', 'Consultation answered', null, 'L 84(3)'),
                },
                lapsed: {
                  type: 'final',
                  meta: stage('Hết hạn không trả lời', 'Consultation lapsed', null, 'L 84(3)'),
                },
              },
            },
          },
        },
        consolidation: {
          meta: stage('Tổng hợp, dự thảo trình', 'Consolidation and drafting', 'board', 'L 13(5)(c)'),
          after: wait('consolidateDue'),
          exit: forget('consolidation'),
          on: {
            reviseOpinion: revisions,
            ruleDuplicate,
            askConsultation: {
              target: 'appraisal',
              guard: all('consultationAllowed'),
              actions: 'askConsultation',
            },
            askReappraisal: { target: 'appraisal', actions: 'askAgain' },
            putToCommittee: {
              target: 'committee',
              guard: all('committeeConfigured', 'bothOpinions', 'consultationDone', 'notOnHold'),
              actions: 'keepAgenda',
            },
            submitToChairman: {
              target: 'submittedToChairman',
              guard: all(
                'bothOpinions',
                'consultationDone',
                'voteDone',
                'proposalFitsVote',
                'proposalClean',
                'unfavourableQuoted',
                'withinQuota',
                'notOnHold',
                'namesConfirmed',
              ),
              actions: ['keepSubmission', letter('submissionWaiting', 'recordsClerk')],
            },
            returnDossier,
            withdraw,
          },
        },
        committee: {
          meta: stage('Hội đồng TĐKT xem xét', 'Committee', 'committee', 'L 90(4)'),
          after: wait('sessionDue'),
          exit: forget('committee'),
          on: {
            recordVote: {
              target: 'consolidation',
              guard: all('quorum', 'voteCounted', 'notOnHold'),
              actions: 'keepVote',
            },
            takeOffAgenda: { target: 'consolidation', actions: 'leaveAgenda' },
            withdraw,
          },
        },
        submittedToChairman: {
          meta: stage('Đã trình Chủ tịch UBND tỉnh', 'With the Chairman', 'chairman', 'L 79(4)'),
          after: wait('decideDue'),
          exit: forget('submittedToChairman'),
          on: {
            award: {
              target: 'awarded',
              guard: all(
                'decider',
                'notOnHold',
                'noneSustained',
                'notTwice',
                'awardLawful',
                'prizeConfirmed',
              ),
              actions: 'keepAward',
            },
            decline: {
              target: 'declined',
              guard: all('decider', 'notOnHold'),
              actions: keep('end', { outcome: 'declined' }),
            },
            returnForReview: { target: 'consolidation', actions: 'leaveSubmission' },
            recallSubmission: { target: 'consolidation', actions: 'leaveSubmission' },
            withdraw,
          },
        },
        awarded: {
          meta: stage('Đã có quyết định khen thưởng', 'Awarded', 'board', 'L 79(4)'),
          after: wait('notifyDue'),
          exit: forget('awarded'),
          on: {
            ...notified('awardedNotice', ...unit, ...departments),
            correctDecision,
            proposeRevocation: proposeRevocation('awarded'),
          },
        },
        declined: {
          meta: stage('Không khen thưởng', 'Declined', 'board', 'L 79(4)'),
          after: wait('notifyDue'),
          exit: forget('declined'),
          on: notified('declinedNotice', ...unit),
        },
        withdrawn: {
          meta: stage('Đã rút đề nghị', 'Withdrawn', 'board', 'L 5(2)(a)'),
          after: wait('notifyDue'),
          exit: forget('withdrawn'),
          on: notified('withdrawnNotice', ...unit, ...departments),
        },
        returned: {
          meta: stage('Trả hồ sơ', 'Returned', 'unit', 'L 13(5)(c)'),
          // The one wait that moves by itself: the return letter was the notice.
          after: {
            resubmitDue: {
              target: toClosed,
              actions: [keep('end', { outcome: 'returned' }), 'endHolds'],
            },
          },
          on: {
            resubmit: [
              { target: 'draft', guard: all(['changed', { what: 'proposal' }]), actions: 'beginRound' },
              { target: 'grassroots', guard: all(['changed', { what: 'minutes' }]), actions: 'beginRound' },
              {
                target: 'submitted',
                guard: all(['changed', { what: 'papers' }], ...submitRules),
                actions: ['beginRound', 'keepDossier'],
              },
            ],
            letGo: { target: toClosed, actions: [keep('end', { outcome: 'returned' }), 'endHolds'] },
          },
        },
        notified: {
          meta: stage('Đã thông báo kết quả', 'Notified', 'board', 'L 5(2)(a), 82(1)'),
          after: wait('handOverDue'),
          exit: forget('notified'),
          on: {
            correctDecision,
            handOver: { guard: all(['outcomeIs', { outcomes: ['awarded'] }]), actions: 'keepHandOver' },
            recordPayment: {
              guard: all(['outcomeIs', { outcomes: ['awarded'] }], 'payerIsDecider'),
              actions: 'keepPayment',
            },
            close: { target: 'closed', guard: all('handedOverAndPaid') },
            proposeRevocation: proposeRevocation('notified'),
          },
        },
        revocationProposed: {
          meta: stage('Đề nghị hủy bỏ quyết định', 'Revocation proposed', 'chairman', 'L 93(2), 93(8)'),
          after: wait('decideDue'),
          exit: forget('revocationProposed'),
          on: {
            revoke: {
              target: 'revoked',
              guard: all('decider'),
              actions: [keep('end', { outcome: 'revoked' }), letter('revokedNotice', ...unit)],
            },
            keepAward: (['awarded', 'notified', 'closed'] as const).map((from) => ({
              target: from,
              guard: all(['cameFrom', { stage: from }]),
              actions: 'dropRevocation' as const,
            })),
          },
        },
        revoked: {
          meta: stage(
            'Đã hủy bỏ quyết định, đang thu hồi',
            'Revoked, recovery under way',
            'board',
            'L 93(2), 93(9)',
          ),
          after: wait('recoveryDue'),
          exit: forget('revoked'),
          on: {
            recordRecovery: { guard: all('withinPaid'), actions: 'keepRecovery' },
            close: { target: 'closed', guard: all('recoveryComplete') },
          },
        },
        closed: {
          meta: stage('Lưu hồ sơ', 'Closed', null, 'L 84(6)'),
          tags: ['ended'],
          on: {
            correctDecision,
            proposeRevocation: proposeRevocation('closed'),
            reopen: [
              {
                target: 'consolidation',
                guard: all(['outcomeIs', { outcomes: ['declined', 'returned'] }], 'bothOpinions'),
                actions: keep('end'),
              },
              {
                target: 'received',
                guard: all(['outcomeIs', { outcomes: ['declined', 'returned'] }]),
                actions: keep('end'),
              },
            ],
          },
        },
      },
    },
    hold: {
      initial: 'clear',
      states: {
        clear: {
          meta: stage('Không tạm dừng', 'Not on hold', null, 'S: NĐ 98 Điều 4(4)'),
          on: {
            putOnHold: {
              target: 'onHold',
              guard: all('undecided', 'groundReal'),
              actions: ['putHold', letter('holdPut', ...unit, ...departments)],
            },
          },
        },
        onHold: {
          meta: stage('Đang tạm dừng xét', 'On hold', 'board', 'S: NĐ 98 Điều 4(4)'),
          after: { holdReview: { target: 'onHold', reenter: true, actions: 'journalOnly' } },
          on: {
            putOnHold: {
              guard: all('undecided', 'groundReal'),
              actions: ['putHold', letter('holdPut', ...unit, ...departments)],
            },
            liftHold: [
              {
                target: 'clear',
                guard: all('groundOpen', 'lastGround'),
                actions: ['liftHold', letter('holdLifted', ...unit, ...departments)],
              },
              { guard: all('groundOpen'), actions: 'liftHold' },
            ],
          },
        },
      },
    },
  },
});
