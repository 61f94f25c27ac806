import type { VNode } from 'preact';
import type { Language } from '../../language/language.js';
import { drawings, type Drawing } from './drawing.js';

type Box = Drawing['boxes'][number];

/** Where a file stands: its chart with the present stages lit, and those behind it marked. A record has none. */
export const Statechart = ({
  kind,
  language,
  label,
  lit,
  passed,
}: {
  readonly kind: string;
  readonly language: Language;
  readonly label: string;
  readonly lit: readonly string[];
  readonly passed: readonly string[];
}): VNode | null => {
  const drawing = drawings[kind];
  if (!drawing) return null;
  const lookOf = ({ path, kind: type }: Box): string => {
    const states = [
      lit.includes(path) && 'lit',
      passed.includes(path) && 'passed',
      type !== 'atomic' && type,
    ];
    return ['stage', ...states].filter(Boolean).join(' ');
  };
  return (
    <figure class="chart" tabIndex={0} role="region" aria-label={label}>
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} width={drawing.width} aria-hidden="true">
        {drawing.boxes
          .filter(({ path }) => path !== '')
          .map((box) => (
            <Stage key={box.path} box={box} look={lookOf(box)} language={language} />
          ))}
        {drawing.lines.map((points) => (
          <Arrow key={points.join(' ')} points={points} />
        ))}
      </svg>
    </figure>
  );
};

const Stage = ({
  box,
  look,
  language,
}: {
  readonly box: Box;
  readonly look: string;
  readonly language: Language;
}): VNode => {
  const lines = language === 'vi' ? box.vi : [box.en];
  return (
    <g class={look}>
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx="7" />
      <text x={box.x + 12} y={box.y + 20}>
        {lines.map((line, index) => (
          <tspan key={line} x={box.x + 12} dy={index === 0 ? 0 : 17}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
};

/** A line with a small head at its end, turned the way that it came. */
const Arrow = ({ points }: { readonly points: readonly number[] }): VNode => {
  const [beforeX = 0, beforeY = 0, x = 0, y = 0] = points.slice(-4);
  const [right, down] = [Math.sign(x - beforeX), Math.sign(y - beforeY)];
  const head = [
    [x - 6 * right - 4 * down, y - 6 * down - 4 * right],
    [x, y],
    [x - 6 * right + 4 * down, y - 6 * down + 4 * right],
  ];
  return (
    <g class="arrow">
      <polyline points={points.join(' ')} />
      <polyline points={head.flat().join(' ')} />
    </g>
  );
};
