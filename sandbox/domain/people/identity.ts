import { and, desc, eq } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { identityChecks, users } from "../../db/schema/index";
import type { Step } from "../context";
import { newToken } from "../ids";
import { badRequest, notFound } from "../refusal";
import type { User } from "./users";

export type IdentityCheck = typeof identityChecks.$inferSelect;

/** The check that a person starts on DHMAD's pages: the open one again, or a new one. No developer is told. */
export async function startIdentityCheck(step: Step, user: User): Promise<IdentityCheck> {
  const { tx, world, now } = step;
  if (user.kycStatus === "approved") throw badRequest("Already verified", undefined, "already_decided");
  await tx.select({ id: users.id }).from(users).where(eq(users.id, user.id)).for("update");
  const newest = await newestCheck(tx, user.id);
  if (newest?.status === "open" || newest?.status === "in_review") return newest;
  const [row] = await tx
    .insert(identityChecks)
    .values({ token: newToken(), worldId: world.id, userId: user.id, status: "open", createdAt: now })
    .returning();
  if (!row) throw new Error("The check was not written");
  return row;
}

export async function newestCheck(reader: Reader, userId: string): Promise<IdentityCheck | undefined> {
  const [row] = await reader
    .select()
    .from(identityChecks)
    .where(eq(identityChecks.userId, userId))
    .orderBy(desc(identityChecks.createdAt))
    .limit(1);
  return row;
}

export async function findCheck(reader: Reader, token: string): Promise<IdentityCheck | undefined> {
  const [row] = await reader.select().from(identityChecks).where(eq(identityChecks.token, token));
  return row;
}

/** What Didit found; an ambiguous result waits for the admins. */
export async function finishCheck(
  step: Step,
  token: string,
  outcome: "passed" | "failed" | "needs_review",
): Promise<IdentityCheck> {
  const check = await lockCheck(step, token);
  if (check.status !== "open") throw badRequest("This check is finished", undefined, "already_finished");
  return settle(
    step,
    check,
    outcome === "passed" ? "approved" : outcome === "failed" ? "rejected" : "in_review",
  );
}

/** An admin settles a review. */
export async function decideCheck(
  step: Step,
  token: string,
  status: "approved" | "rejected",
): Promise<IdentityCheck> {
  const check = await lockCheck(step, token);
  if (check.status !== "in_review") throw badRequest("Nothing to decide", undefined, "already_decided");
  return settle(step, check, status);
}

/** Those that wait for an admin, with whose they are. */
export async function checksInReview(reader: Reader, worldId: string) {
  return reader
    .select({ token: identityChecks.token, email: users.email, createdAt: identityChecks.createdAt })
    .from(identityChecks)
    .innerJoin(users, eq(users.id, identityChecks.userId))
    .where(and(eq(identityChecks.worldId, worldId), eq(identityChecks.status, "in_review")))
    .orderBy(desc(identityChecks.createdAt));
}

async function lockCheck({ tx, world }: Step, token: string): Promise<IdentityCheck> {
  const [row] = await tx
    .select()
    .from(identityChecks)
    .where(and(eq(identityChecks.token, token), eq(identityChecks.worldId, world.id)))
    .for("update");
  if (!row) throw notFound("Identity check not found");
  return row;
}

async function settle(
  { tx, now }: Step,
  check: IdentityCheck,
  status: IdentityCheck["status"],
): Promise<IdentityCheck> {
  const decided = status === "approved" || status === "rejected";
  const [row] = await tx
    .update(identityChecks)
    .set({ status, decidedAt: decided ? now : null })
    .where(eq(identityChecks.token, check.token))
    .returning();
  if (decided) await tx.update(users).set({ kycStatus: status }).where(eq(users.id, check.userId));
  return row ?? check;
}
