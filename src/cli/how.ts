import { randomBytes } from 'node:crypto';
import type { MoveHow, OpenHow } from '../engine/how.js';
import type { Database } from '../entities/database.js';
import type { Instant, LegalDate, Paper } from '../machines/attempt.js';
import { text } from '../machines/data.js';
import { dateOf } from '../machines/legalDate.js';
import { textOption, type Options } from './answer.js';
import { objectIn } from './data.js';
import { nextInstant, now } from './now.js';
import { unitNamed, userNamed } from './register.js';
import { required, WrongUse } from './wrongUse.js';

/** How a move is made, from the options of a command: `--as`, `--unit`, `--key`, `--reason`, `--on-behalf-of`. */

/** Throws WrongUse where somebody or something is not understood. */
export async function howOf(db: Database, options: Options): Promise<OpenHow> {
  const who = await bearing(db, options);
  return { ...who, at: await nextInstant(db), random: randomBytes };
}

/** Who acts for whom, without an instant: a question asks at the time that it chooses. */
export async function bearing(db: Database, options: Options): Promise<Omit<OpenHow, 'at' | 'random'>> {
  const user = textOption(options, 'as');
  if (user === null) throw required('--as');
  const unit = textOption(options, 'unit');
  return {
    by: { id: await userNamed(db, user), unit: unit === null ? null : await unitNamed(db, unit) },
    key: textOption(options, 'key'),
    reason: textOption(options, 'reason'),
    onBehalfOf: await principalIn(db, textOption(options, 'onBehalfOf')),
  };
}

async function principalIn(
  db: Database,
  given: string | null,
): Promise<Exclude<OpenHow['onBehalfOf'], undefined>> {
  if (given === null) return null;
  const principal = objectIn(given, '--on-behalf-of');
  const [id, basis, unit] = [text(principal, 'id'), text(principal, 'basis'), text(principal, 'unit')];
  if (id === null || (basis !== 'delegation' && basis !== 'signedPaper')) throw wrongPrincipal(given);
  return {
    id: await userNamed(db, id, '--on-behalf-of'),
    basis,
    unit: unit === null ? null : await unitNamed(db, unit),
    paper: paperIn(principal['paper'], given),
  };
}

function paperIn(value: unknown, given: string): Paper | null {
  if (value === undefined || value === null) return null;
  const { number, date, sha256 } = value as Readonly<Record<string, unknown>>;
  if (typeof number !== 'string' || typeof date !== 'string' || typeof sha256 !== 'string')
    throw wrongPrincipal(given);
  return { number, date, sha256 };
}

const example =
  '{"id":"p-0001","basis":"signedPaper","paper":{"number":"…","date":"2024-10-02","sha256":"…"}}';
const wrongPrincipal = (given: string): WrongUse =>
  new WrongUse(
    {
      vi: `--on-behalf-of cần id, basis (delegation hoặc signedPaper) và văn bản đã ký, ví dụ: ${example}`,
      en: `--on-behalf-of needs an id, a basis (delegation or signedPaper) and the signed paper, for example: ${example}`,
    },
    '--on-behalf-of',
    given,
  );

/** The version that the caller saw. Throws WrongUse. */
export function seenIn(options: Options): number {
  const seen = textOption(options, 'seen');
  if (seen === null) throw required('--seen');
  if (/^[1-9]\d{0,8}$/.test(seen)) return Number(seen);
  throw new WrongUse(
    {
      vi: `--seen phải là số phiên bản mà bạn đã xem, ví dụ --seen 3; xem bằng "thidua file show".`,
      en: `--seen must be the version that you saw, such as --seen 3; "thidua file show" shows it.`,
    },
    '--seen',
    seen,
  );
}

export const moveHow = async (db: Database, options: Options): Promise<MoveHow> => ({
  ...(await howOf(db, options)),
  seen: seenIn(options),
});

/** A legal date. Throws WrongUse. */
export function dateIn(given: string, option: string): LegalDate {
  if (isDay(given)) return given;
  throw new WrongUse(
    {
      vi: `${option} phải là một ngày, ví dụ 2024-09-30.`,
      en: `${option} must be a day, such as 2024-09-30.`,
    },
    option,
    given,
  );
}

/** A day of the calendar: `Date` alone takes 30 February for 1 March. */
function isDay(given: string): boolean {
  const time = Date.parse(`${given}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === given;
}

/** The day that `--as-of` names, else today. Throws WrongUse. */
export async function dayAsked(db: Database, options: Options): Promise<LegalDate> {
  const asked = textOption(options, 'asOf');
  return asked === null ? dateOf(await now(db)) : dateIn(asked, '--as-of');
}

/** An instant in UTC, or a day in Việt Nam, whose last instant counts. Throws WrongUse. */
export function instantIn(given: string, option: string): Instant {
  const day = given.slice(0, 10);
  const time = Date.parse(given === day ? `${given}T23:59:59.999+07:00` : given);
  const isWhole = given === day || zoned.test(given);
  if (isDay(day) && isWhole && !Number.isNaN(time)) return new Date(time).toISOString();
  throw new WrongUse(
    {
      vi: `${option} phải là một ngày (2024-10-02) hoặc một thời điểm (2024-10-02T01:00:00.000Z).`,
      en: `${option} must be a day (2024-10-02) or an instant (2024-10-02T01:00:00.000Z).`,
    },
    option,
    given,
  );
}
/** Without its zone an instant would depend on that of the machine. */
const zoned = /T[\d:.]+(Z|[+-]\d\d:\d\d)$/;
