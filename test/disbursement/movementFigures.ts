import { importRows, type Imported } from '../../src/engine/imports/importRows.js';
import type { OpenHow } from '../../src/engine/how.js';
import { sha256 } from '../../src/engine/journal/canonical.js';
import type { Row } from '../../src/entities/bulk.js';
import type { Province } from '../engine/province.js';

/** Figures for a small province, as imports bring them. Amounts in đồng. */

export interface Planned {
  readonly code: string;
  /** Symbol of the investor. */
  readonly unit: string;
  readonly amount: bigint | number;
  readonly date?: string;
  readonly council?: bigint | number;
}
export interface Reported {
  readonly code: string;
  readonly asOf: string;
  readonly disbursed: bigint | number;
  readonly status?: 'estimate' | 'treasuryConfirmed';
}

const how = ({ people, random }: Province, at: string, given: Partial<OpenHow> = {}): OpenHow => ({
  by: { id: people['planningOfficer'] ?? '' },
  at,
  random,
  ...given,
});

const planRows = (from: Province, planned: readonly Planned[]): Row[] =>
  planned.map(({ code, unit, amount, date = '2023-12-29', council }, index) => ({
    line: index + 2,
    code,
    name: `Dự án ${code}`,
    unit_id: from.units[unit] ?? '',
    project_class: null,
    capital_source: null,
    ends_on: null,
    decision_number: `${date}/QĐ-UBND`,
    decision_date: date,
    prime_minister: String(amount),
    provincial_council: council === undefined ? null : String(council),
    total: null,
  }));

const reportRows = (reported: readonly Reported[]): Row[] =>
  reported.map(({ code, asOf, disbursed, status = 'treasuryConfirmed' }, index) => ({
    line: index + 2,
    code,
    as_of: asOf,
    status,
    disbursed: String(disbursed),
    advance: null,
    completed_volume: null,
  }));

export const importPlans = (
  from: Province,
  planned: readonly Planned[],
  at = '2024-07-10T01:00:00.000Z',
  given: Partial<OpenHow> = {},
): Promise<Imported> => importAs(from, 'plans', planRows(from, planned), how(from, at, given));

export const importReports = (
  from: Province,
  reported: readonly Reported[],
  at = '2024-10-05T01:00:00.000Z',
  given: Partial<OpenHow> = {},
): Promise<Imported> => importAs(from, 'disbursements', reportRows(reported), how(from, at, given));

function importAs(
  { db, movement }: Province,
  kind: 'plans' | 'disbursements',
  rows: readonly Row[],
  given: OpenHow,
): Promise<Imported> {
  const file = {
    movement,
    kind,
    sha256: sha256(JSON.stringify(rows)),
    sheet: null,
    mapping: {},
    dryRun: false,
  };
  return importRows(db, { ...file, rows: once(rows) }, given);
}

export async function* once<T>(rows: T): AsyncGenerator<T> {
  yield await Promise.resolve(rows);
}
