import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { z } from "zod";
import { JsonLd } from "@/components/site/json-ld";
import type { PublicListing } from "@/lib/catalogue";
import { breadcrumbsJsonLd, listingJsonLd, siteJsonLd, summaryOf } from "@/lib/seo";

const place = { origin: "https://souk.test", locale: "ar" as const };
const listing: PublicListing = {
  slug: "tapis",
  title: "Tapis de Kairouan",
  priceMinor: 125_500,
  currency: "TND",
  sellerName: "Atelier",
  governorate: null,
  city: "",
  mode: "quick",
  contractTerms: "",
  proof: null,
  availability: { state: "available", left: null },
  awayUntil: null,
  description: "Laine, noué à la main.",
  deliveryDays: 3,
  publishedAt: new Date(),
  category: { slug: "maison", name: "Maison" },
  seller: { name: "Atelier", handle: "atelier", verified: true, since: new Date() },
  pictures: ["0123"],
};
const unrated = { average: null, count: 0 };

/** What a search engine asks of a product: https://schema.org/Product, /Offer, /AggregateRating. */
const product = z.strictObject({
  "@context": z.literal("https://schema.org"),
  "@type": z.enum(["Product", "Service"]),
  name: z.string().min(1),
  description: z.string().min(1).max(161),
  image: z.array(z.url()),
  category: z.string(),
  aggregateRating: z
    .strictObject({
      "@type": z.literal("AggregateRating"),
      ratingValue: z.number().min(1).max(5),
      reviewCount: z.int().positive(),
    })
    .optional(),
  offers: z.strictObject({
    "@type": z.literal("Offer"),
    url: z.url(),
    price: z.number().positive(),
    priceCurrency: z.enum(["TND", "USD", "EUR"]),
    availability: z.enum(["InStock", "OutOfStock", "SoldOut"].map((state) => `https://schema.org/${state}`)),
    seller: z.strictObject({ "@type": z.literal("Organization"), name: z.string(), url: z.url() }),
  }),
});

const rendered = (data: Record<string, unknown>) => {
  const html = renderToStaticMarkup(<JsonLd data={data} />);
  const [, json = ""] = /^<script type="application\/ld\+json">(.*)<\/script>$/s.exec(html) ?? [];
  return { html, data: JSON.parse(json) as unknown };
};

it("a listing is a product with an offer, in dinars and not in millimes", () => {
  const parsed = product.parse(rendered(listingJsonLd(listing, place, unrated)).data);
  expect(parsed).not.toHaveProperty("aggregateRating");
  expect(parsed.image).toEqual(["https://souk.test/pictures/0123-800.webp"]);
  expect(parsed.offers).toMatchObject({
    url: "https://souk.test/ar/l/tapis",
    price: 125.5,
    priceCurrency: "TND",
    availability: "https://schema.org/InStock",
    seller: { name: "Atelier", url: "https://souk.test/ar/s/atelier" },
  });
});

it("is rated where somebody rated it, and available where it can be ordered", () => {
  const rated = product.parse(rendered(listingJsonLd(listing, place, { average: 4.5, count: 2 })).data);
  expect(rated.aggregateRating).toMatchObject({ ratingValue: 4.5, reviewCount: 2 });
  const stateOf = (changes: Partial<PublicListing>) =>
    product.parse(rendered(listingJsonLd({ ...listing, ...changes }, place, unrated)).data).offers
      .availability;
  expect(stateOf({ availability: { state: "sold", left: 0 } })).toBe("https://schema.org/SoldOut");
  expect(stateOf({ availability: { state: "reserved", left: 0 } })).toBe("https://schema.org/OutOfStock");
  expect(stateOf({ awayUntil: new Date() })).toBe("https://schema.org/OutOfStock");
  expect(listingJsonLd({ ...listing, mode: "standard" }, place, unrated)["@type"]).toBe("Service");
});

it("no title ends the script that it stands in", () => {
  const title = '</script><script>alert(1)</script><!-- "\u2028';
  const { html, data } = rendered(listingJsonLd({ ...listing, title }, place, unrated));
  expect(html.match(/<\/?script/g)).toEqual(["<script", "</script"]);
  expect(product.parse(data).name).toBe(title);
});

it("the way to a page is told in order, with addresses in the page's language", () => {
  const trail = [
    { href: "/", name: "الرئيسية" },
    { href: "/c/maison", name: "المنزل" },
  ];
  expect(breadcrumbsJsonLd(place, trail, "Tapis")).toEqual({
    "@type": "BreadcrumbList",
    itemListElement: [
      { "@type": "ListItem", position: 1, name: "الرئيسية", item: "https://souk.test/ar" },
      { "@type": "ListItem", position: 2, name: "المنزل", item: "https://souk.test/ar/c/maison" },
      { "@type": "ListItem", position: 3, name: "Tapis" },
    ],
  });
});

it("the site says who stands behind it and how it is searched", () => {
  const [organization, site] = siteJsonLd(place, { name: "سوق", description: "…" });
  expect(organization).toMatchObject({ "@type": "Organization", url: "https://souk.test" });
  expect(site).toMatchObject({
    "@type": "WebSite",
    url: "https://souk.test/ar",
    publisher: { "@id": organization?.["@id"] },
    potentialAction: { target: { urlTemplate: "https://souk.test/ar/search?q={search_term_string}" } },
  });
});

it("a description's beginning ends with a word", () => {
  expect(summaryOf("  Laine,\n noué  à la main. ")).toBe("Laine, noué à la main.");
  const long = summaryOf("mot ".repeat(100));
  expect(long).toMatch(/mot…$/);
  expect(long.length).toBeLessThanOrEqual(161);
});
