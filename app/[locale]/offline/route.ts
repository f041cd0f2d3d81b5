import { getTranslations } from "next-intl/server";
import { direction, isLocale, LOCALES } from "@/lib/i18n/locales";
import { offlinePage } from "./page-text";

export const dynamic = "force-static";
export const dynamicParams = false;
export const generateStaticParams = () => LOCALES.map((locale) => ({ locale }));

type Context = { params: Promise<{ locale: string }> };

/** What stands in place of a page while there is no network (docs/decisions/014). The service worker keeps it. */
export async function GET(_request: Request, { params }: Context) {
  const { locale } = await params;
  if (!isLocale(locale)) return new Response(null, { status: 404 });
  const t = await getTranslations({ locale, namespace: "offline" });
  const words = { title: t("title"), text: t("text"), again: t("again") };
  return new Response(offlinePage({ locale, dir: direction(locale), words }), {
    headers: { "Content-Type": "text/html; charset=utf-8", "X-Robots-Tag": "noindex" },
  });
}
