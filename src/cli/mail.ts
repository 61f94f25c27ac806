import type { Row } from '../entities/bulk.js';
import type { Database } from '../entities/database.js';
import { readEnvironment } from '../environment.js';
import { say, type Language, type Names } from '../language/language.js';
import { letterName, letterState, letterStates } from '../language/letters.js';
import { compose } from '../notifications/compose.js';
import { attemptsIn, type StoredAttempt } from '../workers/attempts.js';
import { done, textOperand, textOption, type Action, type Call } from './answer.js';
import { onDatabase } from './database.js';
import { instantText, letterColumns, letterNamed, recipientText } from './letterRows.js';
import { namesIn } from '../views/names.js';
import { now } from './now.js';
import { senderOf } from './post.js';
import { facts, table } from './table.js';
import { WrongUse } from './wrongUse.js';

/** The outbox, as people look at it. */

const results: Readonly<Record<StoredAttempt['result'], { readonly vi: string; readonly en: string }>> = {
  accepted: { vi: 'máy chủ đã nhận', en: 'accepted' },
  refused: { vi: 'máy chủ từ chối', en: 'refused' },
  unknown: { vi: 'mất kết nối, chưa rõ', en: 'connection lost, unknown' },
  notComposed: { vi: 'chưa soạn được', en: 'could not be composed' },
  suppressed: {
    vi: 'không gửi: thư tới địa chỉ này bị trả lại',
    en: 'not sent: letters to this address came back',
  },
  returned: { vi: 'bị trả lại', en: 'came back' },
  delayed: { vi: 'máy chủ báo chậm', en: 'delayed' },
  answered: { vi: 'máy trả lời tự động', en: 'an automatic answer' },
  noAddress: { vi: 'không có địa chỉ thư: giao bằng giấy', en: 'no mail address: serve it on paper' },
};

/** Letters, the latest first. */
export const list: Action = (call, _operands, options) =>
  onDatabase(call, async (db) => {
    const state = textOption(options, 'state');
    if (state !== null && letterStates[state] === undefined) throw unknownState(state);
    const letters = await db.read(
      `select ${letterColumns} from outbox_message ${state === null ? '' : 'where state = $2'}
       order by created_at desc, id limit $1`,
      [limitIn(textOption(options, 'limit')), ...(state === null ? [] : [state])],
    );
    const names = await namesIn(db, letters);
    return done({ letters: letters.map(shown) }, listText(letters, call.language, names));
  });

function listText(letters: readonly Row[], language: Language, names: Names): string {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  if (letters.length === 0) return word('Không có thư nào.', 'No letters.');
  const heads = [
    ...['Id', word('Hồ sơ', 'File'), word('Thư', 'Letter'), word('Người nhận', 'Recipient')],
    ...[word('Trạng thái', 'State'), word('Lập lúc', 'Written'), word('Gửi lúc', 'Sent')],
  ];
  const rows = letters.map((row) => [
    ...[
      String(row['id']),
      names(String(row['file'])),
      letterName(String(row['letter']), language),
      recipientText(row, names),
    ],
    ...[letterState(row['state'], language), instantText(row['createdAt']), instantText(row['sentAt'])],
  ]);
  return table(heads, rows);
}

const shown = ({ outcome, ...row }: Row) => ({
  ...row,
  outcome: attemptsIn(typeof outcome === 'string' ? outcome : null),
});

/** One letter: what became of it, and how it reads today. */
export const show: Action = (call, operands) =>
  onDatabase(call, async (db) => {
    const row = await letterNamed(db, textOperand(operands, 0));
    const names = await namesIn(db, row);
    const letter = await preview(call, db, String(row['id']));
    const about = aboutText(row, call.language, names);
    const text = letter === null ? say(nothingToSend, call.language) : `${letter.subject}\n\n${letter.text}`;
    return done({ ...shown(row), letter }, `${about}\n\n${text}`);
  });
const nothingToSend = {
  vi: 'Hồ sơ đã đi tiếp: thư này không còn gì để gửi.',
  en: 'The file has moved on: this letter has nothing left to say.',
};

async function preview(call: Call, db: Database, id: string) {
  const sender = senderOf(readEnvironment(call.env, call.cwd), 'http://127.0.0.1:8080');
  return compose(db, id, await now(db), sender, call.language);
}

function aboutText(row: Row, language: Language, names: Names): string {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  const attempts = attemptsIn(typeof row['outcome'] === 'string' ? row['outcome'] : null);
  return facts([
    [word('Thư', 'Letter'), `${letterName(String(row['letter']), language)} · ${String(row['id'])}`],
    [word('Hồ sơ', 'File'), names(String(row['file']))],
    [word('Người nhận', 'Recipient'), recipientText(row, names)],
    [word('Trạng thái', 'State'), letterState(row['state'], language)],
    [word('Lập lúc', 'Written'), instantText(row['createdAt'])],
    ...(typeof row['nextAt'] === 'string'
      ? [[word('Gửi từ', 'Goes from'), instantText(row['nextAt'])] as const]
      : []),
    ...(typeof row['note'] === 'string' ? [[word('Ghi chú', 'Note'), row['note']] as const] : []),
    ...attempts.map(
      (one, index) =>
        [
          word(`Lần ${String(index + 1)}`, `Attempt ${String(index + 1)}`),
          `${instantText(one.at)} · ${say(results[one.result], language)}${one.code === null ? '' : ` ${String(one.code)}`} · ${one.text}`,
        ] as const,
    ),
  ]);
}

function limitIn(given: string | null): number {
  const limit = given ?? '30';
  if (/^[1-9]\d{0,3}$/.test(limit)) return Number(limit);
  throw new WrongUse(
    { vi: '--limit phải là một số từ 1 đến 9999.', en: '--limit must be a number from 1 to 9999.' },
    '--limit',
    limit,
  );
}

const unknownState = (state: string): WrongUse =>
  new WrongUse(
    {
      vi: `--state không nhận "${state}": chọn một trong ${Object.keys(letterStates).join(', ')}.`,
      en: `--state does not take "${state}": choose one of ${Object.keys(letterStates).join(', ')}.`,
    },
    '--state',
    state,
  );
