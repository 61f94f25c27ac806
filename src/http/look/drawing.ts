import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../../movements/dataFolder.js';

/** A statechart laid out beforehand (script/statechart.ts): nothing is left to compute for a page but what is lit. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly {
    /** Address of the stage, `appraisal.planning.waiting`; empty for the whole and for the road. */
    readonly path: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    /** In lines. */
    readonly vi: readonly string[];
    readonly en: string;
    /** As XState calls a node: `atomic`, `compound`, `parallel`, `final`. */
    readonly kind: string;
  }[];
  /** x and y in turn. */
  readonly lines: readonly (readonly number[])[];
}

/** By kind of file; records have none. */
export const drawings = JSON.parse(readFileSync(join(dataFolder, '../web/charts.json'), 'utf8')) as Readonly<
  Record<string, Drawing | undefined>
>;
