import type { MetadataRoute } from "next";
import { env } from "@/lib/env";
import { LOCALES } from "@/lib/i18n/locales";
import { SIGNED_IN_ROOMS } from "@/lib/seo";

/** Not made by the build, which does not know its own address. */
export const dynamic = "force-dynamic";

/** What is no page. Search says itself which of its pages are endless. */
const ROUTES = ["/api/", "/auth/", "/checkout/", "/onboarding/"];

export default function robots(): MetadataRoute.Robots {
  const rooms = LOCALES.flatMap((locale) => SIGNED_IN_ROOMS.map((room) => `/${locale}/${room}`));
  return {
    rules: { userAgent: "*", allow: "/", disallow: [...ROUTES, ...rooms] },
    sitemap: `${env().APP_URL}/sitemap.xml`,
  };
}
