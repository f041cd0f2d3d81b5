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

/** What an attribute's value may hold: each mailer writes `&` in its own way (`&amp;`, `&#38;`, `&#x26;`). */
function decodeEntities(value: string): string {
  const named: Record<string, string> = { amp: "&", quot: '"', apos: "'", lt: "<", gt: ">" };
  return value.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|quot|apos|lt|gt));/gi,
    (whole, hex, decimal, name) => {
      if (name) return named[String(name).toLowerCase()] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** The web addresses in a mail, each once, in their order. */
export function linksIn(mail: { text: string; html: string | null }): string[] {
  const inHtml = [...(mail.html ?? "").matchAll(/href\s*=\s*["'](https?:[^"']+)["']/gi)].map((match) =>
    decodeEntities(match[1] ?? ""),
  );
  const inText = [...mail.text.matchAll(/https?:\/\/[^\s<>"'\]]+/g)].map((match) =>
    match[0].replace(/[.,;:!?)]+$/, ""),
  );
  return [...new Set([...inHtml, ...inText])].filter((link) => URL.canParse(link));
}
