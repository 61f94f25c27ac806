import { date, integer, rate } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import type { LegalDate } from '../machines/attempt.js';
import type { Label } from '../machines/fields.js';
import type { Milestone } from '../machines/movementDefinition.js';

/**
 * How a unit or the province comes along, as a picture: disbursed sums against its milestones and against what it
 * committed to. Colours are attributes, which a style sheet may overrule; the words are for those who do not see it.
 */

export interface Progress {
  readonly title: string;
  /** By the basis of the milestones, in đồng; 0: nothing can be drawn but the dates. */
  readonly plan: bigint;
  /** Sums since the start of the year, the earliest day first. `confirmed`: by the Treasury, for that very day. */
  readonly disbursed: readonly (Sum & {
    /** Of this, what those disbursed who committed to something. */
    readonly ofPromisers: bigint;
    readonly plan: bigint;
    readonly confirmed: boolean;
  })[];
  /** Sums that the commitment promises, the earliest day first; none: nothing was promised. */
  readonly committed: readonly Sum[];
  /** In their order. */
  readonly milestones: readonly Milestone[];
}
export interface Sum {
  readonly on: LegalDate;
  /** In đồng. */
  readonly amount: bigint;
}

const width = 720;
const height = 360;
const frame = { left: 56, right: 44, top: 44, bottom: 76 };
const colours = { disbursed: '#2867b2', committed: '#c2760c', milestone: '#2d8a5f', grid: '#8595a5' };

const words = {
  disbursed: { vi: 'Đã giải ngân', en: 'Disbursed' },
  estimate: { vi: 'ước, chưa có số Kho bạc', en: 'estimate, not confirmed by the Treasury' },
  committed: { vi: 'Cam kết', en: 'Committed' },
  milestone: { vi: 'Mốc', en: 'Milestone' },
  noPlan: { vi: 'Chưa có kế hoạch vốn: không có tỷ lệ', en: 'No plan: there is no rate' },
} as const satisfies Readonly<Record<string, Label>>;

