import type { JsonObject } from './attempt.js';
import { text } from './data.js';
import type { Fields } from './fields.js';
import { followerDated, following, withFollower } from './followers.js';
import {
  addressLookedAt,
  recipientContext,
  recipientMoves,
  recipientOffers,
  recipientVerbs,
} from './letterRecipient.js';
import type { Moves } from './move.js';
import { record } from './record.js';
import { reorganisation, reorganised, successionFits } from './reorganisation.js';
import { all, verdict, type Rule } from './rule.js';
import { unitKinds } from './unitKinds.js';

/** A unit of the register: its symbol stands in its document numbers and is unique among units in being. */

const edited: Fields = {
  name: { kind: 'text', max: 200, label: { vi: 'Tên đơn vị', en: 'Name' } },
  parent: { kind: 'file', of: 'unit', optional: true, label: { vi: 'Trực thuộc', en: 'Parent' } },
  head: { kind: 'file', of: 'person', optional: true, label: { vi: 'Thủ trưởng', en: 'Head' } },
  mailbox: { kind: 'text', max: 200, optional: true, label: { vi: 'Hộp thư', en: 'Mailbox' } },
};

const moves = {
  open: {
    label: { vi: 'Thêm đơn vị', en: 'Add a unit' },
    by: ['administrator', 'importer'],
    fields: {
      symbol: { kind: 'text', max: 30, label: { vi: 'Ký hiệu', en: 'Symbol' } },
      kind: { kind: 'choice', of: unitKinds, label: { vi: 'Loại', en: 'Kind' } },
      ...edited,
      from: { kind: 'date', optional: true, label: { vi: 'Từ ngày', en: 'From' } },
    },
  },
  edit: { label: { vi: 'Sửa đơn vị', en: 'Edit' }, by: ['administrator'], fields: edited },
  succeed: {
    label: { vi: 'Sắp xếp lại', en: 'Reorganise' },
    by: ['administrator'],
    fields: reorganisation,
  },
  followProject: {
    label: { vi: 'Phân công theo dõi dự án', en: 'Say who follows a project' },
    by: ['administrator', 'importer'],
    fields: following,
  },
  ...recipientOffers,
} as const satisfies Moves;

/** No other unit in being bears the symbol. */
const symbolFree: Rule<JsonObject> = {
  reads: { facts: ['units'] },
  possible: () => true,
  check(attempt) {
    const symbol = text(attempt.data, 'symbol') ?? '';
    const taken = attempt.facts.units?.[symbol] ?? null;
    return verdict('symbolFree', taken === null, { source: 'C', verified: false, values: { symbol, taken } });
  },
};

const editedOf = (data: JsonObject): JsonObject =>
  Object.fromEntries(Object.keys(edited).map((name) => [name, data[name] ?? null]));

export const unit = record({
  kind: 'unit',
  moves,
  clockMoves: recipientMoves,
  rules: { symbolFree, successionFits, followerDated },
  opens: all('symbolFree'),
  open: ({ data }) => ({
    symbol: text(data, 'symbol'),
    kind: text(data, 'kind'),
    ...editedOf(data),
    from: text(data, 'from'),
    until: null,
    successors: [],
    basis: null,
    succession: null,
    takes: [],
    followers: [],
    ...recipientContext,
  }),
  verbs: {
    ...recipientVerbs,
    edit: { update: (context, { data }) => ({ ...context, ...editedOf(data), ...addressLookedAt }) },
    succeed: {
      ends: true,
      guard: all('successionFits'),
      update: (context, attempt) => ({ ...context, ...reorganised(attempt) }),
    },
    followProject: {
      guard: all('followerDated'),
      update: (context, attempt) => ({ ...context, followers: withFollower(context, attempt) }),
    },
  },
});
