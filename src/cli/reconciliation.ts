import { reconciliation as compare, type Reconciled } from '../disbursement/reconciliation.js';
import { date, integer } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import { dateOf } from '../machines/legalDate.js';
import { done, textOperand, textOption, type Action } from './answer.js';
import { onDatabase } from './database.js';
import { dateIn, instantIn } from './how.js';
import { now } from './now.js';
import { fileNamed } from './register.js';
import { table } from './table.js';

/** What was estimated beside what the Treasury confirmed, project by project. */
export const reconciliation: Action = (call, operands, options) =>
  onDatabase(call, async (db) => {
    const { id } = await fileNamed(db, textOperand(operands, 0), 'movement');
    const at = await now(db);
    const [day, known] = [textOption(options, 'asOf'), textOption(options, 'knownAt')];
    const asOf = day === null ? dateOf(at) : dateIn(day, '--as-of');
    const knownAt = known === null ? at : instantIn(known, '--known-at');
    const projects = await compare(db, id, { asOf, knownAt });
    return done({ asOf, knownAt, projects }, reconciledText(projects, asOf, call.language));
  });

function reconciledText(projects: readonly Reconciled[], asOf: string, language: Language): string {
  const word = (vi: string, en: string): string => say({ vi, en }, language);
  if (projects.length === 0)
    return word(`Chưa có số liệu nào của ngày ${date(asOf)}.`, `There are no figures of ${date(asOf)}.`);
  const headings = [
    word('Mã dự án', 'Project'),
    word('Số ước', 'Estimated'),
    word('Kho bạc xác nhận', 'Treasury'),
    word('Chênh lệch (đồng)', 'Difference (đồng)'),
  ];
  const amount = (text: string | null): string => (text === null ? '–' : signed(BigInt(text), language));
  const rows = projects.map(({ code, estimated, confirmed, difference }) => [
    ...[code, amount(estimated), amount(confirmed), amount(difference)],
  ]);
  return table(headings, rows);
}

const signed = (amount: bigint, language: Language): string =>
  amount < 0n ? `-${integer(-amount, language)}` : integer(amount, language);
