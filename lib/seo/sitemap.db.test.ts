import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listings, sellers, users } from "@/db/schema";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { readSitemapFile } from "./chunks";
import { listSitemapFiles, listSitemapPages } from "./queries";
import { indexXml, sitemapXml } from "./xml";

let test: TestDb;
let market: Market;

beforeAll(async () => {
  test = await createTestDb();
  market = await createMarket(test.db);
});
afterAll(() => test.close());

const listing = (slug: string, changes: Partial<typeof listings.$inferInsert> = {}) => ({
  sellerId: market.seller.id,
  slug,
  status: "published" as const,
  categorySlug: "maison",
  title: slug,
  description: "Une description",
  priceMinor: 12_500,
  deliveryDays: 3,
  publishedAt: new Date("2025-06-01T10:00:00Z"),
  ...changes,
});

const pagesIn = async (file: string) => {
  const name = readSitemapFile(file);
  return name ? listSitemapPages(test.db, name) : [];
};

describe("sitemaps", () => {
  it("list in their chunks everything for sale once, and nothing else", async () => {
    const slugs = Array.from({ length: 300 }, (_, at) => `m-${at}`);
    await test.db.insert(listings).values(slugs.map((slug) => listing(slug)));
    await test.db
      .insert(listings)
      .values([listing("sold-out", { stock: 0 }), listing("draft", { status: "draft" })]);
    const files = await listSitemapFiles(test.db, 2);
    expect(files).toContain("pages.xml");
    expect(files.filter((file) => file.startsWith("listings-"))).toHaveLength(256);
    const chunks = await Promise.all(files.filter((file) => file.startsWith("listings")).map(pagesIn));
    expect(
      chunks
        .flat()
        .map(({ href }) => href)
        .sort(),
    ).toEqual([market.listing.slug, ...slugs].map((slug) => `/l/${slug}`).sort());
    expect(await listSitemapFiles(test.db)).toEqual(["pages.xml", "listings.xml", "sellers.xml"]);
    expect(await pagesIn("listings.xml")).toHaveLength(301);
  });

  it("say when what a page shows changed", async () => {
    const changed = new Date("2025-07-01T08:30:00Z");
    await test.db.update(listings).set({ updatedAt: changed }).where(eq(listings.slug, market.listing.slug));
    expect(await pagesIn("listings.xml")).toContainEqual({
      href: `/l/${market.listing.slug}`,
      changedAt: changed,
    });
    const newest = new Date("2099-01-01T00:00:00Z");
    await test.db.insert(listings).values(listing("newest", { publishedAt: newest }));
    expect(await pagesIn("pages.xml")).toEqual([
      { href: "/", changedAt: newest },
      { href: "/c/maison", changedAt: newest },
    ]);
  });

  it("list sellers who sell", async () => {
    const [user] = await test.db.insert(users).values({ email: "idle@souk.test" }).returning();
    await test.db.insert(sellers).values({
      userId: user?.id ?? "",
      name: "Idle",
      handle: "idle",
      dhmadEmail: "idle@souk.test",
      kycStatus: "approved",
      consentAt: new Date(),
      consentVersion: "test",
    });
    const pages = await pagesIn("sellers.xml");
    expect(pages.map(({ href }) => href)).toEqual([expect.stringMatching(/^\/s\/atelier-/)]);
  });
});

describe("their XML", () => {
  it("names each page in three languages, each time with all its sisters", () => {
    const xml = sitemapXml("https://souk.test", [
      { href: "/l/a&b", changedAt: new Date("2025-07-01T08:30:00Z") },
    ]);
    const addresses = [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc);
    expect(addresses).toEqual(["fr", "ar", "en"].map((locale) => `https://souk.test/${locale}/l/a&amp;b`));
    expect(xml.match(/<lastmod>2025-07-01T08:30:00.000Z<\/lastmod>/g)).toHaveLength(3);
    expect(xml.match(/hreflang="x-default" href="https:\/\/souk.test\/fr\/l\/a&amp;b"/g)).toHaveLength(3);
    expect(xml.match(/hreflang="ar" href="https:\/\/souk.test\/ar\/l\/a&amp;b"/g)).toHaveLength(3);
  });

  it("leaves out a time that nobody knows", () => {
    expect(sitemapXml("https://souk.test", [{ href: "/", changedAt: null }])).not.toContain("lastmod");
    expect(indexXml(["https://souk.test/sitemap/pages.xml"])).toContain(
      "<sitemap><loc>https://souk.test/sitemap/pages.xml</loc></sitemap>",
    );
  });
});
