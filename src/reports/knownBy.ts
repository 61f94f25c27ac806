import type { When } from '../disbursement/figures.js';
import { date, instant } from '../language/format.js';
import { say, type Language } from '../language/language.js';

/** Both times of a report, and its unit: no figure stands without them. */
export const knownBy = ({ asOf, knownAt }: When, language: Language): string =>
  say(
    {
      vi: `Số liệu đến hết ngày ${date(asOf)}, ghi nhận đến ${instant(String(knownAt))}; đơn vị: đồng`,
      en: `Figures up to ${date(asOf)}, as recorded by ${instant(String(knownAt))}; in đồng`,
    },
    language,
  );
