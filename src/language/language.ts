import type { Label } from '../machines/fields.js';

/** Vietnamese first; English is the second language of the interface. */
export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

export const inLanguage = (label: Label, language: Language): string => label[language];

/** The language of the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`, in this order); Vietnamese unless it is English. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value) ?? '';
  return locale.startsWith('en') ? 'en' : 'vi';
}
