import { direction, type Locale } from "@/lib/i18n/locales";

/** What a mail says; all of it plain text. */
export type Letter = {
  heading: string;
  paragraphs: string[];
  button?: { label: string; url: string; fallback: string };
  footer: string;
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans Arabic',Tahoma,sans-serif";

/** Both bodies of a mail in our one layout. Styles stand inline, because mail programs drop the others. */
export function layoutLetter(locale: Locale, letter: Letter): { text: string; html: string } {
  const { heading, paragraphs, button, footer } = letter;
  const text = [
    heading,
    ...paragraphs,
    ...(button ? [`${button.label}: ${button.url}`] : []),
    `--\n${footer}`,
  ].join("\n\n");

  const paragraph = (content: string, style = "") =>
    `<p style="margin:0 0 16px;font-size:16px;line-height:1.6;color:#27272a;${style}">${content}</p>`;
  const action = button
    ? `<p style="margin:24px 0"><a href="${escapeHtml(button.url)}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#0f5c4d;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${escapeHtml(button.label)}</a></p>` +
      paragraph(escapeHtml(button.fallback), "font-size:14px;color:#52525b;margin-bottom:4px") +
      paragraph(
        `<a href="${escapeHtml(button.url)}" style="color:#0f5c4d" dir="ltr">${escapeHtml(button.url)}</a>`,
        "font-size:14px;word-break:break-all",
      )
    : "";
  const html = `<!doctype html>
<html lang="${locale}" dir="${direction(locale)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(heading)}</title></head>
<body style="margin:0;padding:24px 16px;background:#f4f4f5;${FONT}">
<div dir="${direction(locale)}" style="max-width:560px;margin:0 auto;padding:32px 24px;background:#ffffff;border-radius:12px">
<p style="margin:0 0 24px;font-size:20px;font-weight:700;color:#0f5c4d">Souk</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;color:#18181b">${escapeHtml(heading)}</h1>
${paragraphs.map((content) => paragraph(escapeHtml(content))).join("\n")}
${action}
<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e4e4e7;font-size:13px;line-height:1.5;color:#71717a">${escapeHtml(footer)}</p>
</div>
</body>
</html>
`;
  return { text: `${text}\n`, html };
}
