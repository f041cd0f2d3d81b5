import "server-only";
import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import { z } from "zod";
import type { Db } from "@/db/client";
import { listingImages, listings } from "@/db/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { takeFromLimit } from "@/lib/rate-limit";
import { fail, ok, type Result } from "@/lib/result";
import {
  deletePicture,
  getFile,
  MIN_PICTURE_PIXELS,
  PICTURE_WIDTHS,
  preparePicture,
  storePicture,
} from "@/lib/storage";
import { changeOwn } from "./own";
import { UPLOADS } from "./pictures";

const share = z.number().min(0).max(1);

/** Which part of a picture stays, in shares of its width and height from its left and its top. */
export const cropArea = z.object({ x: share, y: share, width: share, height: share });
export type CropArea = z.infer<typeof cropArea>;

type Size = { width: number; height: number };
type Region = Size & { left: number; top: number };

/** The area in whole pixels, within the picture; null where what stays would be smaller than a picture may be. */
export function cropRegion({ x, y, width, height }: CropArea, whole: Size): Region | null {
  const left = Math.round(x * whole.width);
  const top = Math.round(y * whole.height);
  const region = {
    left,
    top,
    width: Math.min(Math.round(width * whole.width), whole.width - left),
    height: Math.min(Math.round(height * whole.height), whole.height - top),
  };
  return Math.min(region.width, region.height) < MIN_PICTURE_PIXELS ? null : region;
}

/**
 * Cuts a picture of one's own listing down to `area`; the cut one takes its place under a key of its own. `key` says
 * which picture was looked at: sent twice, it is cut once. Fails with `not_found` for anybody else's and where that
 * picture stands no more, with `invalid_input` where too little would stay, with `rate_limited`.
 */
export async function cropPicture(
  db: Db,
  userId: string,
  listingId: string,
  { imageId, key, area }: { imageId: string; key: string; area: CropArea },
  clock: Clock = systemClock,
): Promise<Result<null>> {
  const mine = await changeOwn(db, userId, listingId, async (tx, { listing }) => {
    const [image] = await tx
      .select({ key: listingImages.storageKey })
      .from(listingImages)
      .where(and(eq(listingImages.id, imageId), eq(listingImages.listingId, listing.id)));
    return image?.key === key ? ok(null) : fail("not_found", "pictureUnknown");
  });
  if (!mine.ok) return mine;
  if (!(await takeFromLimit(db, `pictures:${userId}`, UPLOADS, clock())))
    return fail("rate_limited", "tooManyRequests");

  // Before the transaction: this takes a second of computing and needs no lock.
  const stored = await getFile(db, `${key}/${Math.max(...PICTURE_WIDTHS)}`);
  if (!stored) return fail("not_found", "pictureUnknown");
  const region = cropRegion(area, await sharp(stored.bytes).metadata());
  if (!region) return fail("invalid_input", "cropTooSmall");
  const cut = await sharp(stored.bytes).extract(region).webp({ lossless: true }).toBuffer();
  const prepared = await preparePicture(cut);
  if (!prepared.ok) return prepared;
  return changeOwn(db, userId, listingId, async (tx, { listing }) => {
    const { key: storageKey, width, height } = await storePicture(tx, prepared.data);
    const replaced = await tx
      .update(listingImages)
      .set({ storageKey, width, height })
      .where(
        and(
          eq(listingImages.id, imageId),
          eq(listingImages.listingId, listing.id),
          eq(listingImages.storageKey, key),
        ),
      )
      .returning({ id: listingImages.id });
    await deletePicture(tx, replaced.length > 0 ? key : storageKey);
    await tx.update(listings).set({ updatedAt: clock() }).where(eq(listings.id, listing.id));
    return replaced.length > 0 ? ok(null) : fail("not_found", "pictureUnknown");
  });
}
