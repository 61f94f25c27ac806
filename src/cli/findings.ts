import type { Check, Disagreement } from '../engine/journal/history.js';
import { rebuild as rebuildFiles } from '../engine/proofs/rebuild.js';
import { verify as verifyFiles } from '../engine/proofs/verify.js';
import type { Walked } from '../engine/proofs/walk.js';
import { integer } from '../language/format.js';
import type { Label } from '../machines/fields.js';
import { say, type Language } from '../language/language.js';
import { disagreementLabels } from '../language/proofs.js';
import { textOperand, type Action, type Answer } from './answer.js';
import { onDatabase } from './database.js';

/** Proofs over journals: green, or red with every disagreement by file and entry. */

export const verify: Action = (call, operands) =>
  onDatabase(call, async (db) => {
    const walked = await verifyFiles(db, textOperand(operands, 0) || null);
    return proof(walked, [], call.language);
  });

/** Compares stored state with the journal; `--repair` writes anew the rows that only follow from it. */
export const rebuild: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const file = textOperand(operands, 0) || null;
    const rebuilt = await rebuildFiles(db, { file, repair: options['repair'] === true });
    const { repaired } = rebuilt;
    const words = {
      vi: `Đã ghi lại dòng của ${repaired} hồ sơ.`,
      en: `Rows written anew: ${repaired} files.`,
    };
    return proof(rebuilt, repaired > 0 ? [say(words, call.language)] : [], call.language);
  });

function proof(walked: Walked, more: readonly string[], language: Language): Answer {
  const { files, entries, findings, unlisted } = walked;
  const ok = findings.length === 0;
  const count = (number: number): string => integer(number, language);
  const examined = {
    vi: `${ok ? '✓ Khớp' : '✗ KHÔNG KHỚP'}: đã xem ${count(files)} hồ sơ, ${count(entries)} dòng nhật ký.`,
    en: `${ok ? '✓ Agrees' : '✗ DISAGREES'}: ${count(files)} files, ${count(entries)} entries examined.`,
  };
  const rest = { vi: `… và ${count(unlisted)} chỗ nữa`, en: `… and ${count(unlisted)} more` };
  const lines = [
    say(examined, language),
    ...findings.map((one) => `✗ ${one.file} #${one.seq}: ${disagreementText(one, language)}`),
    ...(unlisted > 0 ? [say(rest, language)] : []),
    ...more,
  ];
  return { value: { ok, ...walked }, text: lines.join('\n'), code: ok ? 0 : 1 };
}

const labels: Readonly<Record<Check, Label>> = disagreementLabels;

export function disagreementText({ check, values }: Disagreement, language: Language): string {
  const details = Object.entries(values).map(([name, value]) => `${name} = ${String(value)}`);
  return `${say(labels[check], language)}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}
