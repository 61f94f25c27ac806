import type { MissingReport } from '../disbursement/missingReports.js';
import { date } from '../language/format.js';
import { say, type Language } from '../language/language.js';
import type { LegalDate } from '../machines/attempt.js';

/** Who owes a month's report, and since when, in one line; none when everybody has reported. */
export function owingNote(
  owing: readonly MissingReport[],
  due: LegalDate | null,
  language: Language,
): readonly string[] {
  if (owing.length === 0) return [];
  const unknown = say({ vi: '(không rõ chủ đầu tư)', en: '(investor unknown)' }, language);
  const units = owing.map(({ title, projects }) => `${title || unknown} (${projects.join(', ')})`).join('; ');
  const by = due === null ? { vi: '', en: '' } : { vi: `, hạn ${date(due)}`, en: `, due by ${date(due)}` };
  return [
    say(
      {
        vi: `Chưa báo cáo số trong tháng${by.vi}: ${units}`,
        en: `Without a report about the month${by.en}: ${units}`,
      },
      language,
    ),
  ];
}
