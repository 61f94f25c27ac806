import { workingCalendar } from '../engine/writing/calendar.js';
import type { Database } from '../entities/database.js';
import { readEnvironment } from '../environment.js';
import { date } from '../language/format.js';
import { say } from '../language/language.js';
import type { Instant, LegalDate } from '../machines/attempt.js';
import { addDays, dateOf, startOf } from '../machines/legalDate.js';
import { rehearse as play } from '../workers/rehearse.js';
import { summaryOf } from '../workers/rehearsalSummary.js';
import {
  done,
  textOperand,
  textOption,
  type Action,
  type Answer,
  type Call,
  type Options,
} from './answer.js';
import { onDatabase } from './database.js';
import { failed } from './failure.js';
import { filesWhere } from '../views/listedFile.js';
import { dateIn } from './how.js';
import { namesIn } from '../views/names.js';
import { now } from './now.js';
import { PlannedMoveFailed, plannedMoves } from './plannedMoves.js';
import { fileNamed } from './register.js';
import { rehearsalCalendar } from './rehearsalCalendar.js';
import { rehearsalSheets } from './rehearsalSheets.js';
import { plannedText, rehearsalText, type Rehearsed } from './rehearsalText.js';
import { spreadsheet } from './spreadsheet.js';
import { required, WrongUse } from './wrongUse.js';
import { senderOf } from './post.js';
import { writeOutput } from './writeOutput.js';

/** Every letter that would go out in a span of days, sending none: on the screen, or as .csv, .xlsx or .ics. */
export const rehearse: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    try {
      return await answerOf(call, await rehearsedIn(call, db, textOperand(operands, 0), options), options);
    } catch (error) {
      if (!(error instanceof PlannedMoveFailed)) throw error;
      const { failure, planned } = error;
      const answer = failed(failure, call.language, await namesIn(db, failure));
      return { ...answer, text: `${plannedText(planned)}: ${answer.text}` };
    }
  });

async function answerOf(call: Call, rehearsed: Rehearsed, options: Options): Promise<Answer> {
  const { letters, ...summary } = rehearsed.summary;
  const value = {
    ...{ movement: rehearsed.code, ...rehearsed.span, planned: rehearsed.planned.length },
    waiting: rehearsed.waiting,
    letters: letters.map(({ composed: { to, subject, text, calendar }, ...letter }) => ({
      ...{ ...letter, onPaper: to === null, subject, text, calendar: calendar?.content ?? null },
    })),
    ...summary,
  };
  const out = textOption(options, 'output');
  if (out === null) return done(value, rehearsalText(rehearsed, call.language));
  const path = await writeOutput(call, out, await contentOf(rehearsed, out, call));
  const said = {
    vi: `Đã ghi ${letters.length} thư vào ${out}.`,
    en: `Letters in ${out}: ${letters.length}.`,
  };
  return done({ path, letters: letters.length }, say(said, call.language));
}

async function rehearsedIn(call: Call, db: Database, movement: string, options: Options): Promise<Rehearsed> {
  const { id } = await fileNamed(db, movement, 'movement');
  const at = await now(db);
  const span = spanOf(options, at);
  const file = textOption(options, 'with');
  const planned = file === null ? [] : plannedMoves(call, file);
  const sender = senderOf(readEnvironment(call.env, call.cwd), 'http://127.0.0.1:8080');
  const rehearsal = await play(db, { now: at, until: startOf(addDays(span.until, 1)) }, sender, planned);
  const [found] = await filesWhere(db, 'id = $1', [id]);
  const definition = found?.context['definition'] as unknown as Parameters<typeof summaryOf>[1]['definition'];
  const summary = summaryOf(rehearsal, { id, definition }, span, workingCalendar());
  return {
    ...{ code: found?.code ?? movement, span, planned, summary, waiting: rehearsal.waiting },
    names: await namesIn(db, summary),
  };
}

/** Throws WrongUse for days that have gone by, or stand in the wrong order. */
function spanOf(options: Options, at: Instant): Rehearsed['span'] {
  const [from, until] = [dayIn(options, 'from'), dayIn(options, 'until')];
  const today = dateOf(at);
  if (from < today) throw pastDay(from, today);
  if (until < from) throw turned(from, until);
  return { from, until };
}

function dayIn(options: Options, name: 'from' | 'until'): LegalDate {
  const given = textOption(options, name);
  if (given === null) throw required(`--${name}`);
  return dateIn(given, `--${name}`);
}

const pastDay = (from: LegalDate, today: LegalDate): WrongUse =>
  new WrongUse(
    {
      vi: `--from không sớm hơn hôm nay, ${date(today)}: những ngày đã qua xem bằng "thidua mail list".`,
      en: `--from is no earlier than today, ${date(today)}: "thidua mail list".shows the days gone by.`,
    },
    '--from',
    from,
  );
const turned = (from: LegalDate, until: LegalDate): WrongUse =>
  new WrongUse(
    {
      vi: `--until (${date(until)}) phải từ ngày --from (${date(from)}) trở đi.`,
      en: `--until (${date(until)}) must be no earlier than --from (${date(from)}).`,
    },
    '--until',
    until,
  );

const contentOf = (rehearsed: Rehearsed, out: string, { language }: Call): Promise<Buffer | string> =>
  out.endsWith('.ics')
    ? Promise.resolve(rehearsalCalendar(rehearsed, language))
    : spreadsheet(rehearsalSheets(rehearsed, language), out);
