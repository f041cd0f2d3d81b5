import { eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "../client";
import { categories, files, listingImages, listings, sellers, users } from "../schema";
import { CATEGORIES } from "./categories";
import { LISTINGS } from "./listings";
import { PEOPLE, SELLERS } from "./people";
import { PAINTED, picturesOf, storePicture } from "./pictures";
import type { SeedListing } from "./types";

export type SeedOptions = {
  /** Makes the local DHMAD know a seller as approved, and returns its id there. */
  verify?: (email: string, userId: string) => Promise<{ verificationId: string }>;
  /** What to put on sale, newest first: everything, unless a test wants less. */
  wares?: SeedListing[];
};

/** The categories, renamed and reordered where they are there already. */
export async function seedCategories(db: Db): Promise<void> {
  await db
    .insert(categories)
    .values(CATEGORIES)
    .onConflictDoUpdate({
      target: categories.slug,
      set: {
        position: sql`excluded.position`,
        nameFr: sql`excluded.name_fr`,
        nameAr: sql`excluded.name_ar`,
        nameEn: sql`excluded.name_en`,
      },
    });
}

/** Demo data: categories, people, verified sellers, listings with pictures. A second run adds only what is missing. */
export async function seed(db: Db, { verify, wares = LISTINGS }: SeedOptions = {}): Promise<void> {
  await seedCategories(db);
  const userIds = await seedPeople(db);
  await seedSellers(db, userIds);
  if (verify) await verifySellers(db, verify);
  await seedPictures(db, wares);
  for (const [index, listing] of wares.entries()) await seedListing(db, userIds, listing, index);
}

/** Paints what is missing, a few at a time: the painter works on all cores. */
async function seedPictures(db: Db, wares: SeedListing[]): Promise<void> {
  const wanted = wares.flatMap(picturesOf);
  const stored = await db
    .select({ key: files.key })
    .from(files)
    .where(
      inArray(
        files.key,
        wanted.map(({ key }) => `${key}/400`),
      ),
    );
  const there = new Set(stored.map(({ key }) => key));
  const missing = wanted.filter(({ key }) => !there.has(`${key}/400`));
  for (let i = 0; i < missing.length; i += 4) {
    await Promise.all(missing.slice(i, i + 4).map((picture) => storePicture(db, picture)));
  }
}

async function seedPeople(db: Db): Promise<Map<string, string>> {
  // Their addresses count as proved: DHMAD signs nobody in to an address that nobody proved here.
  const emailVerified = new Date("2025-03-01T09:00:00+01:00");
  const people = [...SELLERS, ...PEOPLE].map(({ email, name, locale }) => ({
    email,
    name,
    locale,
    emailVerified,
  }));
  await db.insert(users).values(people).onConflictDoNothing();
  const found = await db
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(
      inArray(
        users.email,
        people.map(({ email }) => email),
      ),
    );
  return new Map(found.map(({ email, id }) => [email, id]));
}

async function seedSellers(db: Db, userIds: Map<string, string>): Promise<void> {
  const since = new Date("2025-03-01T09:00:00+01:00");
  await db
    .insert(sellers)
    .values(
      SELLERS.map(({ email, shop, handle }) => ({
        userId: idOf(userIds, email),
        name: shop,
        handle,
        dhmadEmail: email,
        kycStatus: "approved" as const,
        diditSessionStatus: "completed",
        consentAt: since,
        consentVersion: "demo",
        approvedAt: since,
        createdAt: since,
      })),
    )
    .onConflictDoNothing();
}

async function verifySellers(db: Db, verify: NonNullable<SeedOptions["verify"]>): Promise<void> {
  const unknown = await db
    .select({ userId: sellers.userId, email: sellers.dhmadEmail })
    .from(sellers)
    .where(isNull(sellers.dhmadVerificationId));
  const ours = unknown.filter(({ email }) => SELLERS.some((seller) => seller.email === email));
  for (const { userId, email } of ours) {
    const { verificationId } = await verify(email, userId);
    await db
      .update(sellers)
      .set({ dhmadVerificationId: verificationId, version: sql`${sellers.version} + 1` })
      .where(eq(sellers.userId, userId));
  }
}

/** `index` counts back from now: the first of the list is the newest. */
async function seedListing(db: Db, userIds: Map<string, string>, listing: SeedListing, index: number) {
  const [there] = await db.select({ id: listings.id }).from(listings).where(eq(listings.slug, listing.slug));
  if (there) return;

  const seller = SELLERS.find(({ handle }) => handle === listing.seller);
  const publishedAt = new Date(Date.now() - index * 5 * 3_600_000);
  await db.transaction(async (tx) => {
    const [row] = await tx
      .insert(listings)
      .values({
        sellerId: idOf(userIds, seller?.email ?? ""),
        slug: listing.slug,
        status: "published",
        categorySlug: listing.category,
        title: listing.title,
        description: listing.description,
        mode: listing.mode,
        currency: listing.currency,
        priceMinor: listing.priceMinor,
        deliveryDays: listing.deliveryDays,
        stock: listing.stock,
        contractTerms: listing.contractTerms,
        proofUploadHours: listing.proof?.uploadHours,
        proofReviewHours: listing.proof?.reviewHours,
        proofTypes: listing.proof?.types,
        publishedAt,
        createdAt: publishedAt,
        updatedAt: publishedAt,
      })
      .returning({ id: listings.id });
    if (!row) throw new Error(`The listing ${listing.slug} was not written`);
    await tx.insert(listingImages).values(
      picturesOf(listing).map(({ key }, position) => ({
        listingId: row.id,
        position,
        storageKey: key,
        width: PAINTED,
        height: PAINTED,
      })),
    );
  });
}

function idOf(userIds: Map<string, string>, email: string): string {
  const id = userIds.get(email);
  if (!id) throw new Error(`${email} is not among the people of the seed`);
  return id;
}
