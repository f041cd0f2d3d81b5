import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { listingImages, listings } from "@/db/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { takeFromLimit } from "@/lib/rate-limit";
import { fail, ok, type Result } from "@/lib/result";
import { deletePicture } from "@/lib/storage";
import { listingColumns } from "./columns";
import { differingFields, type Edit } from "./edit";
import type { ListingInput } from "./input";
import { NEW_DRAFTS } from "./limits";
import { changeOwn, type Owned, toFailure } from "./own";
import { listingSlug, newShortId } from "./slug";
import {
  type ListingMove,
  type ListingStatus,
  mayMove,
  missingForPublication,
  type PublicationField,
} from "./state";
import { changedStock, type Stock } from "./stock";

/** Begins a listing. Anyone signed in may: only publishing asks who they are. Fails with `rate_limited`. */
export async function createDraft(
  db: Db,
  userId: string,
  input: ListingInput,
  clock: Clock = systemClock,
): Promise<Result<{ id: string }>> {
  if (!(await takeFromLimit(db, `drafts:${userId}`, NEW_DRAFTS, clock())))
    return fail("rate_limited", "tooManyDrafts");
  try {
    const [row] = await db
      .insert(listings)
      .values({
        sellerId: userId,
        slug: newShortId(),
        ...listingColumns(input),
        stock: input.stock?.to ?? null,
      })
      .returning({ id: listings.id });
    if (!row) throw new Error("the listing was not written");
    return ok(row);
  } catch (error) {
    return toFailure(error);
  }
}

/** `stockShown` is what a form then starts from; `drawAgain`: what stands around the form has changed. */
export type Saved = { status: ListingStatus; edit: string; stockShown: Stock; drawAgain: boolean };

/**
 * Saves what was typed. A listing that is public, or comes back by itself, stays whole: what it lacks then is told at
 * the fields. Fails with `conflict` where `edit` was begun from another writing than stands here, and tells which fields
 * differ, under `edit` that they do; with `not_found` for anybody else's listing. The same edit sent twice is saved once.
 */
export async function updateDraft(
  db: Db,
  userId: string,
  listingId: string,
  input: ListingInput,
  edit: Edit = {},
  clock: Clock = systemClock,
): Promise<Result<Saved>> {
  return changeOwn(db, userId, listingId, async (tx, { listing }) => {
    const next = listingColumns(input);
    const shown = input.stock ? input.stock.to : listing.stock;
    if (edit.to && edit.to === listing.editId)
      return ok({ status: listing.status, edit: edit.to, stockShown: shown, drawAgain: true });
    const moved = edit.from !== undefined && edit.from !== listing.editId;
    if (moved || (edit.draftOnly && listing.status !== "draft")) {
      const differing = differingFields(listing, next);
      // The same words, saved by a page that was left before it heard so: nothing to decide.
      return Object.keys(differing).length === 0
        ? ok({ status: listing.status, edit: listing.editId, stockShown: listing.stock, drawAgain: true })
        : fail("conflict", "listingChanged", { edit: ["changedElsewhere"], ...differing });
    }
    const missing = missingForPublication({ ...listing, ...next });
    if (listing.status !== "draft" && missing.length > 0)
      return fail("invalid_input", "publishedStaysWhole", missingFields(missing));
    // The row is locked: an order that comes now takes its one from what is written here.
    const stock = input.stock ? changedStock(listing.stock, input.stock) : listing.stock;
    const editId = edit.to ?? randomUUID();
    await tx
      .update(listings)
      .set({ ...next, stock, editId, updatedAt: clock() })
      .where(eq(listings.id, listing.id));
    const drawAgain =
      stock !== shown ||
      listing.title !== next.title ||
      String(missingForPublication(listing)) !== String(missing);
    return ok({ status: listing.status, edit: editId, stockShown: shown, drawAgain });
  });
}

/**
 * Puts a listing up for sale. Its address is made from its title the first time and never changes. Fails with
 * `not_verified` until DHMAD has approved the seller (rule 8: the database refuses too), with `invalid_input` where
 * something is missing, with `not_found` for anybody else's.
 */
export async function publishListing(
  db: Db,
  userId: string,
  listingId: string,
  clock: Clock = systemClock,
): Promise<Result<{ slug: string }>> {
  return changeOwn(db, userId, listingId, async (tx, { listing, verified }) => {
    if (!verified) return fail("not_verified", "sellerUnverified");
    if (!mayMove(listing.status, "publish")) return ok({ slug: listing.slug });
    const missing = missingForPublication(listing);
    if (missing.length > 0) return fail("invalid_input", "listingIncomplete", missingFields(missing));
    const now = clock();
    const slug = listing.publishedAt ? listing.slug : listingSlug(listing.title, listing.slug);
    await tx
      .update(listings)
      .set({ status: "published", slug, publishedAt: listing.publishedAt ?? now, updatedAt: now })
      .where(eq(listings.id, listing.id));
    return ok({ slug });
  });
}

/** Takes a listing off sale; it becomes a draft again and keeps its address. Orders for it go on. */
export async function unpublishListing(
  db: Db,
  userId: string,
  listingId: string,
  clock: Clock = systemClock,
): Promise<Result<null>> {
  return move(db, userId, listingId, "unpublish", async (tx, { listing }) => {
    await tx.update(listings).set({ status: "draft", updatedAt: clock() }).where(eq(listings.id, listing.id));
    return ok(null);
  });
}

/** Deletes a draft with its pictures. Fails with `conflict` where it was ordered: the order refers to it. */
export async function deleteDraft(db: Db, userId: string, listingId: string): Promise<Result<null>> {
  return move(db, userId, listingId, "delete", async (tx, { listing }) => {
    const pictures = await tx
      .select({ key: listingImages.storageKey })
      .from(listingImages)
      .where(eq(listingImages.listingId, listing.id));
    await tx.delete(listings).where(eq(listings.id, listing.id));
    for (const { key } of pictures) await deletePicture(tx, key);
    return ok(null);
  });
}

const move = <T>(
  db: Db,
  userId: string,
  listingId: string,
  name: ListingMove,
  run: (tx: Tx, owned: Owned) => Promise<Result<T>>,
): Promise<Result<T>> =>
  changeOwn(db, userId, listingId, async (tx, owned) =>
    mayMove(owned.listing.status, name) ? run(tx, owned) : fail("conflict", "listingMoved"),
  );

const missingFields = (missing: PublicationField[]) =>
  Object.fromEntries(missing.map((field) => [field, [`${field}Missing`]]));
