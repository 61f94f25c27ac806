import type { Actor, Attempt, JsonObject, OnBehalfOf, Role } from '../../src/machines/attempt.js';
import { decide, open } from '../../src/machines/decide.js';
import { noFacts, type CommitmentFact, type Facts } from '../../src/machines/facts.js';
import type { MovementRules } from '../../src/machines/movementDefinition.js';
import type { NominationContext } from '../../src/machines/nominationContext.js';
import type { FileState, Moved } from '../../src/machines/state.js';

/** The 2024 sprint as its rules read it, and the people of the province: enough to decide anything by hand. */

export const units = {
  unit: 'district-la-gi',
  board: 'board',
  planning: 'planning',
  homeAffairs: 'home-affairs',
  committee: 'committee',
  chairman: 'peoples-committee',
};

const actor = (id: string, unit: string, ...roles: Role[]): Actor => ({
  id,
  seq: 1,
  roles,
  unit,
  unitName: unit,
});

export const people = {
  clerk: actor('clerk', units.unit, 'unitClerk'),
  head: actor('head', units.unit, 'unitHead'),
  foreignHead: actor('foreign-head', 'district-tuy-phong', 'unitHead'),
  boardClerk: actor('board-clerk', units.board, 'boardClerk'),
  boardHead: actor('board-head', units.board, 'boardHead'),
  planningOfficer: actor('planning-officer', units.planning, 'planningOfficer'),
  planningLeader: actor('planning-leader', units.planning, 'planningLeader'),
  homeAffairsOfficer: actor('home-officer', units.homeAffairs, 'homeAffairsOfficer'),
  homeAffairsLeader: actor('home-leader', units.homeAffairs, 'homeAffairsLeader'),
  secretary: actor('secretary', units.committee, 'committeeSecretary'),
  member: actor('member', units.committee, 'committeeMember'),
  chairman: actor('chairman', units.chairman, 'chairman'),
  recordsClerk: actor('records-clerk', units.chairman, 'recordsClerk'),
  auditor: actor('auditor', units.chairman, 'auditor'),
  administrator: actor('administrator', units.chairman, 'administrator'),
  nominee: actor('nominee', units.unit, 'unitClerk'),
  clock: { id: 'clock', seq: null, roles: ['clock'], unit: null, unitName: null } satisfies Actor,
};
export type Who = keyof typeof people;

const given = <T>(value: T) => ({ value, source: 'test', verified: true });
export const sprintRules: MovementRules = {
  awards: given(['diplomaOfMerit']),
  subjects: given(['individual', 'collective']),
  mode: given('thematic'),
  period: given({ from: '2024-07-01', until: '2025-01-31' }),
  criteria: given(['II.1', 'II.4']),
  dossierDeadline: given('2025-03-31'),
  receivingDesk: given('board'),
  grassrootsQuorum: given({ numerator: 2, denominator: 3 }),
  publicPosting: given({ required: false, workingDays: 0 }),
  consultation: given({ allowed: true }),
  committee: given({
    use: 'optional',
    quorum: { numerator: 2, denominator: 3 },
    threshold: { numerator: 1, denominator: 2, comparator: 'exceeds' },
    denominator: 'presentMembers',
    ballot: 'open',
    tieRule: 'notPassed',
    recusedCounts: false,
    absenteesInWriting: false,
    awardDespiteVote: true,
  }),
  supplementRounds: given(2),
  quota: given(null),
  belowMilestone: given('warn'),
};

/** Before 20/7/2024, three milestones, checked by both departments (plan II.1, III.1). */
export const commitmentTerms: CommitmentFact = {
  before: '2024-07-20',
  checked: true,
  owed: true,
  due: null,
  file: null,
  milestones: [
    { key: 'M1', on: '2024-09-30', rate: { numerator: 60, denominator: 100 }, comparator: 'reaches' },
    { key: 'M2', on: '2024-12-31', rate: { numerator: 90, denominator: 100 }, comparator: 'reaches' },
    { key: 'M3', on: '2025-01-31', rate: { numerator: 95, denominator: 100 }, comparator: 'exceeds' },
  ],
  unknownProjects: [],
};

/** Everything gathered and nothing against: what single facts are changed from. */
export const facts = (changed: Partial<Facts> = {}, rules: Partial<MovementRules> = {}): Facts => ({
  ...noFacts,
  movement: {
    id: 'sprint',
    version: 1,
    stage: 'launched',
    leader: null,
    rules: { ...sprintRules, ...rules },
  },
  desks: units,
  proposer: { unit: units.unit, kind: 'district', head: 'head', managesNominee: true, endedOn: null },
  overdue: [],
  ballotOpen: false,
  legalRegime: { code: 'ND98-TT01', transition: 'stays', source: 'test', verified: false },
  dossierMissing: [],
  disbursement: [],
  holdGrounds: [],
  duplicates: [],
  commitment: commitmentTerms,
  ...changed,
});

