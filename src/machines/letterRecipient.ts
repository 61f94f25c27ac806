import type { JsonObject } from './attempt.js';
import { dateOf } from './legalDate.js';
import type { Field } from './fields.js';
import type { Move, Moves } from './move.js';
import type { Verb } from './record.js';

/** What persons and units share: letters go to them, a person's address or a unit's mailbox. */

const texts = (vi: string, en: string, min: number): Field => ({
  ...{ kind: 'list', min, label: { vi, en } },
  of: { kind: 'text', max: 100, label: { vi, en } },
});

/** Reminders of one recipient and morning go out as one letter. */
const joinLetters: Move = {
  label: { vi: 'Gộp thư nhắc vào bản tin ngày', en: 'Reminders joined in one digest' },
  by: ['clock'],
  effect: 'joinLetters',
  fields: {
    recipient: { kind: 'text', max: 100, label: { vi: 'Người nhận', en: 'Recipient' } },
    nextAt: { kind: 'instant', label: { vi: 'Gửi lúc', en: 'Goes out at' } },
    letters: texts('Các thư được gộp', 'Letters', 2),
  },
};

/** Letters came back too often: none is sent until somebody has looked at the address. */
const suppressLetters: Move = {
  label: { vi: 'Ngừng gửi thư: địa chỉ hỏng', en: 'Letters suppressed: the address fails' },
  by: ['clock'],
  fields: {
    letters: texts('Các thư bị trả lại', 'Letters that came back', 1),
    tell: texts('Báo cho', 'Told', 0),
  },
};

/** The recipient pressed the button that a digest carries; the program does it for them, by the token in the letter. */
const stopDigest: Move = {
  label: { vi: 'Tắt bản tin ngày', en: 'Digest stopped' },
  by: ['clock'],
  fields: { letter: { kind: 'text', max: 100, label: { vi: 'Bản tin', en: 'Digest' } } },
};

/** Made by the clock alone. */
export const recipientMoves = { joinLetters, suppressLetters, stopDigest } as const;

/** Offered to people. */
export const recipientOffers = {
  resumeDigest: {
    label: { vi: 'Gửi lại bản tin ngày', en: 'Resume the digest' },
    by: ['administrator'],
    fields: {},
  },
} as const satisfies Moves;

/** `unreachable`: the day on which letters were suppressed; null: the address works, as far as is known. */
export const recipientContext = { unreachable: null, digests: true } as const;

/** Whoever edits the record has looked at the address. */
export const addressLookedAt = { unreachable: null } as const;

export const recipientVerbs = {
  joinLetters: { letter: 'dailyDigest', update: (context: JsonObject) => context },
  suppressLetters: {
    letter: 'addressFailing',
    update: (context: JsonObject, { at }) => ({ ...context, unreachable: dateOf(at) }),
  },
  stopDigest: { update: (context: JsonObject) => ({ ...context, digests: false }) },
  resumeDigest: { update: (context: JsonObject) => ({ ...context, digests: true }) },
} satisfies Readonly<Record<string, Verb>>;
