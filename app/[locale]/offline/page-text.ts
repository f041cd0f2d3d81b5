import { THEME_SCRIPT } from "@/components/site/theme";

type Words = { title: string; text: string; again: string };
type Page = { locale: string; dir: "ltr" | "rtl"; words: Words };

const escaped = (text: string) => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/**
 * A page that needs nothing but itself: while the network is away no style sheet, font or script would come. Its
 * colours are those of app/globals.css.
 */
export const offlinePage = ({ locale, dir, words }: Page) => `<!doctype html>
<html lang="${locale}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='9' fill='%231f5f46'/%3E%3Cg fill='none' stroke='%23fff' stroke-width='3.4' stroke-linecap='round'%3E%3Cpath d='M21.4 9.4A5.6 5.6 0 1 0 11 13.5M10.6 22.6A5.6 5.6 0 1 0 21 18.5'/%3E%3C/g%3E%3Ccircle cx='16' cy='16' r='2.7' fill='%23e58a3c'/%3E%3C/svg%3E">
<title>${escaped(words.title)} · Souk</title>
<script>${THEME_SCRIPT}addEventListener("online",()=>location.reload())</script>
<style>
:root{color-scheme:light dark;--canvas:light-dark(#faf9f5,#151814);--ink:light-dark(#1c211d,#eceee6);--soft:light-dark(#565e57,#a9b0a6);--line:light-dark(#868d84,#788175);--brand:light-dark(#1f5f46,#7cc7a4);--on:light-dark(#fff,#0d2219);--brand-soft:light-dark(#e6f0e9,#1f3a2e);--accent:light-dark(#e58a3c,#eb9a54);--ring:light-dark(#1f5f46,#97d6b8)}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
body{margin:0;min-height:100dvh;display:grid;place-content:center;justify-items:center;padding:2rem 1rem;box-sizing:border-box;background:var(--canvas);color:var(--ink);font:1rem/1.6 "Figtree Variable","Readex Pro Variable",system-ui,sans-serif;text-align:center}
svg{width:14rem;max-width:80%}
h1{font-size:1.75rem;line-height:1.3;margin:1.5rem 0 0;text-wrap:balance}
p{color:var(--soft);max-width:28rem;margin:.75rem 0 2rem}
a{display:inline-flex;align-items:center;min-height:3.25rem;padding:0 1.5rem;border-radius:.75rem;background:var(--brand);color:var(--on);font-weight:600;font-size:1.125rem;text-decoration:none}
a:focus-visible{outline:3px solid var(--ring);outline-offset:2px}
</style>
</head>
<body>
<main>
<svg viewBox="0 0 240 132" fill="none" aria-hidden="true" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">
<path d="M20 116h200" stroke="var(--line)"/>
<path d="M62 116V62h116v54" stroke="var(--line)"/>
<path d="M54 40h132l10 22a11 11 0 0 1-22 0 11 11 0 0 1-22 0 11 11 0 0 1-22 0 11 11 0 0 1-22 0 11 11 0 0 1-22 0 11 11 0 0 1-22 0 11 11 0 0 1-18 0z" fill="var(--brand-soft)" stroke="var(--brand)"/>
<path d="M92 22a40 40 0 0 1 56 0M105 33a22 22 0 0 1 30 0" stroke="var(--accent)" stroke-width="4"/>
<path d="M84 10l72 34" stroke="var(--ink)" stroke-width="4"/>
<path d="M102 116V86h36v30" stroke="var(--line)"/>
</svg>
<h1>${escaped(words.title)}</h1>
<p>${escaped(words.text)}</p>
<a href="">${escaped(words.again)}</a>
</main>
</body>
</html>
`;
