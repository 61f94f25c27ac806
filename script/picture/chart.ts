import type { AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { timer } from '../../src/language/labels.js';
import type { Label } from '../../src/machines/fields.js';
import type { Moves } from '../../src/machines/move.js';
import type { StageMeta } from '../../src/machines/stage.js';
import { wrapped } from './text.js';

/** What the picture says of a chart: the names, notes and arrows of its stages, read from XState's own nodes. */

export interface Chart {
  readonly moves: Moves;
  /** The stages of the road, from 1: notes name a stage by its number. */
  readonly numbers: ReadonlyMap<AnyStateNode, string>;
}
export interface Arrow {
  readonly from: AnyStateNode;
  readonly to: AnyStateNode;
  readonly label: readonly string[];
}

/** Ways out that leave the road, or that many stages share: as arrows they would hide the road. */
const aside = [
  'withdraw',
  'returnDossier',
  'resubmit',
  'dropProposal',
  'proposeRevocation',
  'keepAward',
  'reopen',
  'reviseOpinion',
];

/** What the chart has no label for: a region is no stage, and a join is no move. */
const regionNames: Readonly<Record<string, Label>> = {
  road: { vi: 'Đường đi của hồ sơ', en: 'The road of the file' },
  hold: { vi: 'Tạm dừng xét, song song với đường đi', en: 'The hold, beside the road' },
  consultation: { vi: 'Lấy ý kiến khi cần', en: 'Consultation, where needed' },
};
const join: Label = { vi: 'đủ ý kiến', en: 'all opinions are in' };

export function chartOf(root: AnyStateNode, moves: Moves): Chart {
  const road = root.type === 'parallel' ? root.states['road'] : root;
  const stages = road ? childrenOf(road) : [];
  return { moves, numbers: new Map(stages.map((stage, index) => [stage, String(index + 1)])) };
}

export const metaOf = (node: AnyStateNode) => node.meta as StageMeta | undefined;

/** Eventless nodes without a meaning only choose where to begin: nobody stands in them. */
export const childrenOf = (node: AnyStateNode): AnyStateNode[] =>
  Object.values(node.states as Record<string, AnyStateNode>).filter(
    ({ always = [], meta }) => always.length === 0 || meta !== undefined,
  );

/** A stage inside a region says only what its neighbours do not: the region says the rest. */
export function nameOf(node: AnyStateNode): Label {
  const label = metaOf(node)?.label;
  if (label && node.parent && sharedPart(node.parent))
    return { vi: lastPart(label.vi), en: lastPart(label.en) };
  return label ?? regionNames[node.key] ?? sharedPart(node) ?? { vi: '', en: '' };
}
/** `Thẩm định kết quả` of a region whose stages are called `Thẩm định kết quả: chờ ý kiến` and so on. */
function sharedPart(region: AnyStateNode): Label | null {
  const label = childrenOf(region).map((child) => metaOf(child)?.label)[0];
  if (!label?.vi.includes(': ')) return null;
  return { vi: firstPart(label.vi), en: firstPart(label.en) };
}
const firstPart = (text: string): string => text.split(': ')[0] ?? text;
const lastPart = (text: string): string => text.split(': ').at(-1) ?? text;

const eventOf = ({ eventType }: AnyTransitionDefinition): string => eventType as string;
const timerOf = (event: string): string | undefined => /^xstate\.after\.([^.]+)/.exec(event)?.[1];
const transitionsOf = (node: AnyStateNode) => [...node.transitions.values()].flat();
const neighboursBy = (node: AnyStateNode, { target }: AnyTransitionDefinition): AnyStateNode[] =>
  (target ?? []).filter((end) => end.parent === node.parent && end !== node);

function labelOf(event: string, moves: Moves): Label | undefined {
  const name = timerOf(event);
  return name ? { vi: timer(name, 'vi'), en: timer(name, 'en') } : moves[event]?.label;
}

/** Moves that stay, waits that move nothing by themselves, and ways out that are not drawn as arrows. */
export function notesOf(node: AnyStateNode, { moves, numbers }: Chart): string[] {
  const ends = new Map<string, Set<string>>();
  for (const transition of transitionsOf(node)) {
    const event = eventOf(transition);
    const neighbours = neighboursBy(node, transition);
    if (neighbours.length > 0 && !aside.includes(event)) continue;
    const names = neighbours.map((end) => numbers.get(end) ?? '');
    ends.set(event, new Set([...(ends.get(event) ?? []), ...names]));
  }
  return [...ends].flatMap(([event, names]) => noteOf(event, [...names], labelOf(event, moves)));
}

/** On one line where it is short, else the English beneath. */
function noteOf(event: string, ends: readonly string[], label: Label | undefined): string[] {
  if (!label) return [];
  const sign = ends.length > 0 ? `→ ${ends.join(', ')}`.trim() : timerOf(event) ? '◔' : '↻';
  const line = `${sign} ${label.vi} · ${label.en}`;
  return line.length <= 34 ? [line] : [`${sign} ${label.vi}`, `     ${label.en}`];
}

/** Arrows to neighbours. Several moves between the same two stages share one. */
export function arrowsFrom(node: AnyStateNode, { moves }: Chart): Arrow[] {
  const labels = new Map<AnyStateNode, string[]>();
  const said = new Set<string>();
  for (const transition of transitionsOf(node)) {
    const event = eventOf(transition);
    if (aside.includes(event)) continue;
    for (const end of neighboursBy(node, transition)) {
      const label = said.has(event) ? { vi: '', en: '' } : (labelOf(event, moves) ?? join);
      labels.set(end, [...(labels.get(end) ?? []), ...labelLines(label, transition)]);
      said.add(event);
    }
  }
  return [...labels].map(([to, label]) => ({ from: node, to, label }));
}

/** A move's name and how many rules it must meet; of a move that branches the name is said once. */
function labelLines({ vi, en }: Label, { guard }: AnyTransitionDefinition): string[] {
  const rules = (guard as { params: { rules: readonly unknown[] } } | undefined)?.params.rules.length ?? 0;
  return [`${vi}${rules > 0 ? `\u00a0[${rules}]` : ''}`.trim(), en].flatMap((line) => wrapped(line, 24));
}
