import "server-only";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sellers } from "@/db/schema";
import { provedAddress } from "@/lib/auth";
import { type Clock, systemClock } from "@/lib/clock";
import type { DhmadAnswer, DhmadClient, DhmadUserinfo } from "@/lib/dhmad";
import { fail, ok, type Result } from "@/lib/result";
import { applyVerification, type KycOutcome } from "./apply";
import { openCall, supersedeCall } from "./calls";
import { readVerification } from "./read";
import type { Seller } from "./state";

const TRIES_WHEN_OVERTAKEN = 3;

type Known = Pick<Seller, "version" | "kycStatus" | "dhmadEmail" | "dhmadVerificationId">;

/**
 * Lets a seller through, or stops them, by what DHMAD says of the account that they signed in with (dhmad-api.md,
 * section 8), if its proved address is the seller's. `said` only tells whether there is anything to do: what is applied
 * is what `ask` answers once the seller's version is known. A verification of ours is read first, since it says more.
 * Fails with `dhmad_unreachable`; the webhook or the next sign-in will tell then.
 */
export async function applyUserinfo(
  db: Db,
  client: DhmadClient,
  userId: string,
  said: DhmadUserinfo,
  ask: () => Promise<DhmadAnswer<DhmadUserinfo>>,
  clock: Clock = systemClock,
): Promise<Result<KycOutcome>> {
  let seller = await findSeller(db, userId);
  if (!seller) return ok("unknown");
  if (!decision(seller, said)) return ok("unchanged");
  if (seller.dhmadVerificationId) {
    const read = await readVerification(db, client, userId, { id: seller.dhmadVerificationId }, clock);
    if (!read.ok) return read;
  }
  for (let tries = 1; ; tries += 1) {
    seller = await findSeller(db, userId);
    if (!seller) return ok("unknown");
    const answer = await ask();
    if (!answer.ok) return fail("dhmad_unreachable", "dhmadUnreachable");
    const status = answer.data.sub === said.sub ? decision(seller, answer.data) : null;
    if (!status) return ok("unchanged");
    const outcome = await apply(db, userId, seller, status, clock());
    if (outcome !== "needs_read" || tries === TRIES_WHEN_OVERTAKEN) return ok(outcome);
  }
}

async function findSeller(db: Db, userId: string): Promise<Known | null> {
  const { version, kycStatus, dhmadEmail, dhmadVerificationId } = sellers;
  const [seller] = await db
    .select({ version, kycStatus, dhmadEmail, dhmadVerificationId })
    .from(sellers)
    .where(eq(sellers.userId, userId));
  return seller ?? null;
}

/**
 * What the account says that the seller's row does not; null where they agree, or the account is not the seller's. An
 * account without approval takes nothing from a verification of ours, which may be approved before it is linked; one
 * that is rejected takes back an approval that came from nowhere else.
 */
function decision(seller: Known, account: DhmadUserinfo): "approved" | "rejected" | null {
  if (provedAddress(account) !== seller.dhmadEmail) return null;
  if (account.kyc_verified) return seller.kycStatus === "approved" ? null : "approved";
  const borrowed = seller.kycStatus === "approved" && seller.dhmadVerificationId === null;
  return borrowed && account.kyc_status === "rejected" ? "rejected" : null;
}

function apply(
  db: Db,
  userId: string,
  { version, dhmadEmail: email }: Known,
  kyc_status: "approved" | "rejected",
  now: Date,
): Promise<KycOutcome> {
  return db.transaction(async (tx) => {
    const known = { id: null, email, external_user_id: userId, kyc_status } as const;
    const { outcome } = await applyVerification(tx, known, { readVersion: version, replaces: true }, now);
    const open = outcome === "applied" ? await openCall(tx, userId) : null;
    // What was still to be asked is answered; one that is on its way finds the newer version.
    if (open && open.state !== "sent") await supersedeCall(tx, open.id, now);
    return outcome;
  });
}
