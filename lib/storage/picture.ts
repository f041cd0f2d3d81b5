import sharp from "sharp";
import { fail, ok, type Result } from "@/lib/result";
import { PICTURE_WIDTHS, type PictureWidth } from "./url";

/** What one picture may weigh before it is made smaller. */
export const MAX_PICTURE_BYTES = 8 * 1024 * 1024;
export const MIN_PICTURE_PIXELS = 200;
/** A few kilobytes can unpack to gigabytes; today's telephones stay below this. */
export const MAX_PIXELS = 64_000_000;

export type Picture = { width: number; height: number; sizes: { width: PictureWidth; bytes: Buffer }[] };

/**
 * Reads an uploaded picture by its content, never by its name: JPEG, PNG, WebP or AVIF. Turned upright, without
 * metadata (a photograph tells where it was taken), as WebP in each of our widths and never enlarged.
 * Failures are keys of the catalogue `errors`.
 */
export async function preparePicture(bytes: Uint8Array): Promise<Result<Picture>> {
  if (bytes.byteLength > MAX_PICTURE_BYTES) return fail("invalid_input", "pictureTooHeavy");
  try {
    const source = sharp(bytes, { limitInputPixels: MAX_PIXELS });
    const { format, compression, autoOrient } = await source.metadata();
    const known =
      format === "jpeg" ||
      format === "png" ||
      format === "webp" ||
      (format === "heif" && compression === "av1");
    if (!known) return fail("invalid_input", "pictureType");
    if (Math.min(autoOrient.width, autoOrient.height) < MIN_PICTURE_PIXELS)
      return fail("invalid_input", "pictureTooSmall");

    const upright = source.autoOrient();
    const sizes: Picture["sizes"] = [];
    for (const width of PICTURE_WIDTHS) {
      const file = upright.clone().resize({ width, withoutEnlargement: true }).webp({ quality: 80 });
      sizes.push({ width, bytes: await file.toBuffer() });
    }
    return ok({ width: autoOrient.width, height: autoOrient.height, sizes });
  } catch {
    // sharp throws plain errors for whatever it cannot decode: not an image, cut short, or too many pixels.
    return fail("invalid_input", "pictureType");
  }
}
