import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import sharp from "sharp";
import type { Db } from "../client";
import { files } from "../schema";
import { DRAWINGS, picture, placeOf } from "./drawings";
import type { SeedListing } from "./types";

/** As `lib/storage` keeps them: a file for each width, never enlarged. A test holds the two together. */
export const WIDTHS = [400, 800, 1600] as const;
/** Of the drawing when it is painted, in pixels: square. Nothing of a drawing is finer. */
export const PAINTED = 640;

export type SeedPicture = { key: string; svg: string };

/** The pictures of a listing: the whole, then a detail. The key is of the content, so a second run finds them there. */
export function picturesOf({ slug, drawing, tones, room, detail }: SeedListing): SeedPicture[] {
  const place = placeOf(drawing);
  const draw = DRAWINGS[drawing];
  const svgs = [picture(slug, room, draw, tones, { place })];
  if (detail) {
    const { near, x, y } = detail;
    svgs.push(picture(detail.which ?? `${slug} near`, detail.room, draw, tones, { near, x, y, place }));
  }
  return svgs.map((svg) => ({ key: createHash("sha256").update(svg).digest("hex").slice(0, 32), svg }));
}

/** Stores the picture in every width: painted now, or as `cacheDir` has it from an earlier time. */
export async function storePicture(db: Db, { key, svg }: SeedPicture, cacheDir?: string): Promise<void> {
  const [small, whole] = (await painted(cacheDir, key)) ?? (await paint(svg, cacheDir, key));
  const rows = WIDTHS.map((width) => ({
    key: `${key}/${width}`,
    contentType: "image/webp",
    bytes: width < PAINTED ? small : whole,
  }));
  await db.insert(files).values(rows).onConflictDoNothing();
}

type Painted = [small: Buffer, whole: Buffer];
const SIZES = [WIDTHS[0], PAINTED] as const;
const fileOf = (dir: string, key: string, size: number) => join(dir, `${key}-${size}.webp`);

async function painted(dir: string | undefined, key: string): Promise<Painted | null> {
  if (!dir) return null;
  const [small, whole] = await Promise.all(
    SIZES.map((size) => readFile(fileOf(dir, key, size)).catch(() => null)),
  );
  return small && whole ? [small, whole] : null;
}

async function paint(svg: string, dir: string | undefined, key: string): Promise<Painted> {
  // As large as it is wanted from the beginning: painting larger and making it smaller takes twice as long.
  const sized = svg.replace(/ width="\d+" height="\d+">/, ` width="${PAINTED}" height="${PAINTED}">`);
  const raw = await sharp(Buffer.from(sized)).removeAlpha().raw().toBuffer();
  const source = sharp(raw, { raw: { width: PAINTED, height: PAINTED, channels: 3 } });
  const images = await Promise.all([
    source.clone().resize(WIDTHS[0]).webp({ quality: 80, effort: 2 }).toBuffer(),
    source.clone().webp({ quality: 80, effort: 1 }).toBuffer(),
  ]);
  if (dir) await Promise.all(images.map((image, i) => keep(fileOf(dir, key, SIZES[i] ?? PAINTED), image)));
  return images;
}

/** In one step: another process must never read half a picture. */
async function keep(file: string, image: Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const next = `${file}.${process.pid}`;
  await writeFile(next, image);
  await rename(next, file);
}
