import type { VNode } from 'preact';
import type { Visitor } from '../accounts/sessions.js';
import type { Language } from '../language/language.js';
import type { Instant } from '../machines/attempt.js';
import type { Label } from '../machines/fields.js';
import type { Access } from './access.js';
import type { Site } from './site.js';

/** One request, as a page sees it. */
export interface Visit<Who = Visitor | null> {
  readonly site: Site;
  readonly who: Who;
  readonly language: Language;
  /** The instant of files, the same for the whole request. */
  readonly now: Instant;
  /** Parts of the address, `id` of `/files/:id`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** What a form sent; a field that came several times is what came last. */
  readonly form: Readonly<Record<string, string>>;
  readonly address: string;
  readonly agent: string;
  /** Path and query as asked for. */
  readonly path: string;
}
/** A request of somebody who is signed in. */
export type Visited = Visit<Visitor>;

/** What a page shows: its heading, and what stands under it. */
export interface Shown {
  readonly title: string;
  readonly body: VNode;
  /** 200 unless it says otherwise. */
  readonly status?: number;
}

/** Where to go next. */
export interface Sent {
  readonly to: string;
}

/** What the browser keeps besides: a session's token, a language; null: it forgets it. */
export interface Kept {
  readonly session?: string | null;
  readonly language?: Language;
}
export type Answer = (Shown | Sent) & Kept;

interface Common<Who> {
  readonly path: string;
  /** An address that only some sites have. */
  readonly where?: (site: Site) => boolean;
  /** Answers a GET. */
  readonly show?: (visit: Visit<Who>) => Promise<Answer>;
  /** Answers a POST. */
  readonly act?: (visit: Visit<Who>) => Promise<Answer>;
  /** In the navigation under this name, for whom `access` lets in. */
  readonly navigation?: Label;
}
/** A page for anybody: nobody need be known. */
export type PublicPage = Common<Visitor | null> & { readonly access: 'public' };
/** A page for whoever is signed in, or holds a role, or is half-way in. */
export type OwnPage = Common<Visitor> & { readonly access: Exclude<Access, 'public' | 'cookieless'> };
/** A line of the table of pages. */
export type Page = PublicPage | OwnPage;

/** A word in the language of the visit. */
export const say = ({ language }: Pick<Visit, 'language'>, vi: string, en: string): string =>
  ({ vi, en })[language];
