import { languages } from '../../language/language.js';
import { ownPath } from '../ownPath.js';
import type { PublicPage } from '../page.js';

/** Keeps the language that was asked for in the browser, and goes back to where one was. */
export const chooseLanguage: PublicPage = {
  path: '/language',
  access: 'public',
  act: ({ form, language }) =>
    Promise.resolve({
      to: ownPath(form['next']),
      language: languages.find((known) => known === form['language']) ?? language,
    }),
};
