import { and, desc, eq, sql } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { users, verifications } from "../../db/schema/index";
import type { Step } from "../context";
import { emit } from "../events";
import { verificationEvent } from "./view";

export type Verification = typeof verifications.$inferSelect;

export async function newestVerification(
  reader: Reader,
  worldId: string,
  email: string,
): Promise<Verification | undefined> {
  const [row] = await reader
    .select()
    .from(verifications)
    .where(and(eq(verifications.worldId, worldId), eq(verifications.email, email)))
    .orderBy(desc(verifications.createdAt), desc(verifications.id))
    .limit(1);
  return row;
}

/**
 * Lets one transaction at a time settle what belongs to a person's identity: otherwise a registration and an approval at
 * the same moment would each miss the other, and the two would never be linked.
 */
export async function lockPerson({ tx, world }: Step, email: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`${world.id}:${email}`}))`);
}

/** Attaches an approved verification to the account of the same e-mail, once, and tells the developer. */
export async function linkApproved(step: Step, user: { id: string; email: string }): Promise<void> {
  const { tx, world, now } = step;
  const verification = await newestVerification(tx, world.id, user.email);
  if (verification?.kycStatus !== "approved" || verification.claimStatus === "linked") return;
  const [linked] = await tx
    .update(verifications)
    .set({ claimStatus: "linked", linkedUserId: user.id, linkedAt: now, updatedAt: now })
    .where(eq(verifications.id, verification.id))
    .returning();
  await tx.update(users).set({ kycStatus: "approved" }).where(eq(users.id, user.id));
  if (linked) await emit(step, "identity.verification.linked", verificationEvent(linked));
}