export const at = '2024-10-02T01:00:00.000Z';
export const sha = 'a'.repeat(64);
export const numbered = { number: '12/TTr', date: '2024-10-02' };
export const scanned = { ...numbered, sha256: sha };

export const proposal: JsonObject = {
  nominee: { kind: 'individual', id: 'nominee', seq: 1 },
  award: 'diplomaOfMerit',
  criterion: 'II.1',
  merit: 'movementResult',
  claims: [],
  achievementPeriod: { from: '2024-07-20', until: '2025-01-31' },
  posthumous: null,
};
const dossier: JsonObject = {
  statement: numbered,
  signer: 'head',
  papers: [
    { paper: 'report', sha256: sha },
    { paper: 'minutes', sha256: sha },
  ],
  declarations: { truth: true, conduct: true, unity: true },
  printedName: 1,
};
const decision = { number: '1/QĐ-UBND', date: '2024-12-20', capacity: 'chairman' };
const opinion = { ground: null, number: '9/SKHĐT', date: '2024-10-09', figures: [], evidence: [] };
const session: JsonObject = {
  date: '2024-09-30',
  present: 10,
  total: 12,
  method: 'open',
  for: 9,
  against: 1,
  blank: 0,
  chair: 'head',
  secretary: 'clerk',
  minutes: scanned,
};

/** Good data for a move, one or more ways to make it, chosen for where the file stands. */
export function dataFor(type: string, part: string | null, context: NominationContext): JsonObject[] {
  const asked = part === 'homeAffairs' ? context.homeAffairs.asked : context.planning.asked;
  const items = (part === null ? (context.supplement?.items ?? []) : (asked?.items ?? [])).map((item) => ({
    item,
    paper: null,
    sha256: sha,
    explanation: null,
  }));
  const ground = context.holds.find(({ lifted }) => lifted === null)?.key ?? 1;
  const objection = context.assessment?.objections.find(({ answered }) => !answered)?.key ?? 1;
  const question = { items: [{ item: 'Báo cáo thành tích', why: 'Chưa ký' }], due: null };
  const known: Record<string, JsonObject[]> = {
    comment: [{ text: 'Đã xem' }],
    attach: [{ title: 'Ảnh', sha256: sha }],
    editDraft: [proposal],
    startGrassroots: [{ date: '2024-09-30', place: 'Hội trường', called: 12, due: null }],
    recordSession: [session],
    postPublicly: [{ place: 'Bảng tin', from: '2024-09-20', until: '2024-09-26' }],
    recordObjection: [{ text: 'Chưa rõ số liệu' }],
    answerObjection: [{ objection, answer: 'Đã đối chiếu' }],
    submit: [dossier],
    receive: [{ receivedAt: at, channel: 'inPerson', sets: 1, number: '12' }],
    acceptComplete: [
      { checklist: { statement: true, report: true, minutes: true, signatures: true, names: true } },
    ],
    requestSupplement: [question],
    returnDossier: [{ ground: 'wrongAward', basis: 'Luật TĐKT' }],
    sendSupplement: [{ items }],
    extendSupplement: [{ due: '2024-10-30' }],
    assignOfficer: [{ part, officer: 'planning-officer' }],
    askUnit: [{ part, ...question }],
    answerUnit: [{ part, items }],
    giveOpinion: [
      { part, opinion: 'favourable', ...opinion },
      { part, opinion: 'unfavourable', ...opinion, ground: 'Số liệu chưa khớp' },
    ],
    reviseOpinion: [
      { part, opinion: 'favourable', ...opinion },
      { part, opinion: 'unfavourable', ...opinion, ground: 'Số liệu chưa khớp' },
    ],
    askConsultation: [{ bodies: ['Kho bạc Nhà nước tỉnh'], question: 'Số liệu', due: null }],
    recordAnswer: [{ paper: scanned, answer: 'Đúng' }],
    lapse: [{ note: 'Không trả lời' }],
    ruleDuplicate: [
      { file: 'other', decision: '5/QĐ-UBND', verdict: 'different' },
      { file: 'other', decision: '5/QĐ-UBND', verdict: 'same' },
    ],
    askReappraisal: [
      { part: 'planning', question: 'Số liệu quý IV' },
      { part: 'homeAffairs', question: 'Kỷ luật' },
    ],
    putToCommittee: [{ session: 'HĐ-2024-11', date: '2024-11-20', order: 1 }],
    recordVote: [
      { ...ballots(9, 0), result: 'passed' },
      { ...ballots(0, 9), result: 'notPassed' },
      { ...ballots(4, 4), result: 'tie' },
    ],
    submitToChairman: (['award', 'decline'] as const).map((wanted) => ({
      statement: numbered,
      proposal: wanted,
      list: 'DS-01',
      draftDecision: sha,
      notes: { planning: 'Ban thống nhất với Sở', homeAffairs: 'Ban thống nhất với Sở' },
    })),
    award: [
      {
        ...decision,
        sha256: sha,
        achievementPeriod: { from: '2024-07-20', until: '2025-01-31' },
        prize: '3510000',
        prizeConfirmed: true,
      },
    ],
    decline: [{ ...decision, ground: 'belowStandard' }],
    returnForReview: [{ question: 'Làm rõ số liệu' }],
    notifyResult: [{ date: '2024-12-21', copies: 3 }],
    resubmit: ['proposal', 'minutes', 'papers'].map((changed) => ({ changed, ...dossier })),
    withdraw: [{ nomineeTold: true }],
    correctDecision: [{ field: 'name', printed: 1, right: 2, paper: numbered }],
    handOver: [{ date: '2024-12-25', to: 'nominee', occasion: 'Hội nghị tổng kết' }],
    recordPayment: [{ amount: '3510000', date: '2024-12-26', payer: units.chairman }],
    close: [{ archive: 'LT-01' }],
    proposeRevocation: [{ ground: 'falseInformation', evidence: sha, conclusion: null, paid: context.paid }],
    revoke: [decision],
    recordRecovery: [
      {
        certificate: 'back',
        sum: (BigInt(context.paid) - BigInt(context.recovery.sum)).toString(),
        enforced: false,
        date: '2025-03-01',
        receipt: '7',
      },
    ],
    reopen: [{ paper: numbered }],
    putOnHold: [{ kind: 'inspection', signsOfViolation: true, paper: numbered, since: '2024-10-01' }],
    liftHold: (['cleared', 'sustained', 'disciplined'] as const).map((outcome) => ({
      ground,
      outcome,
      from: null,
      until: null,
      paper: numbered,
    })),
  };
  return known[type] ?? [{}];
}
export const ballots = (yes: number, no: number): JsonObject => ({
  members: 13,
  present: 9,
  written: 0,
  recused: 0,
  for: yes,
  against: no,
  blank: 9 - yes - no,
  chairFor: null,
  minutes: scanned,
});

