import { date, money, rate } from '../language/format.js';
import { choice } from '../language/labels.js';
import { say, type Language, type Names } from '../language/language.js';
import type { JsonObject } from '../machines/attempt.js';
import type { CommitmentContext } from '../machines/commitmentContext.js';
import { groups, text, texts } from '../machines/data.js';
import type { MovementDefinition } from '../machines/movementDefinition.js';
import type { NominationContext } from '../machines/nominationContext.js';
import { commitmentText } from './commitmentText.js';
import type { ListedFile } from '../views/listedFile.js';

/** What a file itself says, where that is not told by its history. */
export function contentText(
  { kind, context }: Pick<ListedFile, 'kind' | 'context'>,
  definition: MovementDefinition | null,
  language: Language,
  names: Names,
): string[] {
  if (kind === 'commitment')
    return commitmentText(context as CommitmentContext, definition?.milestones ?? [], language);
  if (kind === 'nomination') return claimLines(context as NominationContext, language);
  return kind === 'unit'
    ? [...endLines(context, language, names), ...followerLines(context, language, names)]
    : [];
}

/** What the nomination claims, figure by figure, and what proves the rest (plan II.1–II.6). */
function claimLines({ claims, evidence }: NominationContext, language: Language): string[] {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const figures = claims.map(({ key, basis, asOf, disbursed, plan }) => {
    const [sum, of] = [disbursed, plan].map((amount) => money(amount, language));
    const share = rate(disbursed, plan, language) ?? '–';
    return `${word('Kê khai', 'Claims')} ${key} (${date(asOf)}): ${sum} ${word('trên', 'of')} ${of} (${share}), ${choice(basis, language)}`;
  });
  const proofs = evidence.map(({ content, text: told, achieved, estimate }) => {
    const amounts = [achieved, estimate].flatMap((amount) =>
      amount === null ? [] : [money(amount, language)],
    );
    const measured =
      amounts.length === 0 ? '' : ` (${amounts.join(word(' trên dự toán ', ' of an estimate of '))})`;
    return `${word('Minh chứng', 'Evidence')} ${content}: ${told}${measured}`;
  });
  return [...figures, ...proofs];
}

function endLines(unit: JsonObject, language: Language, names: Names): string[] {
  const [until, kind] = [text(unit, 'until'), text(unit, 'succession')];
  if (until === null || kind === null) return [];
  const heirs = texts(unit, 'successors').map(names).join('; ');
  const from = say({ vi: 'từ', en: 'from' }, language);
  return [
    `${choice(kind, language)} ${from} ${date(until)}${heirs && ` → ${heirs}`}, ${text(unit, 'basis') ?? ''}`,
  ];
}

const followerLines = (unit: JsonObject, language: Language, names: Names): string[] =>
  groups(unit, 'followers').map((one) => {
    const until = text(one, 'until');
    const days = `${date(text(one, 'from') ?? '')} – ${until === null ? '…' : date(until)}`;
    const followed = say({ vi: 'theo dõi dự án', en: 'follows the project' }, language);
    return `${names(text(one, 'person') ?? '')} ${followed} ${text(one, 'project') ?? ''} (${days})`;
  });
