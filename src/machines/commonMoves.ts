import { roles, type Role } from './attempt.js';
import { deskOf } from './authority.js';
import { sha256, text } from './formFields.js';
import type { Moves } from './move.js';

/** Everybody who may read a file: all who sit at a desk, and auditors. */
const readers: readonly Role[] = roles.filter((role) => deskOf[role] !== null || role === 'auditor');

/** Moves of every chart whose files wait at desks: they change no stage. */
export const commonMoves = {
  comment: {
    label: { vi: 'Ghi ý kiến', en: 'Comment' },
    by: readers,
    fields: { text: text('Ý kiến', 'Comment') },
  },
  attach: {
    label: { vi: 'Đính kèm', en: 'Attach' },
    by: readers,
    fields: { title: text('Tên tài liệu', 'Title', 200), sha256 },
  },
} as const satisfies Moves;
