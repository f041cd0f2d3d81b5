import "server-only";
import { and, desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import type { Db, Tx } from "@/db/client";
import { dhmadCalls } from "@/db/schema";

const OPERATION = "create_verification";

/**
 * What one attempt sends, kept so that it can be sent again word for word. `supersedes` is the verification that the
 * person had before: its late events must not be taken for those of the new one.
 */
const verificationRequest = z.object({
  body: z.object({
    email: z.string(),
    external_user_id: z.string(),
    redirect_url: z.string(),
    metadata: z.record(z.string(), z.string()),
  }),
  supersedes: z.string().nullable(),
});
export type VerificationRequest = z.infer<typeof verificationRequest>;

const columns = {
  id: dhmadCalls.id,
  state: dhmadCalls.state,
  errorCode: dhmadCalls.errorCode,
  errorMessage: dhmadCalls.errorMessage,
  sentAt: dhmadCalls.sentAt,
  createdAt: dhmadCalls.createdAt,
  request: dhmadCalls.request,
};

const ofPerson = (userId: string) => and(eq(dhmadCalls.userId, userId), eq(dhmadCalls.operation, OPERATION));

/** The attempt that is not finished, if there is one. At most one is: `intendCall` is called under the person's lock. */
export async function openCall(db: Db | Tx, userId: string) {
  const [call] = await db
    .select(columns)
    .from(dhmadCalls)
    .where(and(ofPerson(userId), inArray(dhmadCalls.state, ["intended", "sent", "unknown"])))
    .orderBy(desc(dhmadCalls.createdAt))
    .limit(1);
  return call ? { ...call, request: verificationRequest.parse(call.request) } : null;
}

/** The newest attempt, finished or not. */
export async function latestCall(db: Db | Tx, userId: string) {
  const [call] = await db
    .select(columns)
    .from(dhmadCalls)
    .where(ofPerson(userId))
    .orderBy(desc(dhmadCalls.createdAt))
    .limit(1);
  return call ?? null;
}

/** Commits the intent to ask DHMAD (rule 1); the caller's transaction holds the person's lock. */
export async function intendCall(
  tx: Tx,
  userId: string,
  request: VerificationRequest,
  now: Date,
): Promise<void> {
  await tx.insert(dhmadCalls).values({ operation: OPERATION, userId, request, createdAt: now });
}

/** Gives an unfinished attempt up for a newer one. */
export async function supersedeCall(tx: Tx, callId: string, now: Date): Promise<void> {
  await tx
    .update(dhmadCalls)
    .set({ state: "refused", errorCode: "superseded", finishedAt: now })
    .where(eq(dhmadCalls.id, callId));
}

type Change = Partial<Omit<typeof dhmadCalls.$inferInsert, "id" | "request">>;

/** Moves an attempt on if it is still in the state `from`: of several callers one wins. */
export async function moveCall(
  db: Db | Tx,
  callId: string,
  from: "intended" | "sent" | "unknown",
  change: Change,
): Promise<boolean> {
  const moved = await db
    .update(dhmadCalls)
    .set(change)
    .where(and(eq(dhmadCalls.id, callId), eq(dhmadCalls.state, from)))
    .returning({ id: dhmadCalls.id });
  return moved.length > 0;
}
