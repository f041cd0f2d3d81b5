import type { APIRequestContext } from "@playwright/test";
import postgres from "postgres";
import sharp from "sharp";
import { LOCALES } from "@/lib/i18n/locales";
import { expect, test } from "./fixtures";

/** What a page's head says of it. */
async function headOf(request: APIRequestContext, url: string) {
  const response = await request.get(url);
  expect(response.status(), url).toBe(200);
  const html = await response.text();
  const contents = (pattern: RegExp) =>
    [...html.matchAll(pattern)].map(([, found = ""]) => found.replaceAll("&amp;", "&"));
  return {
    canonical: contents(/<link rel="canonical" href="([^"]+)"/g),
    sisters: Object.fromEntries(
      [...html.matchAll(/<link rel="alternate" hrefLang="([^"]+)" href="([^"]+)"/gi)].map(
        ([, language, href]) => [language, href],
      ),
    ),
    pictures: contents(/<meta property="og:image" content="([^"]+)"/g),
    structured: contents(/<script type="application\/ld\+json">(.*?)<\/script>/gs).map((json) =>
      JSON.parse(json),
    ),
  };
}

test("what others read of the public pages leads where it says, in three languages", async ({
  world,
  request,
}) => {
  const { appUrl } = world;
  const sql = postgres(world.databaseUrl, { max: 1 });
  const [listing] = await sql<{ slug: string; category: string; handle: string }[]>`
    select l.slug, l.category_slug as category, s.handle from listings l join sellers s on s.user_id = l.seller_id
    where l.status = 'published' and l.stock is null order by l.published_at offset 3 limit 1`;
  await sql.end();
  const paths = ["", `/c/${listing?.category}`, `/l/${listing?.slug}`, `/s/${listing?.handle}`];
  const pictures = new Set<string>();
  for (const path of paths)
    for (const locale of LOCALES) {
      const here = `${appUrl}/${locale}${path}`;
      const head = await headOf(request, here);
      expect(head.canonical).toEqual([here]);
      // Each of them is asked for in its turn: the four pages in three languages name each other alone.
      expect(head.sisters).toEqual({
        ...Object.fromEntries(LOCALES.map((other) => [other, `${appUrl}/${other}${path}`])),
        "x-default": `${appUrl}/fr${path}`,
      });
      expect(head.structured, here).toEqual([expect.objectContaining({ "@context": "https://schema.org" })]);
      expect(head.pictures, here).toHaveLength(1);
      for (const picture of head.pictures) pictures.add(picture);
    }
  expect(pictures.size).toBe(paths.length * LOCALES.length);
  await Promise.all(
    [...pictures].map(async (url) => {
      const response = await request.get(url);
      expect(response.headers(), url).toMatchObject({
        "content-type": "image/jpeg",
        "cache-control": "public, max-age=31536000, immutable",
      });
      const bytes = await response.body();
      expect(bytes.length, url).toBeLessThan(300_000);
      expect(await sharp(bytes).metadata(), url).toMatchObject({ width: 1200, height: 630 });
    }),
  );
  expect((await request.get(`${appUrl}/og/fr/l/nowhere`)).status()).toBe(404);
});

test("robots find the sitemaps, and in them what is for sale", async ({ world, request }) => {
  const { appUrl } = world;
  const text = async (url: string) => (await request.get(url)).text();
  const robots = await text(`${appUrl}/robots.txt`);
  const index = /^Sitemap: (.+)$/m.exec(robots)?.[1];
  expect(index).toBe(`${appUrl}/sitemap.xml`);
  const addresses = (xml: string) => [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc = ""]) => loc);
  const files = addresses(await text(index ?? ""));
  const pages = (await Promise.all(files.map(text))).flatMap(addresses);
  expect(new Set(pages).size).toBe(pages.length);
  expect(pages).toContain(`${appUrl}/ar`);
  for (const room of ["c", "l", "s"]) {
    const one = pages.find((page) => page.startsWith(`${appUrl}/ar/${room}/`));
    expect((await request.get(one ?? "")).status(), one).toBe(200);
  }
  expect((await request.get(`${appUrl}/sitemap/orders.xml`)).status()).toBe(404);
});
