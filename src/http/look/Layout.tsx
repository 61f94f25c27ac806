import type { ComponentChildren, VNode } from 'preact';
import { Fragment } from 'preact';
import type { Visitor } from '../../accounts/sessions.js';
import { choice } from '../../language/labels.js';
import type { Language } from '../../language/language.js';
import type { Label } from '../../machines/fields.js';

/** What every page has around it. */
export interface Frame {
  readonly language: Language;
  readonly title: string;
  /** Address of a file that browsers get. */
  readonly asset: (name: string) => string;
  readonly path: string;
  readonly who: Visitor | null;
  readonly navigation: readonly { readonly path: string; readonly label: Label }[];
  readonly isDemo: boolean;
}

export const Layout = (frame: Frame & { readonly children: ComponentChildren }): VNode => (
  <html lang={frame.language}>
    <Head {...frame} />
    <body>
      <a class="skip" href="#main">
        {{ vi: 'Tới nội dung', en: 'Skip to content' }[frame.language]}
      </a>
      <Banner {...frame} />
      <main id="main" tabIndex={-1}>
        <h1>{frame.title}</h1>
        {frame.children}
      </main>
      <Foot {...frame} />
      <p class="announcement" role="status" id="announcement" />
    </body>
  </html>
);

const Head = ({ title, asset }: Frame): VNode => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>{`${title} · Thi đua`}</title>
    {['latin.woff2', 'vietnamese.woff2'].map((name) => (
      <link key={name} rel="preload" href={asset(name)} as="font" type="font/woff2" crossOrigin="anonymous" />
    ))}
    <link rel="stylesheet" href={asset('styles.css')} />
    <link rel="icon" href={asset('icon.svg')} type="image/svg+xml" />
    <script type="module" src={asset('page.js')} />
  </head>
);

const Banner = ({ language, path, who, navigation, isDemo }: Frame): VNode => (
  <header>
    <div class="bar">
      <a class="product" href="/">
        Thi đua
      </a>
      {isDemo && <span class="sample">{{ vi: 'dữ liệu mẫu', en: 'sample data' }[language]}</span>}
      {navigation.length > 0 && (
        <nav aria-label={{ vi: 'Các trang', en: 'Pages' }[language]}>
          <ul>
            {navigation.map((page) => (
              <li key={page.path}>
                <a href={page.path} aria-current={page.path === path.split('?')[0] ? 'page' : undefined}>
                  {page.label[language]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {who && <Who who={who} language={language} />}
    </div>
  </header>
);

const Who = ({ who, language }: { readonly who: Visitor; readonly language: Language }): VNode => (
  <Fragment>
    <p class="who">
      <strong>{who.name}</strong>
      <span>{[...new Set(who.roles.map(({ role }) => choice(role, language)))].join(', ')}</span>
    </p>
    <form method="post" action="/sign-out">
      <button class="quiet">{{ vi: 'Đăng xuất', en: 'Sign out' }[language]}</button>
    </form>
  </Fragment>
);

/** The other language is offered in its own words. */
const Foot = ({ language, path }: Frame): VNode => {
  const other = ({ vi: 'en', en: 'vi' } as const)[language];
  return (
    <footer>
      <form method="post" action="/language">
        <input type="hidden" name="next" value={path} />
        <button class="quiet" name="language" value={other} lang={other}>
          {{ vi: 'Tiếng Việt', en: 'English' }[other]}
        </button>
      </form>
    </footer>
  );
};
