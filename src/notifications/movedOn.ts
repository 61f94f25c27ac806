import { runs, stageOf, standsIn } from '../machines/decide.js';
import { topStage } from '../machines/state.js';
import type { Occasion } from './occasion.js';

/**
 * Whether what a letter asks for is asked no more: the file has left the stage that waits, its clock was stopped, or
 * the day of a reminder was moved since, which has reminders of its own.
 */
export function movedOn({ file: { state }, entry, duty, step }: Occasion): boolean {
  if (!duty) return stageOf(state) !== topStage(entry.to);
  if (step === null) return !standsIn(state, duty.stage);
  return !runs(state, duty.timer, duty.stage) || duty.version > entry.seq;
}
