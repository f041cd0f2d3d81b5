import "server-only";
import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { listingImages, listings } from "@/db/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { takeFromLimit } from "@/lib/rate-limit";
import { fail, ok, type Result } from "@/lib/result";
import { copyPicture } from "@/lib/storage";
import { NEW_DRAFTS } from "./limits";
import { changeOwn } from "./own";
import { newShortId } from "./slug";

/**
 * Writes a new draft with the text and the pictures of a listing; it has an address, a boost and a history of its own.
 * What was sold out is offered once. Fails with `not_found` for anybody else's listing, and with `rate_limited`.
 */
export async function duplicateListing(
  db: Db,
  userId: string,
  listingId: string,
  clock: Clock = systemClock,
): Promise<Result<{ id: string }>> {
  if (!(await changeOwn(db, userId, listingId, async () => ok(null))).ok)
    return fail("not_found", "listingUnknown");
  if (!(await takeFromLimit(db, `drafts:${userId}`, NEW_DRAFTS, clock())))
    return fail("rate_limited", "tooManyDrafts");
  return changeOwn(db, userId, listingId, async (tx, { listing }) => {
    const now = clock();
    const [copy] = await tx
      .insert(listings)
      .values({
        sellerId: userId,
        slug: newShortId(),
        categorySlug: listing.categorySlug,
        title: listing.title,
        description: listing.description,
        mode: listing.mode,
        currency: listing.currency,
        priceMinor: listing.priceMinor,
        deliveryDays: listing.deliveryDays,
        stock: listing.stock === null ? null : Math.max(listing.stock, 1),
        governorate: listing.governorate,
        city: listing.city,
        contractTerms: listing.contractTerms,
        proofUploadHours: listing.proofUploadHours,
        proofReviewHours: listing.proofReviewHours,
        proofTypes: listing.proofTypes,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: listings.id });
    if (!copy) throw new Error("the listing was not written");
    const pictures = await tx
      .select()
      .from(listingImages)
      .where(eq(listingImages.listingId, listing.id))
      .orderBy(asc(listingImages.position), asc(listingImages.id));
    for (const [position, { storageKey, width, height }] of pictures.entries())
      await tx.insert(listingImages).values({
        listingId: copy.id,
        position,
        // Files of its own: the one may be removed without the other.
        storageKey: await copyPicture(tx, storageKey),
        width,
        height,
      });
    return ok(copy);
  });
}
