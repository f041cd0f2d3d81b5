import { db } from "@/db";
import { env } from "@/lib/env";
import { apiRoute } from "@/lib/http";
import { listSitemapPages, readSitemapFile, SITEMAP_HEADERS, sitemapXml } from "@/lib/seo";

type Context = { params: Promise<{ file: string }> };

/** One sitemap: the pages that belong to nobody, or a chunk of the listings or the sellers. */
export const GET = apiRoute(async (_request, { params }: Context) => {
  const name = readSitemapFile((await params).file);
  const pages = name && (await listSitemapPages(db(), name));
  if (!pages || pages.length === 0) return new Response(null, { status: 404 });
  return new Response(sitemapXml(env().APP_URL, pages), { headers: SITEMAP_HEADERS });
});
