import type { Drawing } from '../../src/http/look/drawing.js';
import type { Box } from './chartGraph.js';

/** A graph that was laid out, as boxes and lines in the coordinates of the whole picture, in whole pixels. */
export function drawn(chart: Box): Drawing {
  const boxes: Drawing['boxes'][number][] = [];
  const lines: Drawing['lines'][number][] = [];
  const visit = (box: Box, left: number, top: number): void => {
    const [x, y] = [left + (box.x ?? 0), top + (box.y ?? 0)];
    const { title, english, kind, children = [], edges = [], width = 0, height = 0 } = box;
    boxes.push({
      path: pathOf(box.id),
      x: Math.round(x),
      y: Math.round(y),
      width: Math.round(width),
      height: Math.round(height),
      vi: title,
      en: english,
      kind,
    });
    for (const child of children) visit(child, x, y);
    for (const { hidden, sections = [] } of edges)
      if (!hidden)
        for (const { startPoint, bendPoints = [], endPoint } of sections)
          lines.push(
            [startPoint, ...bendPoints, endPoint].flatMap((point) => [
              Math.round(x + point.x),
              Math.round(y + point.y),
            ]),
          );
  };
  visit(chart, 0, 0);
  return { width: Math.ceil(chart.width ?? 0), height: Math.ceil(chart.height ?? 0), boxes, lines };
}

/** `nomination.road.appraisal.planning` → `appraisal.planning`, as addresses of stages are written. */
const pathOf = (id: string): string =>
  id
    .split('.')
    .slice(1)
    .join('.')
    .replace(/^road(\.|$)/, '');
