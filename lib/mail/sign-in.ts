import type { Locale } from "@/lib/i18n/locales";
import { layoutLetter } from "./layout";
import { mailTexts } from "./texts";
import type { Mail } from "./transport";

/** The mail with the sign-in link, in the language of the page that asked for it. */
export async function signInMail(locale: Locale, to: string, link: string): Promise<Mail> {
  const t = await mailTexts(locale);
  const letter = {
    heading: t("signIn.heading"),
    paragraphs: [t("signIn.body"), t("signIn.notYou")],
    button: { label: t("signIn.button"), url: link, fallback: t("linkFallback") },
    footer: t("footer"),
  };
  return { to, subject: t("signIn.subject"), ...layoutLetter(locale, letter) };
}
