import "server-only";
import { eq } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { dhmadCalls } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import type { DhmadAnswer } from "@/lib/dhmad";

/** Records a write before it is sent. */
export async function intend(db: Db | Tx, call: typeof dhmadCalls.$inferInsert): Promise<string> {
  const [row] = await db
    .insert(dhmadCalls)
    .values({ ...call, state: "sent", sentAt: systemClock() })
    .returning({ id: dhmadCalls.id });
  if (!row) throw new Error("the attempt was not recorded");
  return row.id;
}

/** Records what a write came to. */
export async function settle(db: Db, callId: string, answer: DhmadAnswer<unknown>): Promise<void> {
  const outcome = answer.ok
    ? { state: "succeeded" as const, httpStatus: answer.status }
    : answer.kind === "refused"
      ? {
          state: "refused" as const,
          httpStatus: answer.status,
          errorCode: answer.code,
          errorMessage: answer.message,
        }
      : { state: "unknown" as const, errorMessage: answer.message };
  await db
    .update(dhmadCalls)
    .set({ ...outcome, finishedAt: systemClock() })
    .where(eq(dhmadCalls.id, callId));
}
