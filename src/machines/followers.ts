import type { Attempt, JsonObject } from './attempt.js';
import { groups, text } from './data.js';
import { date, optional, person, text as written } from './formFields.js';
import { addDays } from './legalDate.js';
import type { Fields } from './fields.js';
import { verdict, type Rule } from './rule.js';

/** Who follows and urges the progress of each of a unit's projects, and from when to when (plan II.3). */

export const following: Fields = {
  movement: { kind: 'file', of: 'movement', label: { vi: 'Phong trào', en: 'Movement' } },
  project: written('Mã dự án', 'Project code', 60),
  person: person('Người theo dõi, đôn đốc', 'Who follows it'),
  from: date('Từ ngày', 'From'),
  until: optional(date('Đến hết ngày', 'Until')),
};

/** Nobody stops before they begin. */
export const followerDated: Rule<JsonObject> = {
  possible: () => true,
  check({ data }) {
    const [from, until] = [text(data, 'from') ?? '', text(data, 'until')];
    return verdict('followerDated', until === null || from <= until, {
      source: 'P II.3',
      values: { from, until },
    });
  },
};

/** Whoever comes next relieves the one before on the day itself. */
export const withFollower = (context: JsonObject, { data }: Attempt): JsonObject[] => {
  const from = text(data, 'from') ?? '';
  const relieved = (one: JsonObject): boolean =>
    one['movement'] === data['movement'] &&
    one['project'] === data['project'] &&
    (text(one, 'from') ?? '') < from &&
    (text(one, 'until') ?? '9999') >= from;
  return [
    ...groups(context, 'followers').map((one) =>
      relieved(one) ? { ...one, until: addDays(from, -1) } : one,
    ),
    data,
  ];
};
