import { direction, type Locale } from "@/lib/i18n/locales";

/** What a mail says; all of it plain text. */
export type Letter = {
  heading: string;
  paragraphs: string[];
  /** Figures, dates and reasons, each under its name. */
  details?: { label: string; value: string }[];
  /** `fallback` introduces the address in full, for a link that must work everywhere. */
  button?: { label: string; url: string; fallback?: string };
  footer: string;
  footerLinks?: { label: string; url: string }[];
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** As the site's header writes it (`common.siteName`). */
const NAME: Record<Locale, string> = { fr: "Souk", ar: "سوق", en: "Souk" };

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans Arabic',Tahoma,sans-serif";

const CELL = "padding:8px 0;border-bottom:1px solid #e4e4e7;font-size:15px;line-height:1.5;text-align:start";

/** Both bodies of a mail in our one layout. Styles stand inline, because mail programs drop the others. */
export function layoutLetter(locale: Locale, letter: Letter): { text: string; html: string } {
  const { heading, paragraphs, details = [], button, footer, footerLinks = [] } = letter;
  const text = [
    heading,
    ...paragraphs,
    ...(details.length > 0 ? [details.map(({ label, value }) => `${label}: ${value}`).join("\n")] : []),
    ...(button ? [`${button.label}: ${button.url}`] : []),
    ["--", footer, ...footerLinks.map(({ label, url }) => `${label}: ${url}`)].join("\n"),
  ].join("\n\n");

  const paragraph = (content: string, style = "") =>
    `<p style="margin:0 0 16px;font-size:16px;line-height:1.6;color:#27272a;${style}">${content}</p>`;
  const action = button
    ? `<p style="margin:24px 0"><a href="${escapeHtml(button.url)}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#0f5c4d;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${escapeHtml(button.label)}</a></p>` +
      (button.fallback
        ? paragraph(escapeHtml(button.fallback), "font-size:14px;color:#52525b;margin-bottom:4px") +
          paragraph(
            `<a href="${escapeHtml(button.url)}" style="color:#0f5c4d" dir="ltr">${escapeHtml(button.url)}</a>`,
            "font-size:14px;word-break:break-all",
          )
        : "")
    : "";
  const rows = details.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="${CELL};width:35%;padding-inline-end:16px;color:#52525b;font-weight:400;white-space:nowrap">${escapeHtml(label)}</th>` +
      `<td style="${CELL};color:#18181b;font-weight:600;white-space:pre-line">${escapeHtml(value)}</td></tr>`,
  );
  const table =
    rows.length > 0
      ? `<table style="margin:0 0 16px;border-collapse:collapse;width:100%">${rows.join("")}</table>`
      : "";
  const links = footerLinks.map(
    ({ label, url }) => `<a href="${escapeHtml(url)}" style="color:#52525b">${escapeHtml(label)}</a>`,
  );
  const html = `<!doctype html>
<html lang="${locale}" dir="${direction(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(heading)}</title></head>
<body style="margin:0;padding:24px 16px;background:#f4f4f5;${FONT}">
<div dir="${direction(locale)}" style="max-width:560px;margin:0 auto;padding:32px 24px;background:#ffffff;border-radius:12px">
<p style="margin:0 0 24px;font-size:20px;font-weight:700;color:#0f5c4d">${NAME[locale]}</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;color:#18181b">${escapeHtml(heading)}</h1>
${paragraphs.map((content) => paragraph(escapeHtml(content))).join("\n")}
${table}
${action}
<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e4e4e7;font-size:13px;line-height:1.5;color:#71717a">${[escapeHtml(footer), ...(links.length > 0 ? [links.join(" &#183; ")] : [])].join("<br>")}</p>
</div>
</body>
</html>
`;
  return { text: `${text}\n`, html };
}
