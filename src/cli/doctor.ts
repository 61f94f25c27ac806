import { doctor as examine, type Check, type CheckName } from '../engine/proofs/doctor.js';
import { say, type Language } from '../language/language.js';
import { checkLabels } from '../language/proofs.js';
import type { Label } from '../machines/fields.js';
import type { Action } from './answer.js';
import { onDatabase } from './database.js';

/** Checks every invariant on live data. */
export const doctor: Action = (call) =>
  onDatabase(call, async (db) => {
    const checks = await examine(db);
    const ok = isGreen(checks);
    return { value: { ok, checks }, text: doctorText(checks, call.language), code: ok ? 0 : 1 };
  });

export const isGreen = (checks: readonly Check[]): boolean => checks.every((check) => check.ok);

const labels: Readonly<Record<CheckName, Label>> = checkLabels;

export function doctorText(checks: readonly Check[], language: Language): string {
  const verdict = isGreen(checks)
    ? { vi: 'Mọi điều đều đúng.', en: 'Everything holds.' }
    : { vi: 'CÓ ĐIỀU SAI: xem các dòng ✗.', en: 'SOMETHING IS WRONG: see the lines with ✗.' };
  return [
    ...checks.flatMap(({ name, ok, found }) => [
      `${ok ? '✓' : '✗'} ${say(labels[name], language)}`,
      ...found.map((one) => `    ${one}`),
    ]),
    say(verdict, language),
  ].join('\n');
}
