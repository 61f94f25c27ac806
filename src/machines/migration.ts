import type { Attempt } from './attempt.js';
import { integer } from './data.js';
import type { Move } from './move.js';
import { all, verdict, type Rule } from './rule.js';
import { topStage, waitsWithout, type FileState, type Moved } from './state.js';
import type { Workflow } from './workflow.js';

/** A file in flight goes to a newer released version of its chart by a recorded move. */

const migrate: Move = {
  label: { vi: 'Chuyển sang phiên bản quy trình mới', en: 'Migrate to a newer version of the chart' },
  by: ['administrator'],
  fields: {
    toVersion: { kind: 'integer', min: 2, label: { vi: 'Phiên bản quy trình', en: 'Version of the chart' } },
  },
};

/** The versions that have the file's stage and keep its fields: the chart says which, the data names one. */
const fitsVersion: Rule<unknown> = {
  possible: (_attempt, _context, { fits }) => Array.isArray(fits) && fits.length > 0,
  check({ data }, _context, { stage, fits }) {
    const toVersion = integer(data, 'toVersion');
    return verdict('fitsVersion', Array.isArray(fits) && fits.includes(toVersion), {
      source: 'C',
      verified: false,
      values: { stage: typeof stage === 'string' ? stage : null, toVersion },
    });
  },
};

/**
 * The chart with the move `migrate` to versions released after it. Stage and fields stay as they are; waits that only
 * the newer version has begin with the move, those that it lacks end.
 */
export function withMigration(chart: Workflow, newer: readonly Workflow[]): Workflow {
  if (chart.version === null) return chart;
  const targetOf = ({ data }: Attempt, state: FileState): Workflow | undefined =>
    newer.find((target) => target.version === integer(data, 'toVersion') && target.admits(state));
  return {
    ...chart,
    moves: { ...chart.moves, migrate },
    rules: { ...chart.rules, fitsVersion },
    step(state, attempt) {
      if (attempt.type !== 'migrate') return chart.step(state, attempt);
      const target = targetOf(attempt, state);
      return target ? moved(state, chart, target) : null;
    },
    branches(state, type) {
      if (type !== 'migrate') return chart.branches(state, type);
      if (newer.length === 0) return [];
      const fits = newer.flatMap((target) => (target.admits(state) ? (target.version ?? []) : []));
      return [all(['fitsVersion', { stage: topStage(state.value), fits }])];
    },
  };
}

function moved(state: FileState, from: Workflow, to: Workflow): Moved {
  const next = { ...state, version: to.version };
  return {
    next,
    timers: waitsWithout(to.waits(next), from.waits(state)),
    cancelled: waitsWithout(from.waits(null), to.waits(null)),
    letters: [],
  };
}
