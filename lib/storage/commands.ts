import "server-only";
import { randomBytes } from "node:crypto";
import { inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { files } from "@/db/schema";
import type { Picture } from "./picture";
import { PICTURE_WIDTHS } from "./url";

export type StoredPicture = { key: string; width: number; height: number };

/** Stores a prepared picture in all its widths under a new key. `width` and `height` are those of the original. */
export async function storePicture(tx: Db | Tx, picture: Picture): Promise<StoredPicture> {
  const key = randomBytes(16).toString("hex");
  await tx.insert(files).values(
    picture.sizes.map(({ width, bytes }) => ({
      key: `${key}/${width}`,
      contentType: "image/webp",
      bytes,
    })),
  );
  return { key, width: picture.width, height: picture.height };
}

/** Stores a picture once more under a key of its own, which is returned. */
export async function copyPicture(tx: Db | Tx, key: string): Promise<string> {
  const copy = randomBytes(16).toString("hex");
  for (const width of PICTURE_WIDTHS)
    await tx.execute(sql`
      insert into files (key, content_type, bytes)
      select ${`${copy}/${width}`}, content_type, bytes from files where key = ${`${key}/${width}`}`);
  return copy;
}

/** Removes a picture in all its widths. */
export async function deletePicture(tx: Db | Tx, key: string): Promise<void> {
  await tx.delete(files).where(
    inArray(
      files.key,
      PICTURE_WIDTHS.map((width) => `${key}/${width}`),
    ),
  );
}
