#!/usr/bin/env -S node --import tsx
// Draws the statecharts from the machines themselves: script/statechart.ts [FOLDER], default docs/; beside the pictures
// it writes web/charts.json, from which a file's page draws where the file stands (with FOLDER, into that folder).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import elk from 'elkjs/lib/elk.bundled.js';
import type { AnyStateNode } from 'xstate';
import { commitment } from '../src/machines/commitment.js';
import { commitmentMoves } from '../src/machines/commitmentMoves.js';
import { difficulty } from '../src/machines/difficulty.js';
import { difficultyMoves } from '../src/machines/difficultyMoves.js';
import { movement, movementMoves } from '../src/machines/movement.js';
import { nomination } from '../src/machines/nomination.js';
import { nominationMoves } from '../src/machines/nominationMoves.js';
import type { Moves } from '../src/machines/move.js';
import { chartOf } from './picture/chart.js';
import { bareGraphOf, graphOf, type Box } from './picture/chartGraph.js';
import { drawn } from './picture/chartDrawing.js';
import { chartSvg } from './picture/chartSvg.js';

const signs = ['[n]  phải đạt n quy tắc · n rules must hold', '↻  ở lại bước này · stays in the stage'];
const moreSigns = [
  '◔  hạn của bước · deadline of the stage',
  '→ n  chuyển tới bước n · leads to stage n',
  'nét đứt: song song · dashed: parallel',
  'khung đôi: xong phần mình · double frame: this half is done',
];

async function picture(root: AnyStateNode, moves: Moves, legend: readonly string[]): Promise<string> {
  const graph = graphOf(root, chartOf(root, moves));
  return chartSvg((await new elk.default().layout(graph)) as Box, legend);
}

const folder = process.argv[2] ?? join(import.meta.dirname, '../docs');
const pictures = {
  nomination: await picture(nomination.root, nominationMoves, [...signs, ...moreSigns]),
  movement: await picture(movement.root, movementMoves, signs),
  commitment: await picture(commitment.root, commitmentMoves, [...signs, ...moreSigns]),
  difficulty: await picture(difficulty.root, difficultyMoves, [...signs, ...moreSigns]),
};
for (const [name, svg] of Object.entries(pictures)) writeFileSync(join(folder, `${name}.svg`), svg);

const drawings = Object.fromEntries(
  await Promise.all(
    Object.entries({ nomination, movement, commitment, difficulty }).map(async ([kind, { root }]) => {
      const graph = bareGraphOf(root, chartOf(root, {}));
      return [kind, drawn((await new elk.default().layout(graph)) as Box)] as const;
    }),
  ),
);
const beside = process.argv[2] ?? join(import.meta.dirname, '../web');
writeFileSync(join(beside, 'charts.json'), `${JSON.stringify(drawings)}\n`);