/** An SVG document, the same for the same progress. */
export function progressChart(progress: Progress, language: Language): string {
  const scale = scaleOf(progress);
  const parts =
    progress.plan === 0n
      ? [text(width / 2, height / 2, say(words.noPlan, language), 'middle')]
      : [
          ...grid(scale),
          ...progress.milestones.map((milestone) => mark(milestone, scale, language)),
          line(progress.committed, scale, 'committed', ' stroke-dasharray="6 4"'),
          line(progress.disbursed, scale, 'disbursed', ''),
          ...progress.disbursed.map((sum) => dot(sum, progress.plan, scale, language)),
        ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="12">
<title>${escaped(progress.title)}</title>
<desc>${escaped(inWords(progress, language))}</desc>
${text(frame.left, 24, progress.title, 'start', ' font-size="15" font-weight="600"')}
${parts.join('\n')}
${key(progress, language).join('\n')}
</svg>
`;
}

interface Scale {
  readonly x: (day: LegalDate) => number;
  /** Percent of the plan. */
  readonly y: (percent: number) => number;
  readonly percent: (amount: bigint) => number;
  readonly most: number;
}

function scaleOf({ plan, disbursed, committed, milestones }: Progress): Scale {
  const days = [...disbursed, ...committed, ...milestones].map(({ on }) => Date.parse(on));
  const first = Math.min(...days);
  const span = Math.max(Math.max(...days) - first, 1);
  // Where to draw, in hundredths; what is told is told by `rate`, from the amounts.
  const percent = (amount: bigint): number => (plan === 0n ? 0 : Number((amount * 10_000n) / plan) / 100);
  const sums = [...disbursed, ...committed].map(({ amount }) => percent(amount));
  // Whole tens, so that the uppermost line of the grid is the frame.
  const most = Math.ceil(Math.max(100, ...sums) / 10) * 10;
  return {
    ...{ percent, most },
    x: (day) => frame.left + ((Date.parse(day) - first) / span) * (width - frame.left - frame.right),
    y: (share) => height - frame.bottom - (share / most) * (height - frame.top - frame.bottom),
  };
}

const grid = ({ y, most }: Scale): string[] =>
  Array.from({ length: Math.floor(most / 20) + 1 }, (_, step) => step * 20).map(
    (share) =>
      `<line class="grid" x1="${frame.left}" x2="${width - frame.right}" y1="${at(y(share))}" y2="${at(y(share))}" stroke="${colours.grid}" stroke-opacity=".35"/>` +
      text(frame.left - 8, y(share) + 4, `${share} %`, 'end'),
  );

/** From its line up: "trên" is open below, "đạt" is closed. */
function mark(
  { on, rate: { numerator, denominator }, comparator }: Milestone,
  { x, y }: Scale,
  language: Language,
) {
  const share = (numerator * 100) / denominator;
  const sign = comparator === 'exceeds' ? '>' : '≥';
  const label = `${sign} ${String(share).replace('.', language === 'vi' ? ',' : '.')} %`;
  const end = comparator === 'exceeds' ? 'none' : colours.milestone;
  return (
    `<line class="milestone" x1="${at(x(on))}" x2="${at(x(on))}" y1="${at(y(share))}" y2="${frame.top}" stroke="${colours.milestone}" stroke-width="2"/>` +
    `<circle class="milestone" cx="${at(x(on))}" cy="${at(y(share))}" r="4" fill="${end}" stroke="${colours.milestone}" stroke-width="2"/>` +
    text(x(on), height - frame.bottom + 18, date(on), 'middle') +
    text(x(on), height - frame.bottom + 33, label, 'middle', ' font-weight="600"')
  );
}

function line(
  sums: readonly Sum[],
  { x, y, percent }: Scale,
  kind: 'disbursed' | 'committed',
  dashes: string,
): string {
  if (sums.length === 0) return '';
  const points = sums.map(({ on, amount }) => `${at(x(on))},${at(y(percent(amount)))}`).join(' ');
  return `<polyline class="${kind}" points="${points}" fill="none" stroke="${colours[kind]}" stroke-width="2"${dashes}/>`;
}

/** Hollow where the Treasury has not confirmed. */
function dot(
  { on, amount, confirmed }: Progress['disbursed'][number],
  plan: bigint,
  scale: Scale,
  language: Language,
) {
  const fill = confirmed ? colours.disbursed : 'none';
  const told = [
    date(on),
    rate(String(amount), String(plan), language),
    confirmed ? '' : say(words.estimate, language),
  ];
  return (
    `<circle class="disbursed" cx="${at(scale.x(on))}" cy="${at(scale.y(scale.percent(amount)))}" r="4" fill="${fill}" stroke="${colours.disbursed}" stroke-width="2">` +
    `<title>${escaped(told.filter(Boolean).join(' · '))}</title></circle>`
  );
}

function key({ disbursed, committed }: Progress, language: Language): string[] {
  const shown: readonly (readonly ['disbursed' | 'committed' | 'milestone', boolean])[] = [
    ['disbursed', disbursed.length > 0],
    ['committed', committed.length > 0],
    ['milestone', true],
  ];
  return shown
    .filter(([, isShown]) => isShown)
    .map(([kind], place) => {
      const x = frame.left + place * 150;
      const y = height - 16;
      return `<rect class="${kind}" x="${x}" y="${y - 9}" width="14" height="9" fill="${colours[kind]}"/>${text(x + 20, y, say(words[kind], language), 'start')}`;
    });
}

/** The same in a sentence or two, exact. */
function inWords({ plan, disbursed, milestones }: Progress, language: Language): string {
  if (plan === 0n) return say(words.noPlan, language);
  const last = disbursed.at(-1);
  const amount = (sum: bigint): string => `${integer(sum, language)} đồng`;
  const reached = last
    ? `${say(words.disbursed, language)} ${date(last.on)}: ${amount(last.amount)} / ${amount(plan)} = ${rate(String(last.amount), String(plan), language) ?? ''}.`
    : '';
  return [reached, ...milestones.map(({ text: said }) => said)].join(' ').trim();
}

const at = (value: number): string => value.toFixed(1);
const text = (x: number, y: number, words: string, anchor: string, more = ''): string =>
  `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}" fill="currentColor"${more}>${escaped(words)}</text>`;
const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
