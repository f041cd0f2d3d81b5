import "server-only";
import type { Locale } from "@/lib/i18n/locales";
import { layoutLetter, type Mail, mailTexts } from "@/lib/mail";

/**
 * The mail with the link that proves an address. It holds nothing that the person typed: it may go to somebody whom they
 * do not know.
 */
export async function proofMail(locale: Locale, to: string, link: string): Promise<Mail> {
  const t = await mailTexts(locale);
  const letter = {
    heading: t("addressProof.heading"),
    paragraphs: [t("addressProof.body"), t("addressProof.how"), t("addressProof.notYou")],
    button: { label: t("addressProof.button"), url: link, fallback: t("linkFallback") },
    footer: t("footer"),
  };
  return { to, subject: t("addressProof.subject"), ...layoutLetter(locale, letter) };
}
