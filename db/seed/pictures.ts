import { createHash } from "node:crypto";
import sharp from "sharp";
import type { Db } from "../client";
import { files } from "../schema";
import { DRAWINGS, picture } from "./drawings";
import type { SeedListing } from "./types";

/** As `lib/storage` keeps them: a file for each width, never enlarged. A test holds the two together. */
export const WIDTHS = [400, 800, 1600] as const;
/** Of the drawing when it is painted, in pixels: square. */
export const PAINTED = 1000;

export type SeedPicture = { key: string; svg: string };

/** The pictures of a listing: the whole, then a detail. The key is of the content, so a second run finds them there. */
export function picturesOf({ drawing, tones, room, detail }: SeedListing): SeedPicture[] {
  const drawn = DRAWINGS[drawing](tones);
  return [picture(room, drawn), picture(detail.room, drawn, detail.near, detail.x, detail.y)].map((svg) => ({
    key: createHash("sha256").update(svg).digest("hex").slice(0, 32),
    svg,
  }));
}

/** Paints the picture and stores it in every width. */
export async function storePicture(db: Db, { key, svg }: SeedPicture): Promise<void> {
  const painted = await sharp(Buffer.from(svg)).resize(PAINTED).removeAlpha().raw().toBuffer();
  const source = sharp(painted, { raw: { width: PAINTED, height: PAINTED, channels: 3 } });
  const rows = await Promise.all(
    WIDTHS.map(async (width) => ({
      key: `${key}/${width}`,
      contentType: "image/webp",
      bytes: await source
        .clone()
        .resize({ width, withoutEnlargement: true })
        .webp({ quality: 82, effort: 2 })
        .toBuffer(),
    })),
  );
  await db.insert(files).values(rows).onConflictDoNothing();
}
