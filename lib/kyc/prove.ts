import "server-only";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sellers } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import type { DhmadClient } from "@/lib/dhmad";
import { fail, ok, type Result } from "@/lib/result";
import { carryOut, type VerificationOptions } from "./carry-out";
import { claimAddress, intendRequest, lockPerson, type Next } from "./intent";
import { findProof, proofOf } from "./proof";
import type { Sent } from "./send";

/**
 * Takes the link that we mailed as proof of the seller's address, and asks DHMAD. Spent by this alone, never by opening
 * the link. A second press finds it done. Fails with `not_found` (not this person's link, an older one, or over 24
 * hours old), `conflict` (another seller proved the address first), `rate_limited` and `refused_by_dhmad`.
 */
export async function proveAddress(
  db: Db,
  client: DhmadClient,
  userId: string,
  token: string,
  options: VerificationOptions,
): Promise<Result<Sent>> {
  const { appUrl, locale, clock = systemClock } = options;
  const now = clock();
  const next = await db.transaction(async (tx): Promise<Result<Next>> => {
    const seller = await lockPerson(tx, userId);
    if (seller?.emailProvedAt && !(await proofOf(tx, userId))) return ok({ ask: "nobody" });
    const proof = await findProof(tx, userId, token, now);
    if (!seller || proof?.email !== seller.dhmadEmail) return fail("not_found", "proofUnknown");
    const free = await claimAddress(tx, userId, proof.email);
    if (!free.ok) return free;
    const intended = await intendRequest(tx, seller, { proved: true }, { appUrl, locale, now });
    if (!intended.ok) return intended;
    await tx
      .update(sellers)
      .set({ emailProvedAt: now, version: seller.version + 1, updatedAt: now })
      .where(eq(sellers.userId, userId));
    return intended;
  });
  return next.ok ? carryOut(db, client, userId, next.data, options) : next;
}
