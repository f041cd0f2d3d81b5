import "server-only";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sellers } from "@/db/schema";
import { type Clock, MINUTE_MS, systemClock } from "@/lib/clock";
import type { DhmadClient } from "@/lib/dhmad";
import { type Limit, takeFromLimit } from "@/lib/rate-limit";
import { fail, ok, type Result } from "@/lib/result";
import { applyVerification, type KycOutcome } from "./apply";
import { moveCall, openCall, type VerificationRequest } from "./calls";
import { tellOfExpiry } from "./news";
import { listVerificationsToReconcile } from "./queries";
import { readVerification } from "./read";
import { sendIntended } from "./send";
import { isAbandoned } from "./state";

const BATCH = 20;

/** `sent`: the attempt reached DHMAD now, and its answer is applied. `nothing`: there is nothing to ask DHMAD about. */
export type Reconciled = KycOutcome | "sent" | "nothing";

/**
 * Brings one person's verification to what DHMAD says now: finishes an attempt that was never sent, finds the one
 * whose answer was lost, or reads the verification again. Safe to repeat and to run at the same time. Fails with
 * `conflict` (an attempt is on its way at this moment), `dhmad_unreachable` and `refused_by_dhmad`.
 */
export async function reconcileVerification(
  db: Db,
  client: DhmadClient,
  userId: string,
  clock: Clock = systemClock,
): Promise<Result<Reconciled>> {
  const open = await openCall(db, userId);
  if (open) {
    if (open.state === "sent" && !isAbandoned(open, clock())) return fail("conflict", "verificationUnderWay");
    if (open.state === "sent") await moveCall(db, open.id, "sent", { state: "unknown" });
    if (open.state !== "intended") {
      const found = await findLost(db, client, userId, open, clock);
      if (!found.ok || found.data !== "nothing") return found;
      // DHMAD has none for this address: the attempt never arrived and is sent again.
      await moveCall(db, open.id, "unknown", { state: "intended", sentAt: null });
    }
    const sent = await sendIntended(db, client, userId, clock, { watched: false });
    if (!sent.ok) return sent;
    return sent.data.reached ? ok("sent") : fail("dhmad_unreachable", "dhmadUnreachable");
  }
  const [seller] = await db
    .select({ verificationId: sellers.dhmadVerificationId })
    .from(sellers)
    .where(eq(sellers.userId, userId));
  if (!seller?.verificationId) return ok("nothing");
  return readVerification(db, client, userId, { id: seller.verificationId }, clock);
}

/** DHMAD allows 100 requests a minute for everybody together (dhmad-api.md, section 1). */
const PER_PERSON: Limit = { max: 3, windowMs: MINUTE_MS };

/** The same because a person pressed or came back, which nobody may do so often that others wait: `rate_limited`. */
export async function lookAgain(
  db: Db,
  client: DhmadClient,
  userId: string,
  clock: Clock = systemClock,
): Promise<Result<Reconciled>> {
  if (!(await takeFromLimit(db, `verification-look:${userId}`, PER_PERSON, clock())))
    return fail("rate_limited", "tooManyRequests");
  return reconcileVerification(db, client, userId, clock);
}

/**
 * The same for everybody whom `listVerificationsToReconcile` names, while `take` grants requests to DHMAD; then tells
 * those whose verification ran out. Returns how many were looked at.
 */
export async function reconcileVerifications(
  db: Db,
  client: DhmadClient,
  now: Date,
  take: () => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (const userId of await listVerificationsToReconcile(db, now, BATCH)) {
    if (!(await take())) break;
    const result = await reconcileVerification(db, client, userId, () => now);
    if (!result.ok && result.error.code === "dhmad_unreachable") break;
    done += 1;
  }
  await tellOfExpiry(db, now, BATCH);
  return done;
}

async function findLost(
  db: Db,
  client: DhmadClient,
  userId: string,
  open: { id: string; request: VerificationRequest },
  clock: Clock,
): Promise<Result<Reconciled>> {
  const [before] = await db
    .select({ version: sellers.version })
    .from(sellers)
    .where(eq(sellers.userId, userId));
  const { body, supersedes } = open.request;
  const list = await client.listVerifications(body.email);
  if (!list.ok) return fail("dhmad_unreachable", "dhmadUnreachable");
  // Newest first. The one that this attempt was to replace is not its result.
  const lost = list.data.verifications.find(({ id }) => id !== supersedes);
  if (!lost) return ok("nothing");
  const { outcome } = await db.transaction(async (tx) => {
    const evidence = { readVersion: before?.version ?? 0, adopts: true };
    const applied = await applyVerification(tx, { ...lost, external_user_id: userId }, evidence, clock());
    if (applied.outcome !== "needs_read")
      await moveCall(tx, open.id, "unknown", { state: "succeeded", finishedAt: clock() });
    return applied;
  });
  return ok(outcome);
}
