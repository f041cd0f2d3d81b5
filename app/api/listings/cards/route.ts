import { z } from "zod";
import { toCardWords, toGridCards } from "@/app/[locale]/(browse)/words";
import { db } from "@/db";
import { listBySlugs } from "@/lib/catalogue";
import { apiRoute } from "@/lib/http";
import { LOCALES } from "@/lib/i18n/locales";

export const dynamic = "force-dynamic";

const MOST = 8;
const query = z.object({
  locale: z.enum(LOCALES),
  slugs: z
    .string()
    .max(2000)
    .transform((text) => text.split(",").filter((slug) => slug && !slug.includes("\0")))
    .pipe(z.array(z.string()).max(MOST)),
});

/** The cards of listings that a browser remembers, worded in a language; those that cannot be ordered are left out. */
export const GET = apiRoute(async (request) => {
  const parsed = query.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!parsed.success) return new Response(null, { status: 400 });
  const { locale, slugs } = parsed.data;
  const cards = toGridCards(await listBySlugs(db(), slugs), locale, await toCardWords(locale));
  return Response.json(cards, { headers: { "cache-control": "private, max-age=60" } });
});
