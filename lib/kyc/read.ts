import "server-only";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sellers } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import type { DhmadClient } from "@/lib/dhmad";
import { fail, ok, type Result } from "@/lib/result";
import { applyVerification, type KycOutcome } from "./apply";

const TRIES_WHEN_OVERTAKEN = 3;

/**
 * Asks DHMAD how a verification stands and applies the answer, whatever we believed before (rule 5). The seller's
 * version is read before the call: an answer that another write overtook is thrown away and asked for again.
 */
export async function readVerification(
  db: Db,
  client: DhmadClient,
  userId: string,
  { id, adopts = false }: { id: string; adopts?: boolean },
  clock: Clock,
): Promise<Result<KycOutcome>> {
  for (let tries = 1; ; tries += 1) {
    const [seller] = await db
      .select({ version: sellers.version })
      .from(sellers)
      .where(eq(sellers.userId, userId));
    if (!seller) return ok("unknown");
    const answer = await client.getVerification(id);
    if (!answer.ok && answer.kind === "unavailable") return fail("dhmad_unreachable", "dhmadUnreachable");
    await db.update(sellers).set({ lastReadAt: clock() }).where(eq(sellers.userId, userId));
    if (!answer.ok) return ok("ignored");
    const { outcome } = await db.transaction((tx) =>
      applyVerification(
        tx,
        { ...answer.data, external_user_id: userId },
        { readVersion: seller.version, adopts },
        clock(),
      ),
    );
    if (outcome !== "needs_read" || tries === TRIES_WHEN_OVERTAKEN) return ok(outcome);
  }
}
