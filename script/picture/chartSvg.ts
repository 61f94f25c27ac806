import type { Desk } from '../../src/machines/attempt.js';
import { deskLabels } from '../../src/language/labels.js';
import type { Box, Edge } from './chartGraph.js';
import { englishSize, noteSize, titleSize } from './text.js';

/** A graph that was laid out, as SVG. Colours follow the reader's light or dark scheme. */

const deskColours: Readonly<Record<Desk, string>> = {
  unit: '#c2760c',
  responsible: '#8a6d1f',
  board: '#2867b2',
  planning: '#2d8a5f',
  homeAffairs: '#7d4fb0',
  committee: '#b03f77',
  chairman: '#c23b2e',
};

const style = `
text{white-space:pre;font-family:system-ui,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;fill:#1b2733}
.title{font-size:${titleSize}px;font-weight:600}.english{font-size:${englishSize}px;fill:#526070}
.note{font-size:${noteSize}px;fill:#526070}.label{font-size:${noteSize}px;fill:#7a4a1e}
.paper{fill:#fbfcfd}.stage{fill:#fff;stroke:#8595a5}.group{fill:#dfe8f1;fill-opacity:.35;stroke:#8595a5}
.parallel{stroke-dasharray:6 4}.move{fill:none;stroke:#a0714a;stroke-width:1.2}.head{fill:#a0714a}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.english,.note{fill:#a3b1bf}.label{fill:#e0b083}
.paper{fill:#0f151c}.stage{fill:#18212b}.group{fill:#27333f}.move{stroke:#c49a72}.head{fill:#c49a72}}`;

/** The whole picture: the chart, and beneath it what its signs mean. */
export function chartSvg(chart: Box, signs: readonly string[]): string {
  const width = Math.ceil(chart.width ?? 0);
  const height = Math.ceil(chart.height ?? 0);
  const key = keyOf(chart, signs, height + 8);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + key.height}" role="img">
<style>${style}</style>
<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" class="head"/></marker></defs>
<rect width="100%" height="100%" class="paper"/>
${insideOf(chart)}
${key.svg}
</svg>
`;
}

const at = (value: number | undefined): string => (value ?? 0).toFixed(1);
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const line = (text: string, kind: string, x: number, y: number): string =>
  `<text x="${at(x)}" y="${at(y)}" class="${kind}">${escaped(text)}</text>`;

const insideOf = ({ children = [], edges = [] }: Box): string =>
  [...children.map(boxSvg), ...edges.filter(({ hidden }) => !hidden).map(arrowSvg)].join('\n');

/** Positions are those in the box around it, so what lies inside is moved with it. */
function boxSvg(box: Box): string {
  const frame = box.children ? `group${box.kind === 'parallel' ? ' parallel' : ''}` : 'stage';
  const under = 2 + box.title.length * 17;
  const texts = [
    ...box.title.map((text, index) => line(text, 'title', 12, 19 + index * 17)),
    line(box.english, 'english', 12, under + 15),
    ...box.notes.map((text, index) => line(text, 'note', 12, under + 31 + index * 14)),
  ];
  return `<g transform="translate(${at(box.x)} ${at(box.y)})">${rect(box, frame, 0)}${
    box.kind === 'final' ? rect(box, 'stage', 3) : ''
  }${box.desk && !box.children ? deskMark(box.desk, 0, 6, (box.height ?? 0) - 12) : ''}${texts.join('')}
${insideOf(box)}</g>`;
}
const rect = ({ width = 0, height = 0 }: Box, kind: string, inset: number): string =>
  `<rect x="${inset}" y="${inset}" width="${at(width - 2 * inset)}" height="${at(height - 2 * inset)}" rx="7" class="${kind}"/>`;
function arrowSvg({ sections = [], labels = [] }: Edge): string {
  const paths = sections.map(({ startPoint, bendPoints = [], endPoint }) => {
    const points = [startPoint, ...bendPoints, endPoint].map(({ x, y }) => `${at(x)},${at(y)}`);
    return `<polyline points="${points.join(' ')}" class="move" marker-end="url(#head)"/>`;
  });
  const texts = labels.flatMap(({ x = 0, y = 0, text = '' }) =>
    text.split('\n').map((part, index) => line(part, 'label', x, y + 11 + index * 14)),
  );
  return [...paths, ...texts].join('');
}

/** Beneath the chart: whose colour is whose, and what the signs mean. */
function keyOf(chart: Box, signs: readonly string[], top: number): { svg: string; height: number } {
  const desks = desksIn(chart);
  const texts = [...desks.map((desk) => `${deskLabels[desk].vi} · ${deskLabels[desk].en}`), ...signs];
  const lines = texts.map((text, index) => line(text, 'note', 26, top + 12 + index * 17));
  const colours = desks.map((desk, index) => deskMark(desk, 14, top + 2 + index * 17, 13));
  return { svg: [...colours, ...lines].join('\n'), height: 16 + texts.length * 17 };
}
const desksIn = ({ desk, children = [] }: Box): Desk[] => [
  ...new Set([...(desk ? [desk] : []), ...children.flatMap(desksIn)]),
];
const deskMark = (desk: Desk, x: number, y: number, height: number): string =>
  `<rect x="${at(x)}" y="${at(y)}" width="5" height="${at(height)}" rx="2" fill="${deskColours[desk]}"/>`;
