import { join } from 'node:path';
import { z } from 'zod';
import type { LegalDate } from '../machines/attempt.js';
import type { LegalRegimeFact } from '../machines/facts.js';
import { dataFolder } from './dataFolder.js';
import { DateWithoutRegime, type ValueMistake } from './mistakes.js';
import { legalDate, sourced, text } from './schemaParts.js';
import { readYaml } from './yamlFile.js';

/**
 * The legal regime of a dossier, by the day on which it was received for appraisal. Law, decree and circular are
 * layers of their own: from 01/07 to 04/08/2025 the new decree stood with the old circular.
 */

const instrument = z.strictObject({
  code: z.string().regex(/^[A-Z0-9]+(\+[A-Z0-9]+)*$/),
  name: text,
  from: legalDate.describe('Ngày có hiệu lực'),
  until: z.exactOptional(legalDate).describe('Ngày hết hiệu lực, ngày này không tính nữa'),
  ...sourced,
});
type Instrument = z.infer<typeof instrument>;

/** The shape of `movements/legal-regimes.yaml`. */
export const regimesSchema = z.strictObject({
  transition: z.strictObject({
    key: z.string().regex(/^[a-zA-Z]+$/),
    text,
    ...sourced,
  }),
  law: z.array(instrument).min(1),
  decree: z.array(instrument).min(1),
  circular: z.array(instrument),
});
export type LegalRegimes = z.infer<typeof regimesSchema>;

/** Throws MovementMistakes. @internal */
export const loadLegalRegimes = (file: string = join(dataFolder, 'legal-regimes.yaml')): LegalRegimes =>
  readYaml(file, regimesSchema, overlaps);

const required = ['law', 'decree'] as const;
const layers = [...required, 'circular'] as const;

const inForceOn = (instruments: readonly Instrument[], date: LegalDate): Instrument | undefined =>
  instruments.find((one) => one.from <= date && (!one.until || date < one.until));

function overlaps(regimes: LegalRegimes, known: readonly ValueMistake[]): ValueMistake[] {
  if (known.length > 0) return [];
  return layers.flatMap((layer) =>
    regimes[layer].flatMap(({ from }, index) => {
      const before = regimes[layer][index - 1];
      if (!before || (before.until !== undefined && before.until <= from)) return [];
      return [{ path: [layer, index, 'from'], ...stillInForce }];
    }),
  );
}
const stillInForce = {
  message: { vi: 'Văn bản đứng trước vẫn còn hiệu lực.', en: 'The instrument before is still in force.' },
  fix: {
    vi: 'Ghi until của văn bản trước không muộn hơn ngày này.',
    en: 'Give the one before an until that is not later.',
  },
};

let shipped: LegalRegimes | null = null;

/** The regime in force on a date, by the package's own table. Throws DateWithoutRegime before 01/01/2024. */
export const regimeOn = (date: LegalDate): LegalRegimeFact =>
  regimeIn((shipped ??= loadLegalRegimes()), date);

/** Whether a dossier received on that day can be judged at all. */
export const hasRegime = (date: LegalDate): boolean =>
  required.every((layer) => inForceOn((shipped ??= loadLegalRegimes())[layer], date) !== undefined);

/** Law and decree there must be; a circular may be lacking (none is known before 15/04/2024). @internal */
export function regimeIn(regimes: LegalRegimes, date: LegalDate): LegalRegimeFact {
  const inForce = layers.flatMap((layer) => {
    const found = inForceOn(regimes[layer], date);
    if (!found && layer !== 'circular') throw new DateWithoutRegime(date, layer);
    return found ?? [];
  });
  const rules: readonly Pick<Instrument, 'source' | 'verified'>[] = [...inForce, regimes.transition];
  return {
    code: inForce.map(({ code }) => code).join('-'),
    transition: regimes.transition.key,
    source: rules.map(({ source }) => source).join('; '),
    verified: rules.every(({ verified }) => verified),
  };
}
