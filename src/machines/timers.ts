import { commitmentTimers } from './commitment.js';
import { difficultyTimers } from './difficulty.js';
import { inspectionTimers } from './inspections.js';
import { milestoneTimers } from './milestoneWaits.js';
import { nominationTimers } from './nomination.js';

/** The waits of every chart: a movement says how long each is. */
export const timers = [
  ...nominationTimers,
  ...commitmentTimers,
  ...difficultyTimers,
  ...inspectionTimers,
  ...milestoneTimers,
] as const;
