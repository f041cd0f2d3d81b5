import { db } from "@/db";
import { env } from "@/lib/env";
import { apiRoute } from "@/lib/http";
import { indexXml, listSitemapFiles, SITEMAP_HEADERS } from "@/lib/seo";

export const dynamic = "force-dynamic";

/** Where all sitemaps are. */
export const GET = apiRoute(async () => {
  const files = await listSitemapFiles(db());
  return new Response(indexXml(files.map((file) => `${env().APP_URL}/sitemap/${file}`)), {
    headers: SITEMAP_HEADERS,
  });
});
