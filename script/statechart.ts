import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import elk, { type ELK, type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { AnyStateNode } from 'xstate';
import { movement, movementMoves } from '../src/machines/movement.js';
import { nomination } from '../src/machines/nomination.js';
import { nominationMoves } from '../src/machines/nominationMoves.js';
import type { Moves } from '../src/machines/move.js';

/** Draws the statecharts from the machines themselves: `script/statechart.ts [FOLDER]`, default docs/. */

const font = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const textWidth = (text: string, size: number): number => text.length * size * 0.6;
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

interface Box extends ElkNode {
  readonly title: string;
  readonly subtitle: string;
  readonly notes: readonly string[];
  readonly kind: string;
}
/** Regions have no stage of their own, so the charts do not name them. */
const regionNames: Readonly<Record<string, string>> = {
  planning: 'Sở Kế hoạch và Đầu tư (Tài chính)',
  homeAffairs: 'Sở Nội vụ',
  consultation: 'Lấy ý kiến',
  road: 'Đường đi của hồ sơ',
  hold: 'Tạm dừng xét (bên cạnh đường đi)',
};
/** A way back is laid out as if it led down, and drawn with its arrow at the other end. */
type Edge = ElkExtendedEdge & { readonly text: string; readonly back: boolean };

const labelOf = (moves: Moves, event: string): string => {
  const [, timer] = /^xstate\.after\.([^.]+)/.exec(event) ?? [];
  if (timer) return `hạn ${timer}`;
  return moves[event]?.label.vi ?? '';
};

/** Ways out that many stages share are written inside them: as arrows they would hide the road. */
const sharedExits = ['withdraw', 'returnDossier', 'proposeRevocation', 'keepAward', 'dropProposal', 'reopen'];

const staysOrIsShared = (node: AnyStateNode) =>
  [...node.transitions.values()]
    .flat()
    .filter(
      ({ target, eventType }) =>
        !target || target.every((one) => one === node) || sharedExits.includes(eventType as string),
    )
    .map(({ target, eventType }) => ({
      event: eventType as string,
      leaves: target?.some((one) => one !== node) ?? false,
    }));

/** A state with its own moves that lead nowhere else, and its children inside. */
function boxOf(node: AnyStateNode, moves: Moves): Box {
  const meta = node.meta as { label?: { vi: string; en: string } } | undefined;
  const title = meta?.label?.vi ?? regionNames[node.key] ?? '';
  const children = Object.values(node.states as Record<string, AnyStateNode>)
    .filter(({ key }) => key !== 'begin')
    .map((child) => boxOf(child, moves));
  const notes = staysOrIsShared(node)
    .map(({ event, leaves }) => `${leaves ? '⇥' : '↻'} ${labelOf(moves, event)}`)
    .filter((text, index, all) => text.length > 2 && all.indexOf(text) === index);
  const shown = node.parent ? notes : [];
  const subtitle = meta?.label?.en ?? '';
  const width =
    Math.max(
      110,
      textWidth(title, 14),
      textWidth(subtitle, 11),
      ...shown.map((note) => textWidth(note, 11)),
    ) + 24;
  const height = 34 + (subtitle ? 14 : 0) + shown.length * 14;
  return {
    id: node.id,
    title,
    subtitle,
    notes: shown,
    kind: node.type,
    ...(children.length > 0
      ? { children, layoutOptions: { 'elk.padding': `[top=${String(height)},left=14,bottom=14,right=14]` } }
      : { width, height }),
  };
}

const documentOrder = (node: AnyStateNode): AnyStateNode[] => [
  node,
  ...Object.values(node.states as Record<string, AnyStateNode>).flatMap(documentOrder),
];

interface Arrow extends Edge {
  readonly lines: string[];
}
const directed = (order: readonly AnyStateNode[], from: AnyStateNode, to: AnyStateNode): Arrow => {
  const back = order.indexOf(to) < order.indexOf(from);
  const [upper, lower] = back ? [to.id, from.id] : [from.id, to.id];
  return {
    id: `${from.id}→${to.id}`,
    sources: [upper],
    targets: [lower],
    text: '',
    back,
    lines: [] as string[],
  };
};

/** Moves to another state; several moves between the same two share an arrow. */
function edgesOf(root: AnyStateNode, moves: Moves): Edge[] {
  const found = new Map<string, Arrow>();
  const order = documentOrder(root);
  const visit = (node: AnyStateNode): void => {
    const leaving = [...node.transitions.values()].flat();
    for (const { eventType, target, guard } of leaving.filter(
      ({ eventType: event }) => !sharedExits.includes(event as string),
    )) {
      for (const end of (target ?? []).filter(
        (one) => (one !== node && one.parent?.key !== 'hold') || node.parent?.key === 'hold',
      )) {
        if (end === node) continue;
        const rules = (guard as { params: { rules: unknown[] } } | undefined)?.params.rules.length ?? 0;
        const name = `${node.id}→${end.id}`;
        const text = labelOf(moves, eventType as string) || (node.type === 'parallel' ? 'đủ ý kiến' : '');
        const line = rules > 0 && text ? `${text} [${String(rules)}]` : text;
        const edge = found.get(name) ?? directed(order, node, end);
        const base = (one: string): string => one.replace(/ \[\d+\]$/, '');
        if (line && !edge.lines.some((one) => base(one) === base(line))) edge.lines.push(line);
        found.set(name, edge);
      }
    }
    Object.values(node.states as Record<string, AnyStateNode>).forEach(visit);
  };
  visit(root);
  return [...found.values()].map(({ lines, ...edge }) => ({
    ...edge,
    text: lines.join('\n'),
    labels: lines.map((line) => ({ text: line, width: textWidth(line, 11), height: 13 })),
  }));
}

const layout = {
  'elk.algorithm': 'layered',
  // The chart's own order is the road that people walk: it decides what is up and what goes back.
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.spacing.nodeNodeBetweenLayers': '38',
  'elk.spacing.nodeNode': '26',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.edgeCoords': 'ROOT',
  'elk.json.shapeCoords': 'ROOT',
  'elk.edgeLabels.inline': 'false',
};

function drawBox(box: Box): string {
  const { x = 0, y = 0, width = 0, height = 0, title, subtitle, notes, kind } = box;
  const line = (text: string, dy: number, style: string): string =>
    `<text x="${String(x + 12)}" y="${(y + dy).toFixed(1)}" ${style}>${escaped(text)}</text>`;
  const dashed = kind === 'parallel' ? ' stroke-dasharray="6 3"' : '';
  const frame = `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" rx="8" class="${box.children ? 'group' : 'stage'}"${dashed}/>`;
  const inner =
    kind === 'final'
      ? `<rect x="${(x + 3).toFixed(1)}" y="${(y + 3).toFixed(1)}" width="${(width - 6).toFixed(1)}" height="${(height - 6).toFixed(1)}" rx="6" class="final"/>`
      : '';
  const texts = [
    line(title, 21, 'class="title"'),
    ...(subtitle ? [line(subtitle, 35, 'class="note"')] : []),
    ...notes.map((note, index) => line(note, (subtitle ? 50 : 36) + index * 14, 'class="note"')),
  ];
  const inside = ((box.children ?? []) as Box[]).map(drawBox).join('\n');
  return `${frame}${inner}${texts.join('')}\n${inside}`;
}

function drawEdge(edge: Edge): string {
  const sections = (edge.sections ?? []).map(({ startPoint, bendPoints = [], endPoint }) => {
    const points = [startPoint, ...bendPoints, endPoint].map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`);
    return `<polyline points="${points.join(' ')}" class="move" marker-${edge.back ? 'start' : 'end'}="url(#arrow)"/>`;
  });
  const labels = (edge.labels ?? []).map(
    ({ x = 0, y = 0, text = '' }) =>
      `<text x="${x.toFixed(1)}" y="${(y + 10).toFixed(1)}" class="label">${escaped(text)}</text>`,
  );
  return [...sections, ...labels].join('');
}

const style = `
  .stage{fill:#ffffff;stroke:#33506b;stroke-width:1.4}.group{fill:#eef3f8;fill-opacity:.6;stroke:#6b869f}
  .final{fill:none;stroke:#33506b}.title{font:600 14px ${font};fill:#14232f}.note{font:11px ${font};fill:#4a5b69}
  .move{fill:none;stroke:#7a4a1e;stroke-width:1.1}.label{font:11px ${font};fill:#7a4a1e}`;

/** The picture of a machine as SVG: dashed is parallel, a double frame is final, ↻ stays, ⇥ leaves for the
 * stage that the move names, [n] asks n rules. */
async function picture(root: AnyStateNode, moves: Moves): Promise<string> {
  const graph = { ...boxOf(root, moves), edges: edgesOf(root, moves), layoutOptions: layout };
  // The package is CommonJS: its default export is the class at run time, and a namespace to the compiler.
  const engine = new (elk as unknown as new () => ELK)();
  const drawn = (await engine.layout(graph)) as unknown as Box & { edges: Edge[] };
  const { width = 0, height = 0 } = drawn;
  const size = `${String(Math.ceil(width))} ${String(Math.ceil(height))}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" role="img">
<style>${style}</style>
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="#7a4a1e"/></marker></defs>
<rect width="100%" height="100%" fill="#fbfcfd"/>
${((drawn.children ?? []) as Box[]).map(drawBox).join('\n')}
${drawn.edges.map(drawEdge).join('\n')}
</svg>
`;
}

const folder = process.argv[2] ?? join(import.meta.dirname, '../docs');
writeFileSync(join(folder, 'nomination.svg'), await picture(nomination.root, nominationMoves));
writeFileSync(join(folder, 'movement.svg'), await picture(movement.root, movementMoves));
