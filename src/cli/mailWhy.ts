import { parseBody } from '../engine/journal/entry.js';
import type { Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import { move as moveName, rung } from '../language/labels.js';
import { say, type Language, type Names } from '../language/language.js';
import { letterName } from '../language/letters.js';
import type { FileKind } from '../machines/attempt.js';
import { text } from '../machines/data.js';
import { done, textOperand, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { instantText, letterNamed } from './letterRows.js';
import { namesIn } from '../views/names.js';
import { facts } from './table.js';

/** Why a letter was written: the entry that asked for it, its deadline and rung, and what comes next. */
export const why: Action = (call, operands) =>
  onDatabase(call, async (db) => {
    const row = await letterNamed(db, textOperand(operands, 0));
    const reason = await reasonOf(db, row);
    return done(reason, whyText(reason, call.language, await namesIn(db, row)));
  });

interface Why {
  readonly letter: string;
  readonly file: string;
  readonly kind: FileKind;
  /** Of the chart that judged the move; null for a record. */
  readonly machineVersion: number | null;
  /** Version of the file that asked for it; a deadline's rung of that version follows from it. */
  readonly seq: number;
  readonly move: string;
  readonly at: string;
  readonly timer: string | null;
  readonly step: string | null;
  readonly next: readonly Row[];
}

async function reasonOf(db: Database, row: Row): Promise<Why> {
  const [file, seq] = [String(row['file']), Number(row['seq'])];
  const [entry] = await db.read('select body from journal_entry where file_id = $1 and seq = $2', [
    file,
    seq,
  ]);
  const { kind, machine, move, at, data } = parseBody(String(entry?.['body']));
  const next = await db.read(
    `select timer, step, due_at as "dueAt", version from deadline where file_id = $1 order by due_at limit 5`,
    [file],
  );
  const [timer, step] = [text(data, 'timer'), text(data, 'step')];
  const asked = { kind, machineVersion: machine?.version ?? null, move, at, timer, step };
  return { letter: String(row['letter']), file, seq, ...asked, next };
}

function whyText(why: Why, language: Language, names: Names): string {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const { letter, file, kind, machineVersion, seq, move, at, timer, step, next } = why;
  const asked = moveName(kind, machineVersion, move, language);
  const deadline =
    timer === null ? [] : [[word('Thời hạn, bậc', 'Deadline, step'), rung(timer, step, language)] as const];
  return facts([
    [word('Thư', 'Letter'), letterName(letter, language)],
    [word('Do bước', 'Asked by'), `${names(file)} · ${asked} · ${instantText(at)}`],
    [word('Phiên bản', 'Version'), String(seq)],
    ...deadline,
    ...next.map((one) => [word('Tiếp theo', 'Next'), nextText(one, language)] as const),
  ]);
}

const nextText = (row: Row, language: Language): string =>
  `${rung(String(row['timer']), String(row['step']), language)} · ${instantText(row['dueAt'])}`;
