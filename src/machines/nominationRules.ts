import type { Attempt } from './attempt.js';
import { bearers } from './filers.js';
import { parts, type NominationContext } from './nominationContext.js';
import type { Verdict } from './reason.js';
import { verdict } from './rule.js';
import * as aftermath from './rules/aftermath.js';
import * as appraisal from './rules/appraisal.js';
import * as committee from './rules/committee.js';
import * as criterion from './rules/criterion.js';
import * as decision from './rules/decision.js';
import * as dossier from './rules/dossier.js';
import * as eligibility from './rules/eligibility.js';
import * as hold from './rules/hold.js';
import { movementRunning } from './rules/movementRunning.js';

/** Every rule that the nomination's chart names as a guard. */
export const nominationRules = {
  movementRunning,
  awardLawful: eligibility.awardLawful,
  subjectFits: eligibility.subjectFits,
  competentProposer: eligibility.competentProposer,
  periodSet: eligibility.periodSet,
  assessedBelow: dossier.assessedBelow,
  objectionOpen: dossier.objectionOpen,
  objectionsAnswered: dossier.objectionsAnswered,
  postingOver: dossier.postingOver,
  dossierComplete: dossier.dossierComplete,
  conductDeclared: dossier.conductDeclared,
  namesConfirmed: dossier.namesConfirmed,
  resultsTrue: dossier.resultsTrue,
  milestonesMet: criterion.milestonesMet,
  checklistTicked: dossier.checklistTicked,
  inTime: dossier.inTime,
  supplementRoundLeft: dossier.supplementRoundLeft,
  itemsAnswered: dossier.itemsAnswered,
  supplementOverdue: dossier.supplementOverdue,
  changed: dossier.changed,
  part: appraisal.part,
  opinionIs: appraisal.opinionIs,
  opinionStands: appraisal.opinionStands,
  opinionGrounded: appraisal.opinionGrounded,
  evidenceNamed: criterion.evidenceNamed,
  askOverdue: appraisal.askOverdue,
  duplicatesRuled: appraisal.duplicatesRuled,
  sameOnlyUnfavourable: appraisal.sameOnlyUnfavourable,
  consultationAllowed: appraisal.consultationAllowed,
  consultationOverdue: appraisal.consultationOverdue,
  consultationIs: appraisal.consultationIs,
  bothOpinions: appraisal.bothOpinions,
  consultationDone: appraisal.consultationDone,
  unfavourableQuoted: appraisal.unfavourableQuoted,
  committeeConfigured: committee.committeeConfigured,
  quorum: committee.quorum,
  voteCounted: committee.voteCounted,
  voteDone: committee.voteDone,
  proposalFitsVote: committee.proposalFitsVote,
  ballotNotOpen: committee.ballotNotOpen,
  withinQuota: decision.withinQuota,
  noneSustained: decision.noneSustained,
  proposalClean: decision.proposalClean,
  notOnHold: decision.notOnHold,
  notTwice: decision.notTwice,
  decider: decision.decider,
  prizeConfirmed: decision.prizeConfirmed,
  outcomeIs: aftermath.outcomeIs,
  payerIsDecider: aftermath.payerIsDecider,
  handedOverAndPaid: aftermath.handedOverAndPaid,
  revocable: aftermath.revocable,
  cameFrom: aftermath.cameFrom,
  withinPaid: aftermath.withinPaid,
  recoveryComplete: aftermath.recoveryComplete,
  undecided: hold.undecided,
  groundReal: hold.groundReal,
  groundOpen: hold.groundOpen,
  lastGround: hold.lastGround,
};

/**
 * Separation of duties binds persons, not units: nobody appraises, votes on or decides a file that they filed
 * or are named in, and nobody gives both opinions. It holds for the actor and for whoever the actor acts for.
 */
export function separate(attempt: Attempt, context: NominationContext, part: string | null): Verdict {
  const persons = bearers(attempt);
  const filer = persons.find((id) => context.filers.includes(id));
  const named = persons.find((id) => id === context.nominee.id);
  const otherHalf = part === null ? undefined : persons.find((id) => gaveOther(context, part, id));
  const conflict = filer ? 'filer' : named ? 'nominee' : otherHalf ? 'otherHalf' : null;
  return verdict('separate', conflict === null, {
    source: 'C',
    verified: false,
    values: { conflict, person: filer ?? named ?? otherHalf ?? null },
  });
}
const gaveOther = (context: NominationContext, part: string, id: string): boolean =>
  parts.some((key) => key !== part && context[key].opinion?.by === id);
