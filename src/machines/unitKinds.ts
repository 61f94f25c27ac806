/** Kinds of units in the register. */
export const unitKinds = [
  'province',
  'department',
  'district',
  'commune',
  'investor',
  'projectBoard',
  'enterprise',
  'committee',
  'board',
  'office',
] as const;
export type UnitKind = (typeof unitKinds)[number];
