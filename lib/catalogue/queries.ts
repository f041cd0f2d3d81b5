import "server-only";
import { and, asc, count, desc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { categories, listingImages, listings, sellers } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import { availabilityOf, hasUnpaidOrder, type SoldMode } from "@/lib/listings";
import type { Category, CategoryTile, ListingCard, PublicListing } from "./types";

/** How many listings a category shows on one page. */
export const PAGE_SIZE = 24;

export const nameIn = { fr: categories.nameFr, ar: categories.nameAr, en: categories.nameEn } as const;
const published = eq(listings.status, "published");
/** What lists show: what is reserved or sold keeps its page, and comes back to the lists when it is given back. */
export const forSale = and(published, or(isNull(listings.stock), gt(listings.stock, 0)));
const newestFirst = [desc(listings.publishedAt), desc(listings.id)];
/** In the order of the index `listings_of_category`. A boost ends where a job takes it away. */
const boostedFirst = [asc(sql`(${listings.boostedUntil} is null)`), ...newestFirst];

/** The first picture of a listing, so that one query brings the cards whole. */
const firstPicture = sql<string | null>`(
  select i.storage_key from ${listingImages} i where i.listing_id = listings.id order by i.position limit 1
)`;

export const card = {
  slug: listings.slug,
  title: listings.title,
  // `published` has a price: the check `listings_published_whole`.
  priceMinor: sql<number>`${listings.priceMinor}`.mapWith(Number),
  currency: listings.currency,
  sellerName: sellers.name,
  governorate: listings.governorate,
  city: listings.city,
  picture: firstPicture,
  // A job opens the shop on time (docs/decisions/015).
  away: sql<boolean>`(${sellers.awayUntil} is not null)`,
  boosted: sql<boolean>`(${listings.boostedUntil} is not null)`,
};

export const cards = (db: Db) =>
  db.select(card).from(listings).innerJoin(sellers, eq(sellers.userId, listings.sellerId));

/** The categories in their fixed order, named in `locale`. */
export async function listCategories(db: Db, locale: Locale): Promise<Category[]> {
  return db
    .select({ slug: categories.slug, name: nameIn[locale] })
    .from(categories)
    .orderBy(asc(categories.position));
}

export async function getCategory(db: Db, locale: Locale, slug: string): Promise<Category | null> {
  const [category] = await db
    .select({ slug: categories.slug, name: nameIn[locale] })
    .from(categories)
    .where(eq(categories.slug, slug));
  return category ?? null;
}

/** The categories, each with how much there is in it and the picture of its newest listing. */
export async function listCategoryTiles(db: Db, locale: Locale): Promise<CategoryTile[]> {
  // Names written out: of a single table Drizzle renders columns bare, and inside a subquery `slug` would be another.
  return db
    .select({
      slug: categories.slug,
      name: nameIn[locale],
      listings: sql`(
        select count(*) from listings l
        where l.category_slug = categories.slug and l.status = 'published' and (l.stock is null or l.stock > 0)
      )`.mapWith(Number),
      picture: sql<string | null>`(
        select i.storage_key
        from listings l join listing_images i on i.listing_id = l.id
        where l.category_slug = categories.slug and l.status = 'published' and (l.stock is null or l.stock > 0)
        order by l.published_at desc, i.position limit 1
      )`,
    })
    .from(categories)
    .orderBy(asc(categories.position));
}

/** The newest of all that can be ordered. */
export async function listNewListings(db: Db, limit: number): Promise<ListingCard[]> {
  return cards(db)
    .where(forSale)
    .orderBy(...newestFirst)
    .limit(limit);
}

/** The first of a category: the boosted ones, then the newest. */
export async function listFirstOfCategory(
  db: Db,
  categorySlug: string,
  limit: number,
): Promise<ListingCard[]> {
  return cards(db)
    .where(and(forSale, eq(listings.categorySlug, categorySlug)))
    .orderBy(...boostedFirst)
    .limit(limit);
}

/** One page of a category, counted from 1: boosted ones first, then newest, and how many pages there are (at least one). */
export async function listCategoryListings(
  db: Db,
  categorySlug: string,
  page: number,
): Promise<{ listings: ListingCard[]; total: number; pages: number }> {
  const here = and(forSale, eq(listings.categorySlug, categorySlug));
  const [counted, found] = await Promise.all([
    db.select({ total: count() }).from(listings).where(here),
    cards(db)
      .where(here)
      .orderBy(...boostedFirst)
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE),
  ]);
  const total = counted[0]?.total ?? 0;
  return { listings: found, total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)) };
}

/** A listing as anybody may see it, reserved and sold too; null where there is none or it is not published. */
export async function getPublicListing(db: Db, locale: Locale, slug: string): Promise<PublicListing | null> {
  const [listing] = await db
    .select({
      ...card,
      id: listings.id,
      // Never `instant`: the check `listings_mode`.
      mode: sql<SoldMode>`${listings.mode}`,
      contractTerms: listings.contractTerms,
      uploadHours: listings.proofUploadHours,
      reviewHours: listings.proofReviewHours,
      types: listings.proofTypes,
      stock: listings.stock,
      unpaid: sql<boolean>`coalesce(${hasUnpaidOrder}, false)`,
      description: listings.description,
      deliveryDays: sql<number>`${listings.deliveryDays}`,
      publishedAt: sql<Date>`${listings.publishedAt}`.mapWith(listings.publishedAt),
      awayUntil: sellers.awayUntil,
      category: { slug: categories.slug, name: nameIn[locale] },
      seller: {
        name: sellers.name,
        handle: sellers.handle,
        verified: sql<boolean>`${sellers.kycStatus} = 'approved'`,
        since: sellers.createdAt,
      },
    })
    .from(listings)
    .innerJoin(sellers, eq(sellers.userId, listings.sellerId))
    .innerJoin(categories, eq(categories.slug, listings.categorySlug))
    .where(and(published, eq(listings.slug, slug)));
  if (!listing) return null;
  const { id, picture: _first, boosted: _marked, away: _until, stock, unpaid, ...found } = listing;
  const { contractTerms, uploadHours, reviewHours, types, ...rest } = found;
  const pictures = await db
    .select({ key: listingImages.storageKey })
    .from(listingImages)
    .where(eq(listingImages.listingId, id))
    .orderBy(asc(listingImages.position));
  return {
    ...rest,
    contractTerms: rest.mode === "standard" ? contractTerms : "",
    proof: rest.mode === "quick_proof" ? { uploadHours, reviewHours, types } : null,
    availability: availabilityOf(stock, unpaid),
    pictures: pictures.map(({ key }) => key),
  };
}
