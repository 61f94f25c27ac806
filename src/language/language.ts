import type { Label } from '../machines/fields.js';

export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** Names of files and persons for sentences; what nobody knows is shown as it is. */
export type Names = (id: string) => string;

/**
 * The language of people's sentences: the one that they ask for, else the locale's (LC_ALL, then LC_MESSAGES, then
 * LANG, the first that is set, as POSIX has it), else Vietnamese. `asked` outside `languages` counts as not asked.
 */
export function languageOf(
  asked: string | null,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value);
  return isLanguage(asked) ? asked : /^en([_.@]|$)/i.test(locale ?? '') ? 'en' : 'vi';
}

const isLanguage = (text: string | null): text is Language => languages.some((known) => known === text);

export const say = (label: Label, language: Language): string => label[language];
