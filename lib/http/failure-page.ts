import { direction, type Locale } from "@/lib/i18n/locales";
import ar from "@/messages/ar/failure.json";
import en from "@/messages/en/failure.json";
import fr from "@/messages/fr/failure.json";

const WORDS = { fr, ar, en };

/** The site's own tokens (app/globals.css), written out: this page asks nothing of anybody. */
export const TOKENS = {
  canvas: "light-dark(#faf9f5, #151814)",
  surface: "light-dark(#ffffff, #1d211c)",
  ink: "light-dark(#1c211d, #eceee6)",
  "ink-soft": "light-dark(#565e57, #a9b0a6)",
  "line-strong": "light-dark(#868d84, #788175)",
  brand: "light-dark(#1f5f46, #7cc7a4)",
  "on-brand": "light-dark(#ffffff, #0d2219)",
  ring: "light-dark(#1f5f46, #97d6b8)",
};

const STYLE = `
:root { color-scheme: light dark; ${Object.entries(TOKENS)
  .map(([name, value]) => `--${name}: ${value};`)
  .join(" ")} }
body { margin: 0; background: var(--canvas); color: var(--ink); line-height: 1.55;
  font-family: "Figtree Variable", "Readex Pro Variable", system-ui, sans-serif; }
:lang(ar) { line-height: 1.8; }
main { box-sizing: border-box; min-height: 100dvh; display: grid; place-content: center; justify-items: center;
  padding: 3rem 1.25rem; text-align: center; }
h1 { margin: 0; font-size: clamp(1.5rem, 5vw, 1.875rem); line-height: 1.25; }
p { margin: 0.75rem 0 0; max-width: 28rem; color: var(--ink-soft); }
nav { margin-top: 2rem; display: flex; flex-wrap: wrap; justify-content: center; gap: 0.75rem; }
a { display: inline-flex; align-items: center; min-height: 3.25rem; padding: 0 1.5rem; border-radius: 0.75rem;
  border: 1px solid var(--line-strong); background: var(--surface); color: var(--ink); font-size: 1.125rem;
  font-weight: 600; text-decoration: none; }
a.again { border-color: transparent; background: var(--brand); color: var(--on-brand); }
a:hover { text-decoration: underline; text-underline-offset: 0.2em; }
a:focus-visible { outline: 3px solid var(--ring); outline-offset: 2px; }
`;

/**
 * The page of a failure (components/site/failure-view.tsx) for an address that React does not draw. To try again is to
 * open the same address.
 */
export function failurePage(locale: Locale): string {
  const words = WORDS[locale];
  return `<!doctype html>
<html lang="${locale}" dir="${direction(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title} · Souk</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
<p>${words.text}</p>
<nav><a class="again" href="">${words.retry}</a><a href="/${locale}">${words.home}</a></nav>
</main>
</body>
</html>
`;
}
