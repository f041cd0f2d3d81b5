import { eq, inArray, isNull, like, sql } from "drizzle-orm";
import type { Db } from "../client";
import { categories, files, listingImages, listings, sellers, users } from "../schema";
import { CATEGORIES } from "./categories";
import { LISTINGS } from "./listings";
import { BUYERS, PEOPLE, SELLERS } from "./people";
import { PAINTED, picturesOf, storePicture } from "./pictures";
import type { SeedListing } from "./types";

export type SeedOptions = {
  /** Makes the local DHMAD know a seller as approved, and returns its id there. */
  verify?: (email: string, userId: string) => Promise<{ verificationId: string }>;
  /** What to put on sale, newest first: everything, unless a test wants less. */
  wares?: SeedListing[];
  /** Where painted pictures are kept, so that another database gets them at once. */
  cacheDir?: string;
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
export async function seed(db: Db, { verify, wares = LISTINGS, cacheDir }: SeedOptions = {}): Promise<void> {
  await seedCategories(db);
  const userIds = await seedPeople(db);
  await seedSellers(db, userIds);
  if (verify) await verifySellers(db, verify);
  await seedPictures(db, wares, cacheDir);
  await seedListings(db, userIds, wares);
}

/** How many are painted at a time: the painter works on all cores. */
const PAINTERS = 6;

/** Paints what is missing; listings that look the same share a picture. */
async function seedPictures(db: Db, wares: SeedListing[], cacheDir?: string): Promise<void> {
  const wanted = new Map(wares.flatMap(picturesOf).map((picture) => [picture.key, picture]));
  const stored = await db.select({ key: files.key }).from(files).where(like(files.key, "%/400"));
  for (const { key } of stored) wanted.delete(key.replace("/400", ""));
  const waiting = [...wanted.values()];
  const paint = async () => {
    for (let picture = waiting.shift(); picture; picture = waiting.shift())
      await storePicture(db, picture, cacheDir);
  };
  await Promise.all(Array.from({ length: PAINTERS }, paint));
}

async function seedPeople(db: Db): Promise<Map<string, string>> {
  // Their addresses count as proved: DHMAD signs nobody in to an address that nobody proved here.
  const emailVerified = new Date("2025-03-01T09:00:00+01:00");
  const people = [...SELLERS, ...PEOPLE, ...BUYERS].map(({ email, name, locale }) => ({
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

/** Writes those that are missing, all or none of them. */
async function seedListings(db: Db, userIds: Map<string, string>, wares: SeedListing[]): Promise<void> {
  const now = Date.now();
  const rows = wares.map((ware, index) => rowOf(userIds, ware, new Date(now - ageMs(index))));
  await db.transaction(async (tx) => {
    const written = await tx
      .insert(listings)
      .values(rows)
      .onConflictDoNothing({ target: listings.slug })
      .returning({ id: listings.id, slug: listings.slug });
    if (written.length === 0) return;
    const bySlug = new Map(wares.map((ware) => [ware.slug, ware]));
    await tx.insert(listingImages).values(
      written.flatMap(({ id, slug }) => {
        const ware = bySlug.get(slug);
        const pictures = ware ? picturesOf(ware) : [];
        return pictures.map(({ key }, position) => ({
          ...{ listingId: id, position, storageKey: key },
          ...{ width: PAINTED, height: PAINTED },
        }));
      }),
    );
  });
}

const OLDEST_MS = 260 * 86_400_000;
const MOST = 400;
/** How long ago a listing was published, from its place in the list: the first of it is the newest, the older the rarer. */
export const ageMs = (index: number) => Math.round(OLDEST_MS * (index / MOST) ** 1.5);

function rowOf(
  userIds: Map<string, string>,
  listing: SeedListing,
  publishedAt: Date,
): typeof listings.$inferInsert {
  const seller = SELLERS.find(({ handle }) => handle === listing.seller);
  const [governorate, latin, arabic] = seller?.towns[0] ?? [];
  const city = /\p{Script=Arabic}/u.test(listing.title) ? arabic : latin;
  const place = listing.place === undefined ? { governorate, city } : listing.place;
  return {
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
    ...place,
    ...{ publishedAt, createdAt: publishedAt, updatedAt: publishedAt },
  };
}

function idOf(userIds: Map<string, string>, email: string): string {
  const id = userIds.get(email);
  if (!id) throw new Error(`${email} is not among the people of the seed`);
  return id;
}
