import "server-only";
import { randomBytes } from "node:crypto";
import sharp from "sharp";
import type { Db, Tx } from "@/db/client";
import { files } from "@/db/schema";
import { fail, ok, type Result } from "@/lib/result";
import { MAX_PIXELS } from "./picture";

/** The longest side, in pixels, in which a private picture is kept. */
const LONGEST_SIDE = 1600;

/**
 * Reads a picture that only some people may see: JPEG, PNG or WebP by its content. Turned upright, without metadata, as
 * one WebP no larger than a screen shows. A failure is a key of the catalogue `errors`.
 */
export async function preparePrivatePicture(bytes: Uint8Array): Promise<Result<Buffer>> {
  try {
    const source = sharp(bytes, { limitInputPixels: MAX_PIXELS });
    const { format } = await source.metadata();
    if (format !== "jpeg" && format !== "png" && format !== "webp")
      return fail("invalid_input", "fileUnreadable");
    const size = {
      width: LONGEST_SIDE,
      height: LONGEST_SIDE,
      fit: "inside",
      withoutEnlargement: true,
    } as const;
    return ok(await source.autoOrient().resize(size).webp({ quality: 80 }).toBuffer());
  } catch {
    // sharp throws plain errors for whatever it cannot decode: cut short, or too many pixels.
    return fail("invalid_input", "fileUnreadable");
  }
}

/** Stores a file under a new key of a form that no public address has: whoever serves it asks first who may see it. */
export async function storePrivateFile(
  tx: Db | Tx,
  file: { contentType: string; bytes: Buffer },
): Promise<string> {
  const key = `private/${randomBytes(16).toString("hex")}`;
  await tx.insert(files).values({ key, ...file });
  return key;
}
