const DROPPED = "script|style|iframe|object|embed|applet|form|meta|base|link|noscript|template|svg|math";

/**
 * Takes what could act out of a mail's HTML. The first of three guards: the page that shows it is also sandboxed and
 * forbids scripts, and any request but inline styles, by its content security policy.
 */
export function sanitizeHtml(html: string): string {
  return html
    .replace(/<(script|style|iframe|object|noscript|template|svg|math)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(new RegExp(`</?(?:${DROPPED})\\b[^>]*>`, "gi"), "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/\s(?:on\w+|srcdoc|formaction)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, "")
    .replace(/\s(href|src)\s*=\s*(["']?)\s*(?:javascript|vbscript|data:text)[^"'>\s]*\2/gi, "");
}

/** The web addresses in a mail, each once, in their order. */
export function linksIn(mail: { text: string; html: string | null }): string[] {
  const inHtml = [...(mail.html ?? "").matchAll(/href\s*=\s*["'](https?:[^"']+)["']/gi)].map((match) =>
    (match[1] ?? "").replaceAll("&amp;", "&"),
  );
  const inText = [...mail.text.matchAll(/https?:\/\/[^\s<>"'\]]+/g)].map((match) =>
    match[0].replace(/[.,;:!?)]+$/, ""),
  );
  return [...new Set([...inHtml, ...inText])].filter((link) => URL.canParse(link));
}
