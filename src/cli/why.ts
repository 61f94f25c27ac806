import type { MoveHow } from '../engine/how.js';
import { explain } from '../engine/offers.js';
import type { Database } from '../entities/database.js';
import { choice, move as moveLabel } from '../language/labels.js';
import type { Language } from '../language/language.js';
import { reasonLines } from '../language/reason.js';
import type { JsonObject } from '../machines/attempt.js';
import { text } from '../machines/data.js';
import { partsOf } from '../machines/move.js';
import { workflowOf } from '../machines/workflows.js';
import { done, type Action, type Options } from './answer.js';
import { onDatabase } from './database.js';
import { dataOf, moveNamed } from './file.js';
import { bearing } from './how.js';
import { namesIn } from '../views/names.js';
import { now } from './now.js';

/** What stands in the way of a move, and whose desk can change it; per department where both have the move. */
export const why: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const named = await moveNamed(db, operands);
    const given = options['data'] === undefined ? null : await dataOf(db, named.fields, options);
    const parts = partsAsked(named, given);
    const reasons = [];
    for (const part of parts) {
      const move = { type: named.type, data: given, part };
      reasons.push({ part, reasons: await explain(db, named.id, move, await asked(db, options)) });
    }
    const names = await namesIn(db, reasons);
    const title = moveLabel(named.kind, named.version, named.type, call.language);
    const texts = reasons.map(({ part, reasons: tree }) =>
      [heading(title, part, tree.ok, call.language), ...reasonLines(tree, call.language, names)].join('\n'),
    );
    const ok = reasons.some(({ reasons: tree }) => tree.ok);
    const hints = ok || given ? [] : [dataHint[call.language]];
    return done({ ok, move: named.type, ways: reasons }, [...texts, ...hints].join('\n\n'));
  });

const dataHint = {
  vi: 'Chưa có --data: các dòng ✗ về dữ liệu là điều phải ghi trong đó.',
  en: 'No --data was given: lines with ✗ about data say what it must hold.',
} as const;

type Named = Awaited<ReturnType<typeof moveNamed>>;

/** The department that the data names, or each that has the move. */
function partsAsked({ kind, version, type }: Named, data: JsonObject | null): readonly (string | null)[] {
  const move = workflowOf(kind, version)?.moves[type];
  const part = data && text(data, 'part');
  return part || !move ? [part ?? null] : partsOf(move);
}

const asked = async (db: Database, options: Options): Promise<MoveHow> => ({
  ...(await bearing(db, options)),
  at: await now(db),
});

function heading(title: string, part: string | null, ok: boolean, language: Language): string {
  const which = part === null ? '' : ` (${choice(part, language)})`;
  const answer = {
    vi: ok ? 'làm được ngay' : 'còn vướng',
    en: ok ? 'possible now' : 'not possible yet',
  }[language];
  return `${title}${which}: ${answer}`;
}
