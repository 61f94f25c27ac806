import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { AnyStateNode } from 'xstate';
import type { Desk } from '../../src/machines/attempt.js';
import { arrowsFrom, childrenOf, metaOf, nameOf, notesOf, type Arrow, type Chart } from './chart.js';
import { englishSize, noteSize, textWidth, titleSize, wrapped } from './text.js';

/** A chart as a graph that elkjs lays out: stages are boxes, and moves to a neighbour are arrows. */

export interface Box extends ElkNode {
  readonly title: readonly string[];
  readonly english: string;
  readonly notes: readonly string[];
  readonly kind: string;
  readonly desk: Desk | null;
  readonly children?: Box[];
  readonly edges?: Edge[];
}
export interface Edge extends ElkExtendedEdge {
  /** Not drawn: it only says what stands before what. */
  readonly hidden: boolean;
}

const layered = (direction: 'DOWN' | 'RIGHT') => ({
  'elk.algorithm': 'layered',
  'elk.direction': direction,
  'elk.edgeRouting': 'ORTHOGONAL',
  // The chart's own order is the road that people walk: it decides what is up and what leads back.
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.spacing.nodeNodeBetweenLayers': '16',
  'elk.layered.spacing.edgeNodeBetweenLayers': '10',
  'elk.spacing.nodeNode': '16',
  'elk.spacing.edgeLabel': '3',
});
const packed = {
  'elk.algorithm': 'rectpacking',
  'elk.rectpacking.widthApproximation.strategy': 'TARGET_WIDTH',
  'elk.rectpacking.widthApproximation.targetWidth': '1150',
  'elk.spacing.nodeNode': '12',
};
/** Short regions lie on their side, so that the picture stays narrow enough for a page of text. */
const sideways = ['consultation', 'hold'];

const layoutOf = ({ type, key }: AnyStateNode) =>
  type === 'parallel' ? packed : layered(sideways.includes(key) ? 'RIGHT' : 'DOWN');

/** The same without notes and labels of moves, for a page on which a file stands in it. */
export function bareGraphOf(node: AnyStateNode, chart: Chart): Box {
  const bare = (box: Box): Box => {
    const plain = { ...box, notes: [] };
    const edges = box.edges?.map((edge) => ({ ...edge, labels: [] }));
    return {
      ...plain,
      ...(box.children ? { children: box.children.map(bare) } : sizeOf(plain)),
      ...(edges ? { edges } : {}),
    };
  };
  return bare(graphOf(node, chart));
}

/** `node` with all that lies in it. */
export function graphOf(node: AnyStateNode, chart: Chart): Box {
  const inside = childrenOf(node);
  const box = { id: node.id, ...textOf(node, chart), kind: node.type, desk: metaOf(node)?.desk ?? null };
  if (inside.length === 0) return { ...box, ...sizeOf(box) };
  const arrows = inside.flatMap((child) => arrowsFrom(child, chart));
  return {
    ...box,
    children: inside.map((child) => graphOf(child, chart)),
    edges: [...arrows.map(edgeOf), ...detoursFirst(arrows)],
    layoutOptions: {
      ...layoutOf(node),
      'elk.padding': `[top=${box.english ? sizeOf(box).height : 4},left=10,bottom=10,right=10]`,
    },
  };
}

function textOf(node: AnyStateNode, chart: Chart): Pick<Box, 'title' | 'english' | 'notes'> {
  const { vi, en } = nameOf(node);
  const number = chart.numbers.get(node);
  return {
    title: wrapped(number ? `${number}. ${vi}` : vi, childrenOf(node).length > 0 ? 60 : 28),
    english: en,
    notes: node.parent ? notesOf(node, chart) : [],
  };
}

function sizeOf({ title, english, notes }: Pick<Box, 'title' | 'english' | 'notes'>) {
  const widths = [
    ...title.map((text) => textWidth(text, titleSize)),
    textWidth(english, englishSize),
    ...notes.map((text) => textWidth(text, noteSize)),
  ];
  return { width: 24 + Math.max(...widths), height: 26 + title.length * 17 + notes.length * 14 };
}

const edgeOf = ({ from, to, label }: Arrow): Edge => ({
  id: `${from.id}→${to.id}`,
  sources: [from.id],
  targets: [to.id],
  labels: [
    {
      text: label.join('\n'),
      width: Math.max(0, ...label.map((text) => textWidth(text, noteSize))),
      height: label.length * 14,
    },
  ],
  hidden: false,
});

/** A stage that only leads back where it was entered stands before what follows there, not beside it. */
function detoursFirst(arrows: readonly Arrow[]): Edge[] {
  return arrows.flatMap(({ from, to: detour }) => {
    const leaving = arrows.filter((arrow) => arrow.from === detour);
    const onlyBack = leaving.length === 1 && leaving[0]?.to === from;
    if (!onlyBack || from.order > detour.order) return [];
    return arrows
      .filter(({ from: entry, to }) => entry === from && to.order > detour.order)
      .map(({ to }) => ({ ...edgeOf({ from: detour, to, label: [] }), hidden: true }));
  });
}
