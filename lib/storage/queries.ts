import "server-only";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { files } from "@/db/schema";

/** A stored file, or null. */
export async function getFile(db: Db, key: string): Promise<{ contentType: string; bytes: Buffer } | null> {
  const [file] = await db
    .select({ contentType: files.contentType, bytes: files.bytes })
    .from(files)
    .where(eq(files.key, key));
  return file ?? null;
}
