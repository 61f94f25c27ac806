import type { Page } from './page.js';
import { account, endOneSession, signOut } from './pages/account.js';
import { desk } from './pages/desk.js';
import { file } from './pages/file.js';
import { moveFile } from './pages/fileMove.js';
import { fileWhy } from './pages/fileWhy.js';
import { chooseLanguage } from './pages/language.js';
import { linkFor, people } from './pages/people.js';
import { signInSample } from './pages/samplePeople.js';
import { secondFactor } from './pages/secondFactor.js';
import { setUp } from './pages/setUp.js';
import { signIn } from './pages/signIn.js';

/**
 * Every page and every form's address. The navigation follows from it, and so do the checks: rights, accessibility,
 * keyboard, pictures, bytes. A page that is not here does not exist.
 */
export const pages: readonly Page[] = [
  desk,
  file,
  moveFile,
  fileWhy,
  people,
  linkFor,
  account,
  endOneSession,
  signOut,
  signIn,
  signInSample,
  secondFactor,
  setUp,
  chooseLanguage,
];
