import { fileKinds, type Desk, type FileKind } from '../machines/attempt.js';
import type { Label } from '../machines/fields.js';
import { commitment } from '../machines/commitment.js';
import { difficulty } from '../machines/difficulty.js';
import { movement } from '../machines/movement.js';
import { nomination } from '../machines/nomination.js';
import type { StageMeta } from '../machines/stage.js';
import type { StateValue } from '../machines/state.js';
import { say, type Language } from './language.js';

/** What people see of a stage: its label and the desk where it waits, from the chart's own `meta`. */

/** What is read of an XState node: its stages below and its `meta`. */
interface Node {
  readonly states: Readonly<Record<string, Node>>;
  readonly type: string;
  readonly meta?: unknown;
}
const charts: Readonly<Partial<Record<FileKind, Node>>> = {
  nomination: nomination.root,
  movement: movement.root,
  commitment: commitment.root,
  difficulty: difficulty.root,
};

const recordStages: Readonly<Record<string, Label>> = {
  active: { vi: 'Đang dùng', en: 'Active' },
  ended: { vi: 'Đã ngừng', en: 'Ended' },
};

/** A stage in which a file stands, by its path without `road.`. */
export interface Place {
  readonly path: string;
  readonly label: Label;
  /** Null: nobody waits, also where a department's half is done. */
  readonly desk: Desk | null;
}

/** The label of a stage by its path (`appraisal`, `appraisal.planning.waiting`, `hold.onHold`) or record stage. */
export function stage(kind: FileKind, path: string, language: Language): string {
  const label = nodeAt(kind, path)?.label ?? recordStages[path];
  return label ? say(label, language) : path;
}

/** Where only the key is known: the stage of that name in the first chart that has one. */
export const stageOfAnyKind = (path: string, language: Language): string =>
  stage(fileKinds.find((kind) => nodeAt(kind, path)) ?? 'movement', path, language);

/** Every stage that a file stands in and that has a meaning for people, the outer ones first. */
export function placesOf(kind: FileKind, value: StateValue): Place[] {
  const chart = charts[kind];
  if (chart) return placesIn(chart, value, []);
  const label = typeof value === 'string' ? recordStages[value] : undefined;
  return typeof value === 'string' && label ? [{ path: value, label, desk: null }] : [];
}

function placesIn(node: Node, value: StateValue, above: readonly string[]): Place[] {
  const below = typeof value === 'string' ? { [value]: {} } : value;
  return Object.entries(below).flatMap(([key, deeper]) => {
    const child = node.states[key];
    if (!child) return [];
    const path = key === 'road' && above.length === 0 ? [] : [...above, key];
    return [...placeOf(child, path), ...placesIn(child, deeper, path)];
  });
}

const placeOf = ({ meta, type }: Node, path: readonly string[]): Place[] =>
  isStageMeta(meta)
    ? [{ path: path.join('.'), label: meta.label, desk: type === 'final' ? null : meta.desk }]
    : [];

/** Top-level stages of a kind that wait, or whose parts wait, at a desk. */
export const stagesAtDesk = (kind: FileKind, desk: Desk): string[] =>
  Object.entries(roadOf(kind))
    .filter(([, node]) => waitsAt(node, desk))
    .map(([key]) => key);

const waitsAt = (node: Node, desk: Desk): boolean =>
  (isStageMeta(node.meta) && node.meta.desk === desk) ||
  Object.values(node.states).some((child) => waitsAt(child, desk));

/** Where files of a kind wait at a desk, as a stored state says it: `null`, everywhere. */
export interface Wait {
  readonly stage: string | null;
  /** A region and the node of it in which the file waits; null: the stage itself waits. */
  readonly inside: { readonly region: string; readonly node: string } | null;
}

/** Every way of waiting at a desk, an open hold among them. */
export const waitsAtDesk = (kind: FileKind, desk: Desk): Wait[] => [
  ...Object.entries(roadOf(kind)).flatMap(([stage, node]) => waitsIn(stage, node, desk)),
  ...innerWaits(null, { hold: charts[kind]?.states['hold'] }, desk),
];

function waitsIn(stage: string, node: Node, desk: Desk): Wait[] {
  const inner = innerWaits(stage, node.states, desk);
  const itself = isStageMeta(node.meta) && node.meta.desk === desk && Object.keys(node.states).length === 0;
  return itself ? [{ stage, inside: null }, ...inner] : inner;
}

const innerWaits = (
  stage: string | null,
  regions: Readonly<Record<string, Node | undefined>>,
  desk: Desk,
): Wait[] =>
  Object.entries(regions).flatMap(([region, of]) =>
    Object.entries(of?.states ?? {})
      .filter(([, { meta, type }]) => isStageMeta(meta) && meta.desk === desk && type !== 'final')
      .map(([node]) => ({ stage, inside: { region, node } })),
  );

/** Keys of a kind's top-level stages, in the order of its road. */
export const stageKeys = (kind: FileKind): string[] =>
  charts[kind] ? Object.keys(roadOf(kind)) : Object.keys(recordStages);

const roadOf = (kind: FileKind): Readonly<Record<string, Node>> => {
  const states = charts[kind]?.states ?? {};
  return states['road']?.states ?? states;
};

function nodeAt(kind: FileKind, path: string): StageMeta | null {
  const states = charts[kind]?.states ?? {};
  const steps = path.split('.');
  const start = { type: 'compound', states: steps[0] === 'hold' ? states : roadOf(kind) };
  const node = steps.reduce<Node | undefined>((above, key) => above?.states[key], start);
  return isStageMeta(node?.meta) ? node.meta : null;
}

const isStageMeta = (meta: unknown): meta is StageMeta =>
  typeof meta === 'object' && meta !== null && 'label' in meta && 'desk' in meta;
