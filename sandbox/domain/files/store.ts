import { eq } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { files } from "../../db/schema/index";
import type { Step } from "../context";
import { newId, newToken } from "../ids";
import { badRequest } from "../refusal";

export type Upload = { name: string; data: Buffer };
export type StoredFile = typeof files.$inferSelect;

export const MAX_FILE_BYTES = 5 * 1024 * 1024;
/** For the `accept` of a file field. */
export const ACCEPTED_TYPES = ["image/jpeg", "image/png", "image/webp", "application/pdf"] as const;

/** The type by the first bytes: what a browser or a name claims is not trusted. Null when it is none of ours. */
export function sniffType(data: Buffer): (typeof ACCEPTED_TYPES)[number] | null {
  if (data.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg";
  if (data.subarray(0, 8).equals(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"))) return "image/png";
  if (data.toString("latin1", 0, 4) === "RIFF" && data.toString("latin1", 8, 12) === "WEBP")
    return "image/webp";
  if (data.toString("latin1", 0, 5) === "%PDF-") return "application/pdf";
  return null;
}

/** Keeps an uploaded file; refuses an empty one, one over 5 MB, and what is not JPEG, PNG, WebP or PDF. */
export async function storeFile({ tx, world, now }: Step, upload: Upload): Promise<StoredFile> {
  const { data } = upload;
  if (data.length === 0) throw badRequest("A file is required", "file", "file_required");
  if (data.length > MAX_FILE_BYTES) {
    throw badRequest("A file must be at most 5 MB", "file", "file_too_large");
  }
  const mimeType = sniffType(data);
  if (!mimeType) throw badRequest("A file must be JPEG, PNG, WebP or PDF", "file", "bad_file_type");
  const [row] = await tx
    .insert(files)
    .values({
      id: newId(now),
      worldId: world.id,
      name: upload.name.slice(0, 200) || "file",
      mimeType,
      size: data.length,
      data,
      linkKey: newToken(),
      createdAt: now,
    })
    .returning();
  if (!row) throw new Error("The file was not written");
  return row;
}

export async function findFile(reader: Reader, id: string): Promise<StoredFile | undefined> {
  const [row] = await reader.select().from(files).where(eq(files.id, id));
  return row;
}
