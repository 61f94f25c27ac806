import type { Language } from './language.js';

/** Where a rule comes from, in words: `L 84(2)(a)`, `P III.2`, `C`, `S: …`. */
export function sourceText(source: string, verified: boolean, language: Language): string {
  const unverified = verified ? '' : language === 'vi' ? ' [chưa kiểm chứng]' : ' [not verified]';
  return `${words(source, language)}${unverified}`;
}

function words(source: string, language: Language): string {
  if (source.startsWith('L ')) return law(source.slice(2), language);
  if (source.startsWith('P '))
    return language === 'vi' ? `Kế hoạch, mục ${source.slice(2)}` : `the plan, ${source.slice(2)}`;
  if (source === 'P') return language === 'vi' ? 'Kế hoạch' : 'the plan';
  if (source === 'C') return language === 'vi' ? 'cấu hình của tỉnh' : "the province's configuration";
  return source.replace(/^S: /, '');
}

/** `84(2)(a), 85(1)` → "điểm a khoản 2 Điều 84, khoản 1 Điều 85 Luật Thi đua, khen thưởng". */
function law(articles: string, language: Language): string {
  if (language === 'en') return `art. ${articles} of the Law on Emulation and Commendation`;
  const parts = articles.split(/,\s*/).map((article) => article.replace(article_, inVietnamese));
  return `${parts.join(', ')} Luật Thi đua, khen thưởng`;
}
const article_ = /^(\d+)(?:\((\d+)\))?(?:\((\p{L})\))?/u;
const inVietnamese = (_match: string, article: string, clause?: string, point?: string): string =>
  [point && `điểm ${point}`, clause && `khoản ${clause}`, `Điều ${article}`].filter(Boolean).join(' ');
