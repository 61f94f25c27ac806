import type { Attempt, LegalDate } from './attempt.js';
import { setting } from './rule.js';
import type { AwardKind, SubjectKind } from './movementDefinition.js';
import type { Label } from './fields.js';
import { addDays } from './legalDate.js';
import type { Merit } from './nominationContext.js';

/** What the Law says of one award kind (Law 06/2022/QH15). */
export interface Award {
  readonly label: Label;
  readonly article: string;
  readonly subjects: readonly SubjectKind[];
  /** Titles and forms have different papers (art. 84(1), 84(2)). */
  readonly category: 'title' | 'form';
  /** Why this movement cannot yield it, as a key for the sentence, or null when it can. */
  readonly obstacle: (
    attempt: Attempt,
    nominee: string,
  ) => { readonly why: string; readonly article: string } | null;
}

/** Art. 26: yearly to the leader of a cluster, or at the final review of a thematic movement of three years or more. */
function flagObstacle(attempt: Attempt, nominee: string) {
  const mode = setting(attempt, 'mode');
  const period = setting(attempt, 'period');
  const { stage, leader } = attempt.facts.movement ?? { stage: 'draft', leader: null };
  if (mode === 'yearlyCluster') {
    return leader === nominee ? null : { why: 'onlyClusterLeader', article: 'L 26(1)' };
  }
  if (mode !== 'thematic') return { why: 'onlyThematicOrCluster', article: 'L 26(1), 26(2)' };
  if (!period || !lastsThreeYears(period.from, period.until)) {
    return { why: 'shorterThanThreeYears', article: 'L 26(2)' };
  }
  if (stage !== 'finalReview') return { why: 'onlyAtFinalReview', article: 'L 26(2)' };
  return leader === nominee ? null : { why: 'onlyTheLeader', article: 'L 26(2)' };
}

/** Whether a period, both days inclusive, lasts three years or more. */
export function lastsThreeYears(from: LegalDate, until: LegalDate): boolean {
  const threeYearsOn = `${String(Number(from.slice(0, 4)) + 3)}${from.slice(4)}`;
  return addDays(until, 1) >= threeYearsOn;
}

const yearlyTitle = (article: string) => (attempt: Attempt) =>
  setting(attempt, 'mode') === 'regular' ? null : { why: 'yearlyTitle', article };

export const awards: Readonly<Record<AwardKind, Award>> = {
  diplomaOfMerit: {
    label: { vi: 'Bằng khen của Chủ tịch UBND tỉnh', en: 'Diploma of Merit of the provincial Chairman' },
    article: 'L 74',
    category: 'form',
    subjects: ['individual', 'collective', 'enterprise', 'household'],
    obstacle: () => null,
  },
  certificateOfMerit: {
    label: { vi: 'Giấy khen', en: 'Certificate of Merit' },
    article: 'L 75',
    category: 'form',
    subjects: ['individual', 'collective', 'household'],
    obstacle: () => ({ why: 'decidedByTheHead', article: 'L 80(1)–(4)' }),
  },
  emulationFlag: {
    label: { vi: 'Cờ thi đua của tỉnh', en: 'Emulation Flag of the province' },
    article: 'L 26',
    category: 'title',
    subjects: ['collective'],
    obstacle: flagObstacle,
  },
  excellentLabourCollective: {
    label: { vi: 'Tập thể lao động xuất sắc', en: 'Excellent Labour Collective' },
    article: 'L 27(1)',
    category: 'title',
    subjects: ['collective'],
    obstacle: yearlyTitle('L 27(1)'),
  },
  provincialEmulationFighter: {
    label: { vi: 'Chiến sĩ thi đua cấp tỉnh', en: 'Provincial Emulation Fighter' },
    article: 'L 22(1)',
    category: 'title',
    subjects: ['individual'],
    obstacle: yearlyTitle('L 22(1)'),
  },
};

const certificateMerits: readonly Merit[] = ['unexpectedOutstanding', 'greatContribution', 'initiative'];

/** Papers that a dossier must hold: art. 84(2) for forms, 84(1) for titles. */
function requiredPapers(award: AwardKind, merit: Merit): string[] {
  const certificate =
    awards[award].category === 'form'
      ? certificateMerits.includes(merit)
      : award === 'provincialEmulationFighter';
  return ['statement', 'report', 'minutes', ...(certificate ? ['certificate'] : [])];
}

/** Papers still lacking, those that the move itself brings counted as there. */
export const missingPapers = (
  award: AwardKind,
  merit: Merit,
  there: readonly string[],
  brought: readonly string[],
): string[] =>
  requiredPapers(award, merit).filter((paper) => !there.includes(paper) && !brought.includes(paper));
