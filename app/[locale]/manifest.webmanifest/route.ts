import { getTranslations } from "next-intl/server";
import { direction, isLocale, LOCALES } from "@/lib/i18n/locales";

export const dynamic = "force-static";
export const dynamicParams = false;
export const generateStaticParams = () => LOCALES.map((locale) => ({ locale }));

type Context = { params: Promise<{ locale: string }> };

const icon = (name: string, size: number, purpose: "any" | "maskable") => ({
  src: `/icons/${name}-${size}.png`,
  sizes: `${size}x${size}`,
  type: "image/png",
  purpose,
});

/** What a phone needs to put Souk on its home screen, in the language of the page that it is installed from. */
export async function GET(_request: Request, { params }: Context) {
  const { locale } = await params;
  if (!isLocale(locale)) return new Response(null, { status: 404 });
  const t = await getTranslations({ locale, namespace: "common" });
  const manifest = {
    // One app in three languages: who changes the language has not another app.
    id: "/",
    name: t("meta.title"),
    short_name: t("siteName"),
    description: t("meta.description"),
    lang: locale,
    dir: direction(locale),
    start_url: `/${locale}`,
    scope: "/",
    display: "standalone",
    background_color: "#faf9f5",
    theme_color: "#1f5f46",
    icons: [
      icon("souk", 192, "any"),
      icon("souk", 512, "any"),
      icon("maskable", 512, "maskable"),
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
    ],
  };
  return Response.json(manifest, { headers: { "Content-Type": "application/manifest+json" } });
}
