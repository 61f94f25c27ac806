import { loadCalendar } from '../../movements/loadCalendar.js';
import type { WorkingCalendar } from '../../movements/workingCalendar.js';

let loaded: WorkingCalendar | null = null;

/** The province's working calendar, read once: a new year's table counts from the next start. */
export const workingCalendar = (): WorkingCalendar => (loaded ??= loadCalendar());
