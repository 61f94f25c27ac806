import type { Attempt, JsonObject } from './attempt.js';
import { groups, list, text, texts } from './data.js';
import type { Field, Fields, Label } from './fields.js';
import { choice, date, group, listOf, optional, text as written } from './formFields.js';
import { verdict, type Rule } from './rule.js';

/** How a unit ends, and who goes on with what it had open (PROCEDURE: reorganisations are recorded successions). */

export const successions = {
  merge: { vi: 'sáp nhập', en: 'merged' },
  split: { vi: 'chia, tách', en: 'split' },
  rename: { vi: 'đổi tên', en: 'renamed' },
  abolish: { vi: 'giải thể', en: 'abolished' },
} as const satisfies Readonly<Record<string, Label>>;
type Succession = keyof typeof successions;

const unit: Field = { kind: 'file', of: 'unit', label: { vi: 'Đơn vị', en: 'Unit' } };

export const reorganisation: Fields = {
  by: listOf('Đơn vị kế thừa', 'Successors', unit),
  on: date('Từ ngày', 'On'),
  basis: written('Căn cứ pháp lý', 'Legal basis', 300),
  succession: optional(choice('Hình thức', 'Kind', Object.keys(successions))),
  takes: optional(
    listOf(
      'Hồ sơ đang mở giao cho',
      'Open files, each to one of them',
      group('Một hồ sơ', 'A file', { file: written('Hồ sơ', 'File', 26), unit }),
    ),
  ),
};

/** Where nobody says which: by how many go on. */
const kindOf = (data: JsonObject): Succession => {
  const successors = texts(data, 'by').length;
  const told = text(data, 'succession') as Succession | null;
  return told ?? (successors === 0 ? 'abolish' : successors === 1 ? 'merge' : 'split');
};
const fits: Readonly<Record<Succession, (successors: number) => boolean>> = {
  merge: (successors) => successors === 1,
  rename: (successors) => successors === 1,
  split: (successors) => successors > 1,
  abolish: (successors) => successors < 2,
};

/** As many go on as the kind of reorganisation has, and files go only to those. */
export const successionFits: Rule<JsonObject> = {
  possible: () => true,
  check({ data }) {
    const [kind, successors] = [kindOf(data), texts(data, 'by')];
    const stranger = groups(data, 'takes').find((one) => !successors.includes(text(one, 'unit') ?? ''));
    return verdict('successionFits', fits[kind](successors.length) && stranger === undefined, {
      source: 'C',
      verified: false,
      values: { succession: kind, successors: successors.length, unit: text(stranger ?? {}, 'unit') },
    });
  },
};

/** The day of the reorganisation is the successors' first day. */
export const reorganised = ({ data }: Attempt) => ({
  until: text(data, 'on'),
  successors: list(data, 'by'),
  basis: text(data, 'basis'),
  succession: kindOf(data),
  takes: groups(data, 'takes'),
});

/** Who goes on with a file of an ended unit: whoever was named for it, else the first successor; null: nobody. */
export const takerOf = (unit: JsonObject, file: string): string | null => {
  const named = groups(unit, 'takes').find((one) => one['file'] === file);
  return text(named ?? {}, 'unit') ?? texts(unit, 'successors')[0] ?? null;
};