/** Who signs, when a clerk records the move from a paper. */
export const signers: Readonly<Record<string, OnBehalfOf>> = Object.fromEntries(
  (['planningLeader', 'homeAffairsLeader', 'boardHead', 'chairman'] as const).map((who) => [
    who,
    {
      id: people[who].id,
      seq: 1,
      unit: people[who].unit ?? '',
      unitName: people[who].unitName ?? '',
      basis: 'signedPaper',
      paper: { number: '1', date: '2024-10-09', sha256: sha },
    },
  ]),
);

export interface Doing {
  readonly data?: JsonObject;
  readonly reason?: string | null;
  readonly facts?: Facts;
  readonly part?: string;
  readonly onBehalfOf?: OnBehalfOf | null;
  readonly at?: string;
}
export const attemptOf = (type: string, who: Who, state: FileState | null, doing: Doing = {}): Attempt => ({
  type,
  data:
    doing.data ??
    (state ? (dataFor(type, doing.part ?? null, state.context as NominationContext)[0] ?? {}) : {}),
  reason: doing.reason === undefined ? 'Theo đề nghị' : doing.reason,
  actor: people[who],
  onBehalfOf: doing.onBehalfOf ?? null,
  facts: doing.facts ?? facts(),
  at: doing.at ?? at,
});

export function opened(changed: JsonObject = {}, who: Who = 'clerk'): FileState {
  const data = { movement: 'sprint', unit: units.unit, ...proposal, ...changed };
  const decision = open('nomination', { ...attemptOf('open', who, null), data });
  if ('refused' in decision) throw new Error(JSON.stringify(decision.refused));
  return decision.next;
}

export function make(state: FileState, type: string, who: Who, doing: Doing = {}): Moved {
  const decision = decide(state, attemptOf(type, who, state, doing));
  if ('refused' in decision) throw new Error(`${type}: ${JSON.stringify(decision.refused)}`);
  return decision;
}

/** A move of the road: key, who, and what is special about it. */
export type Step = readonly [string, Who, Doing?];
export const walk = (state: FileState, ...steps: readonly Step[]): FileState =>
  steps.reduce((before, [type, who, doing]) => make(before, type, who, doing).next, state);

export const toSubmitted: Step[] = [
  ['startGrassroots', 'clerk'],
  ['recordSession', 'clerk'],
  ['submit', 'head'],
];
export const toAppraisal: Step[] = [
  ...toSubmitted,
  ['receive', 'boardClerk'],
  ['acceptComplete', 'boardClerk'],
];
export const toConsolidation: Step[] = [
  ...toAppraisal,
  ['giveOpinion', 'planningLeader', { part: 'planning' }],
  ['giveOpinion', 'homeAffairsLeader', { part: 'homeAffairs' }],
];
export const toChairman: Step[] = [...toConsolidation, ['submitToChairman', 'boardHead']];
export const toAwarded: Step[] = [...toChairman, ['award', 'chairman']];
export const contextOf = (state: FileState): NominationContext => state.context as NominationContext;
