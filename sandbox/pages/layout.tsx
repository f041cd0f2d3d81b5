/** @jsxImportSource hono/jsx */
import { html, raw } from "hono/html";
import type { Child } from "hono/jsx";
import { LOCALES, wordsFor } from "./i18n/index";
import type { Page } from "./page";
import { withQuery } from "./page";

type Props = {
  page: Page;
  title: string;
  /** The width of the content: a form, or a list. */
  wide?: boolean;
  /** Named in the footer when it is not the seeded one. */
  world?: string | undefined;
  children: Child;
};

/** The frame of every page: the mark that this is a simulation, language, account, content, map. */
export function Layout({ page, title, wide = false, world, children }: Props) {
  const { t, locale } = page;
  const suffix = world && world !== "souk" ? `?world=${encodeURIComponent(world)}` : "";
  return (
    <>
      {html`${raw("<!doctype html>")}`}
      <html lang={locale} dir={t.dir}>
        {/* biome-ignore lint/style/noHeadElement: not a page of Next */}
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{`${title} · DHMAD (simulation)`}</title>
          <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/assets/style.css" />
        </head>
        <body>
          <a class="skip" href="#content">
            {t.skip}
          </a>
          <header>
            <p class="ribbon">{t.simulation}</p>
            <div class="top">
              <a class="brand" href={`/${suffix}`}>
                <Shield />
                <span>DHMAD</span>
              </a>
              <Languages page={page} />
            </div>
            {page.user ? <Account page={page} email={page.user.email} /> : null}
          </header>
          <main id="content" tabindex={-1} class={wide ? "wide" : ""}>
            {children}
          </main>
          <footer class="bottom">
            <nav aria-label={t.navigation}>
              <a href={`/${suffix}`}>{t.nav.home}</a>
              <a href="/mailbox">{t.nav.mailbox}</a>
              <a href={`/dashboard${suffix}`}>{t.nav.dashboard}</a>
              <a href={`/developer${suffix}`}>{t.nav.developer}</a>
              <a href={`/admin${suffix}`}>{t.nav.admin}</a>
            </nav>
            {suffix ? (
              <p>
                {t.world} <bdi>{world}</bdi>
              </p>
            ) : null}
          </footer>
        </body>
      </html>
    </>
  );
}

function Languages({ page }: { page: Page }) {
  const here = `${page.path}?${page.query}`;
  return (
    <nav class="languages" aria-label={page.t.languages}>
      {LOCALES.map((locale) => (
        <a
          key={locale}
          href={withQuery(here, { lang: locale })}
          lang={locale}
          hreflang={locale}
          aria-current={locale === page.locale ? "true" : undefined}
        >
          {wordsFor(locale).languageName}
        </a>
      ))}
    </nav>
  );
}

function Account({ page, email }: { page: Page; email: string }) {
  return (
    <div class="account">
      <p>
        {page.t.signedInAs} <bdi>{email}</bdi>
      </p>
      <form method="post" action="/logout">
        <input type="hidden" name="next" value={withQuery(`${page.path}?${page.query}`, { error: null })} />
        <button type="submit" class="link">
          {page.t.signOut}
        </button>
      </form>
    </div>
  );
}

function Shield() {
  return (
    <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true">
      <path d="M12 2 4 5v6.2c0 5 3.4 8.9 8 10.8 4.6-1.9 8-5.8 8-10.8V5z" fill="currentColor" />
      <path d="m8.4 12 2.6 2.6 4.8-5" fill="none" stroke="var(--surface)" stroke-width="2" />
    </svg>
  );
}
