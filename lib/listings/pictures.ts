import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { listingImages, listings } from "@/db/schema";
import { type Clock, MINUTE_MS, systemClock } from "@/lib/clock";
import { type Limit, takeFromLimit } from "@/lib/rate-limit";
import { fail, ok, type Result } from "@/lib/result";
import { deletePicture, type Picture, preparePicture, storePicture } from "@/lib/storage";
import { changeOwn } from "./own";

export const MAX_PICTURES = 8;

/** Forms with pictures, most with one, and cropped ones: each takes seconds of computing. */
export const UPLOADS: Limit = { max: 40, windowMs: MINUTE_MS };

export type Upload = { name: string; bytes: Uint8Array };
/** `refused`: what could not be taken, by file name, with a key of the catalogue `errors`. */
export type PicturesAdded = { added: number; refused: { name: string; message: string }[] };

/**
 * Adds pictures behind those that are there, up to `MAX_PICTURES`. One bad file does not cost the others. Fails with
 * `not_found` for anybody else's listing and `rate_limited`, both before `read` takes the files in, and as `read` does.
 */
export async function addPictures(
  db: Db,
  userId: string,
  listingId: string,
  read: () => Promise<Result<Upload[]>>,
  clock: Clock = systemClock,
): Promise<Result<PicturesAdded>> {
  // First of all: a stranger's listing, or one form after another, costs neither memory nor computing.
  if (!(await changeOwn(db, userId, listingId, async () => ok(null))).ok)
    return fail("not_found", "listingUnknown");
  if (!(await takeFromLimit(db, `pictures:${userId}`, UPLOADS, clock())))
    return fail("rate_limited", "tooManyRequests");
  const sent = await read();
  if (!sent.ok) return sent;
  const uploads = sent.data;
  const refused: PicturesAdded["refused"] = [];
  const ready: { name: string; picture: Picture }[] = [];
  // Before the transaction: this takes seconds of computing and needs no lock.
  for (const { name, bytes } of uploads.slice(0, MAX_PICTURES)) {
    const prepared = await preparePicture(bytes);
    if (prepared.ok) ready.push({ name, picture: prepared.data });
    else refused.push({ name, message: prepared.error.message });
  }
  for (const { name } of uploads.slice(MAX_PICTURES)) refused.push({ name, message: "tooManyPictures" });
  return changeOwn(db, userId, listingId, async (tx, { listing }) => {
    const present = await inOrder(tx, listing.id);
    const room = Math.max(0, MAX_PICTURES - present.length);
    const over = ready.slice(room).map(({ name }) => ({ name, message: "tooManyPictures" }));
    const taken = ready.slice(0, room);
    let position = (present.at(-1)?.position ?? -1) + 1;
    for (const { picture } of taken) {
      const { key, width, height } = await storePicture(tx, picture);
      await tx
        .insert(listingImages)
        .values({ listingId: listing.id, position, storageKey: key, width, height });
      position += 1;
    }
    if (taken.length > 0) await touch(tx, listing.id, clock());
    return ok({ added: taken.length, refused: [...refused, ...over] });
  });
}

/** Removes a picture and its files. One that is gone already is no failure: a double press means the same. */
export async function removePicture(
  db: Db,
  userId: string,
  listingId: string,
  imageId: string,
  clock: Clock = systemClock,
): Promise<Result<null>> {
  return changeOwn(db, userId, listingId, async (tx, { listing }) => {
    const image = (await inOrder(tx, listing.id)).find(({ id }) => id === imageId);
    if (!image) return ok(null);
    await tx
      .delete(listingImages)
      .where(and(eq(listingImages.id, image.id), eq(listingImages.listingId, listing.id)));
    await deletePicture(tx, image.storageKey);
    await touch(tx, listing.id, clock());
    return ok(null);
  });
}

/** Swaps a picture with its neighbour. The first one is what lists of listings show. */
export async function movePicture(
  db: Db,
  userId: string,
  listingId: string,
  imageId: string,
  direction: "earlier" | "later",
  clock: Clock = systemClock,
): Promise<Result<null>> {
  return changeOwn(db, userId, listingId, async (tx, { listing }) => {
    const images = await inOrder(tx, listing.id);
    const from = images.findIndex(({ id }) => id === imageId);
    const image = images[from];
    const other = images[direction === "earlier" ? from - 1 : from + 1];
    if (!image) return fail("not_found", "pictureUnknown");
    if (!other) return ok(null);
    await place(tx, image.id, other.position);
    await place(tx, other.id, image.position);
    await touch(tx, listing.id, clock());
    return ok(null);
  });
}

/**
 * Puts the pictures in the order of `ids`. One that is not named, because it came meanwhile, stands behind; one that is
 * gone already is passed over.
 */
export async function orderPictures(
  db: Db,
  userId: string,
  listingId: string,
  ids: string[],
  clock: Clock = systemClock,
): Promise<Result<null>> {
  return changeOwn(db, userId, listingId, async (tx, { listing }) => {
    const images = await inOrder(tx, listing.id);
    const rank = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
    const wished = images.toSorted((one, other) => rank(one.id) - rank(other.id));
    for (const [position, image] of wished.entries()) await place(tx, image.id, position);
    await touch(tx, listing.id, clock());
    return ok(null);
  });
}

const inOrder = (tx: Tx, listingId: string) =>
  tx
    .select()
    .from(listingImages)
    .where(eq(listingImages.listingId, listingId))
    .orderBy(asc(listingImages.position), asc(listingImages.id));

const place = (tx: Tx, id: string, position: number) =>
  tx.update(listingImages).set({ position }).where(eq(listingImages.id, id));

const touch = (tx: Tx, listingId: string, now: Date) =>
  tx.update(listings).set({ updatedAt: now }).where(eq(listings.id, listingId));
