import { and, eq } from "drizzle-orm";
import { users, verifications } from "../../db/schema/index";
import type { Step } from "../context";
import { emit } from "../events";
import { findUser } from "../people/users";
import { badRequest, notFound } from "../refusal";
import { linkApproved, lockPerson, type Verification } from "./link";
import { verificationEvent } from "./view";

type Decision = { kycStatus: "approved" | "rejected"; source: "didit" | "admin_review" | "sandbox" };

/** Settles a verification, keeps the account's KYC in step, and emits the events of dhmad-api.md §3. */
export async function decide(
  step: Step,
  verification: Verification,
  decision: Decision,
): Promise<Verification> {
  const { tx, world, now } = step;
  const [row] = await tx
    .update(verifications)
    .set({
      kycStatus: decision.kycStatus,
      statusSource: decision.source,
      diditStatus: "completed",
      needsAdminReview: false,
      updatedAt: now,
    })
    .where(eq(verifications.id, verification.id))
    .returning();
  if (!row) throw notFound("Verification not found");
  await emit(step, "identity.verification.updated", verificationEvent(row));
  const user = await findUser(tx, world.id, row.email);
  if (user) {
    await tx.update(users).set({ kycStatus: decision.kycStatus }).where(eq(users.id, user.id));
    await linkApproved(step, user);
  }
  return row;
}

export type DiditOutcome = "passed" | "failed" | "needs_review";

/** What Didit found. An ambiguous result goes to the admins and emits nothing (dhmad-api.md §3). */
export async function finishDidit(step: Step, id: string, outcome: DiditOutcome): Promise<Verification> {
  const row = await lockVerification(step, id);
  if (row.kycStatus !== "pending" || row.needsAdminReview) {
    throw badRequest("This verification is already finished", undefined, "already_finished");
  }
  if (row.expiresAt <= step.now) throw badRequest("This verification has expired", undefined, "expired");
  if (outcome !== "needs_review") {
    return decide(step, row, { kycStatus: outcome === "passed" ? "approved" : "rejected", source: "didit" });
  }
  const [updated] = await step.tx
    .update(verifications)
    .set({ diditStatus: "in_review", needsAdminReview: true, updatedAt: step.now })
    .where(eq(verifications.id, id))
    .returning();
  return updated ?? row;
}

/** An admin settles a review, or takes back an earlier decision. */
export async function adminDecide(
  step: Step,
  id: string,
  kycStatus: "approved" | "rejected",
): Promise<Verification> {
  const row = await lockVerification(step, id);
  const open = row.needsAdminReview || row.kycStatus !== "pending";
  if (!open) throw badRequest("The person has not finished Didit yet", undefined, "not_in_review");
  if (row.kycStatus === kycStatus) throw badRequest(`Already ${kycStatus}`, undefined, "already_decided");
  return decide(step, row, { kycStatus, source: "admin_review" });
}

async function lockVerification(step: Step, id: string): Promise<Verification> {
  const { tx, world } = step;
  const mine = and(eq(verifications.id, id), eq(verifications.worldId, world.id));
  const [known] = await tx.select({ email: verifications.email }).from(verifications).where(mine);
  if (!known) throw notFound("Verification not found");
  await lockPerson(step, known.email);
  const [row] = await tx.select().from(verifications).where(mine).for("update");
  if (!row) throw notFound("Verification not found");
  return row;
}
