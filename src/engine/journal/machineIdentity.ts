import type { FileKind } from '../../machines/attempt.js';
import { chartOf } from '../../machines/decide.js';
import { canonical, sha256 } from './canonical.js';

/** Which chart judged a move: named in every entry, so that history is replayed by the version that made it. */
export interface MachineIdentity {
  readonly id: string;
  readonly version: number;
  /** SHA-256 of the canonical JSON of the chart's structure; labels may change without changing it. */
  readonly hash: string;
}

const hashes = new Map<string, string>();

/** The identity of a stored version; `version` null: the newest. Null for records. */
export function machineOf(kind: FileKind, version: number | null): MachineIdentity | null {
  const chart = chartOf(kind, version);
  if (!chart) return null;
  const name = `${chart.id}.${String(chart.version)}`;
  const hash = hashes.get(name) ?? sha256(canonical(chart.structure));
  hashes.set(name, hash);
  return { id: chart.id, version: chart.version, hash };
}
