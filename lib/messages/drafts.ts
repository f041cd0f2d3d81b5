import "server-only";
import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { messageDrafts } from "@/db/schema";
import { storableText } from "@/lib/storable";
import type { Target } from "./input";
import { findParties, type Parties } from "./parties";

const DRAFT_LENGTH = 8000;
export type DraftProblem = (typeof messageDrafts.$inferSelect)["problem"];

/** Keeps what could not be sent, and why, for the page that the person comes back to. Nothing for strangers. */
export async function keepDraft(
  db: Db,
  userId: string,
  to: Target,
  body: string,
  problem: DraftProblem,
): Promise<void> {
  const found = await findParties(db, userId, to);
  if (!found.ok) return;
  const { listingId, buyerId } = found.data;
  const draft = { body: storableText(body.slice(0, DRAFT_LENGTH)), problem };
  await db
    .insert(messageDrafts)
    .values({ userId, listingId, buyerId, ...draft })
    .onConflictDoUpdate({
      target: [messageDrafts.userId, messageDrafts.listingId, messageDrafts.buyerId],
      set: draft,
    });
}

/** A draft is of one person in one conversation, begun or not. */
export const draftOf = (userId: string, { listingId, buyerId }: Pick<Parties, "listingId" | "buyerId">) =>
  and(
    eq(messageDrafts.userId, userId),
    eq(messageDrafts.listingId, listingId),
    eq(messageDrafts.buyerId, buyerId),
  );

/** What could not be sent, and why; null where there is nothing. */
export async function getDraft(
  db: Db,
  userId: string,
  parties: Parties,
): Promise<{ body: string; problem: DraftProblem } | null> {
  const [draft] = await db
    .select({ body: messageDrafts.body, problem: messageDrafts.problem })
    .from(messageDrafts)
    .where(draftOf(userId, parties));
  return draft ?? null;
}
