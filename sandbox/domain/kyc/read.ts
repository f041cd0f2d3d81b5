import { and, desc, eq } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { verifications } from "../../db/schema/index";
import type { Verification } from "./link";

const MOST = 20;

export async function findVerification(
  reader: Reader,
  worldId: string,
  id: string,
): Promise<Verification | undefined> {
  const [row] = await reader
    .select()
    .from(verifications)
    .where(and(eq(verifications.id, id), eq(verifications.worldId, worldId)));
  return row;
}

export async function findByDiditToken(reader: Reader, token: string): Promise<Verification | undefined> {
  const [row] = await reader.select().from(verifications).where(eq(verifications.diditToken, token));
  return row;
}

/** Newest first, at most 20 (dhmad-api.md §3). */
export async function listByEmail(reader: Reader, worldId: string, email: string): Promise<Verification[]> {
  return reader
    .select()
    .from(verifications)
    .where(and(eq(verifications.worldId, worldId), eq(verifications.email, email)))
    .orderBy(desc(verifications.createdAt), desc(verifications.id))
    .limit(MOST);
}

export async function listAll(reader: Reader, worldId: string): Promise<Verification[]> {
  return reader
    .select()
    .from(verifications)
    .where(eq(verifications.worldId, worldId))
    .orderBy(desc(verifications.createdAt))
    .limit(200);
}
