import { replay as replayFile, type Step } from '../engine/proofs/replay.js';
import { instant } from '../language/format.js';
import { move } from '../language/labels.js';
import { say, type Language, type Names } from '../language/language.js';
import { stage } from '../language/stages.js';
import { textOperand, textOption, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { disagreementText } from './findings.js';
import { instantIn } from './how.js';
import { namesIn } from '../views/names.js';
import { table } from './table.js';

/** A file's history, every entry decided again; red when a decision is not the one that was written. */
export const replay: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const at = textOption(options, 'at');
    const until = at === null ? {} : { at: instantIn(at, '--at') };
    const replayed = await replayFile(db, textOperand(operands, 0), until);
    const names = await namesIn(
      db,
      replayed.steps.map(({ body }) => body.actor),
    );
    const ok = replayed.steps.every(({ disagreements }) => disagreements.length === 0);
    return {
      value: { ok, ...replayed },
      text: replayText(replayed.steps, call.language, names),
      code: ok ? 0 : 1,
    };
  });

function replayText(steps: readonly Step[], language: Language, names: Names): string {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  if (steps.length === 0) return word('Lúc đó chưa có hồ sơ này.', 'The file was not there yet.');
  const headings = [
    '',
    '#',
    word('Lúc', 'At'),
    word('Việc', 'Move'),
    word('Ai', 'Who'),
    word('Đến bước', 'Stage'),
  ];
  const rows = steps.map(({ body, stage: key, disagreements }) => [
    disagreements.length === 0 ? '✓' : '✗',
    String(body.seq),
    instant(body.at),
    move(body.kind, body.machine?.version ?? null, body.move, language),
    body.actor.id === 'clock' ? word('đồng hồ', 'clock') : names(body.actor.id),
    stage(body.kind, key, language),
  ]);
  const wrong = steps.flatMap(({ body, disagreements }) =>
    disagreements.map((one) => `✗ #${body.seq} ${disagreementText(one, language)}`),
  );
  return [table(headings, rows), ...wrong].join('\n');
}
