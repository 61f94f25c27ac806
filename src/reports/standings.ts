import type { Reading } from '../disbursement/figures.js';
import { filesAt, type FileAt } from '../engine/filesAt.js';
import { date, integer, rate } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import type { Instant, LegalDate } from '../machines/attempt.js';
import type { CommitmentContext } from '../machines/commitmentContext.js';
import { text } from '../machines/data.js';
import type { DifficultyContext } from '../machines/difficultyContext.js';
import { addDays, instantOf } from '../machines/legalDate.js';
import { promisedBy } from '../machines/rules/commitment.js';

/** What stands beside a unit's figures: what it committed to, and what delays it from outside (plan II.4, III.1). */

export interface Standing {
  /** Đồng promised until the end of the day; null: nothing was promised by then. */
  readonly promised: bigint | null;
  /** Accepted causes outside the unit, each by the difficulty's code and its paper. */
  readonly causes: readonly { readonly code: string; readonly number: string }[];
}
export const noStanding: Standing = { promised: null, causes: [] };

/** The last instant of a day in Vietnam, or when it was known, whichever is earlier. */
export function endOf(asOf: LegalDate, knownAt: Instant): Instant {
  const end = new Date(Date.parse(instantOf(addDays(asOf, 1), '00:00')) - 1).toISOString();
  return end < knownAt ? end : knownAt;
}

/** By the id of the unit, as its files stood at the end of a day. Two statements at most. */
export async function standingsOf(
  db: Reading,
  movement: string,
  { asOf, knownAt }: { readonly asOf: LegalDate; readonly knownAt: Instant },
): Promise<ReadonlyMap<string, Standing>> {
  const files = await filesAt(db, movement, ['commitment', 'difficulty'], endOf(asOf, knownAt));
  const standings = new Map<string, Standing>();
  for (const file of files) {
    const unit = text(file.context, 'unit') ?? '';
    standings.set(unit, withFile(standings.get(unit) ?? noStanding, file, asOf));
  }
  return standings;
}

function withFile(standing: Standing, { kind, code, context }: FileAt, asOf: LegalDate): Standing {
  if (kind === 'commitment') {
    const { sent, projects } = context as CommitmentContext;
    const sum = projects.reduce((all, project) => all + promisedBy(project, asOf), 0n);
    return sent === 0 ? standing : { ...standing, promised: (standing.promised ?? 0n) + sum };
  }
  const { externalCause, outcome } = context as DifficultyContext;
  if (externalCause === null || outcome === 'withdrawn') return standing;
  return { ...standing, causes: [...standing.causes, { code, number: externalCause.number }] };
}

/** Đồng promised until the end of a day, by the code of the project. Two statements at most. */
export async function promisedByProject(
  db: Reading,
  movement: string,
  { asOf, knownAt }: { readonly asOf: LegalDate; readonly knownAt: Instant },
): Promise<ReadonlyMap<string, bigint>> {
  const files = await filesAt(db, movement, ['commitment'], endOf(asOf, knownAt));
  const promises = files.flatMap(({ context }) => (context as CommitmentContext).projects);
  const sums = new Map<string, bigint>();
  for (const promise of promises)
    sums.set(promise.project, (sums.get(promise.project) ?? 0n) + promisedBy(promise, asOf));
  return sums;
}

/** `đúng cam kết`, `chậm 12.000 đồng (1,20 %)`: the share is of what was promised, cut as every rate. */
export function againstPromise(promised: bigint | null, disbursed: bigint, language: Language): string {
  if (promised === null) return say({ vi: 'chưa cam kết', en: 'no commitment' }, language);
  const behind = promised - disbursed;
  if (behind <= 0n) return say({ vi: 'đúng cam kết', en: 'on track' }, language);
  const told = `${integer(behind, language)} đồng (${rate(String(behind), String(promised), language) ?? ''})`;
  return say({ vi: `chậm ${told}`, en: `behind by ${told}` }, language);
}

export const causesText = ({ causes }: Standing): string | null =>
  causes.length === 0 ? null : causes.map(({ code, number }) => `${code} (${number})`).join('; ');

/** Until which day a commitment is counted: whole months alone. */
export const promisedUntil = (asOf: LegalDate, language: Language): string => {
  const last = addDays(asOf, 1).endsWith('-01') ? asOf : addDays(`${asOf.slice(0, 7)}-01`, -1);
  return say(
    {
      vi: `Cam kết tính đến hết ${date(last)}`,
      en: `Commitments are counted until the end of ${date(last)}`,
    },
    language,
  );
};
