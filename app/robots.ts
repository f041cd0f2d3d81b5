import type { MetadataRoute } from "next";
import { env } from "@/lib/env";
import { LOCALES } from "@/lib/i18n/locales";

/** Not made by the build, which does not know its own address. */
export const dynamic = "force-dynamic";

/** Signed-in rooms, which would only lead robots to the sign-in page. Search says itself which of its pages are endless. */
const ROOMS = [
  "account",
  "buy",
  "favorites",
  "messages",
  "notifications",
  "orders",
  "profile",
  "questions",
  "sales",
  "sell",
];
const ROUTES = ["/api/", "/auth/", "/checkout/", "/onboarding/"];

export default function robots(): MetadataRoute.Robots {
  const rooms = LOCALES.flatMap((locale) => ROOMS.map((room) => `/${locale}/${room}`));
  return {
    rules: { userAgent: "*", allow: "/", disallow: [...ROUTES, ...rooms] },
    sitemap: `${env().APP_URL}/sitemap.xml`,
  };
}
