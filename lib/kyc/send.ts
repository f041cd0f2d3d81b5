import "server-only";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { sellers } from "@/db/schema";
import type { Clock } from "@/lib/clock";
import type { DhmadAnswer, DhmadClient, DhmadVerification } from "@/lib/dhmad";
import { log } from "@/lib/log";
import { fail, ok, type Result } from "@/lib/result";
import { applyVerification } from "./apply";
import { moveCall, openCall, type VerificationRequest } from "./calls";
import { hasProved } from "./proof";
import { readVerification } from "./read";

/** `reached`: DHMAD answered. Otherwise the intent stays, for a retry or the reconciler. */
export type Sent = { reached: boolean };

type Refusal = Extract<DhmadAnswer<never>, { kind: "refused" }>;

/**
 * Sends the committed attempt of a person. Of several callers one wins it and sends it; the others are told that
 * nothing was left to send. The write at DHMAD repeats safely: a pending verification of the same address is returned,
 * not doubled (dhmad-api.md, section 3). Fails with `refused_by_dhmad`, its words at the field `dhmadEmail` where the
 * address is the reason.
 */
export async function sendIntended(
  db: Db,
  client: DhmadClient,
  userId: string,
  clock: Clock,
  { watched = true }: { watched?: boolean } = {},
): Promise<Result<Sent>> {
  const open = await openCall(db, userId);
  if (open?.state !== "intended") return ok({ reached: open === null });
  const sent = { state: "sent" as const, sentAt: clock(), errorMessage: null };
  if (!(await moveCall(db, open.id, "intended", sent))) return ok({ reached: false });
  const [before] = await db
    .select({ version: sellers.version })
    .from(sellers)
    .where(eq(sellers.userId, userId));

  const answer = await client.createVerification(open.request.body);
  const version = before?.version ?? 0;
  const attempt = { callId: open.id, userId, version, watched };
  if (answer.ok) return accept(db, client, attempt, answer, clock);
  if (answer.kind === "unavailable") {
    const change = answer.certain
      ? { state: "intended" as const, sentAt: null }
      : { state: "unknown" as const };
    await moveCall(db, open.id, "sent", { ...change, errorMessage: answer.message });
    return ok({ reached: false });
  }
  if (answer.status === 409 && userExists.safeParse(answer.body).success) {
    // It says that somebody with the address is verified, not that it is this person: anyone could borrow a stranger's
    // good name otherwise.
    return (await hasProved(db, userId, open.request.body.email))
      ? approve(db, attempt, open.request, clock)
      : refuseAddress(db, open.id, answer, "dhmadEmailUnproven", clock);
  }
  return refuse(db, open.id, answer, clock);
}

type Attempt = { callId: string; userId: string; version: number; watched: boolean };

async function accept(
  db: Db,
  client: DhmadClient,
  { callId, userId, version, watched }: Attempt,
  answer: { status: number; data: DhmadVerification },
  clock: Clock,
): Promise<Result<Sent>> {
  // DHMAD keeps one verification an address. An old one may name an account of ours that is gone: the address is the
  // person's alone now (`claimAddress`), and from here on the verification's id ties the two.
  const mine = { ...answer.data, external_user_id: userId };
  const succeeded = { state: "succeeded", httpStatus: answer.status, finishedAt: clock() } as const;
  const { outcome } = await db.transaction(async (tx) => {
    const evidence = { readVersion: version, adopts: true, watched };
    const applied = await applyVerification(tx, mine, evidence, clock());
    const overtaken = applied.outcome === "needs_read";
    await moveCall(tx, callId, "sent", overtaken ? { state: "unknown" } : succeeded);
    return applied;
  });
  if (outcome === "needs_read") {
    // A webhook was faster than this answer: what DHMAD says now decides between the two.
    const read = await readVerification(db, client, userId, { id: mine.id, adopts: true }, clock);
    if (read.ok && read.data !== "needs_read") await moveCall(db, callId, "unknown", succeeded);
  }
  return ok({ reached: true });
}

const userExists = z.looseObject({ user_exists: z.literal(true) });

async function approve(
  db: Db,
  { callId, userId, version, watched }: Attempt,
  request: VerificationRequest,
  clock: Clock,
): Promise<Result<Sent>> {
  const { email } = request.body;
  const known = { id: null, email, external_user_id: userId, kyc_status: "approved" } as const;
  await db.transaction(async (tx) => {
    const applied = await applyVerification(tx, known, { readVersion: version, watched }, clock());
    // DHMAD would answer the same again, so an overtaken answer is left for another try.
    const change =
      applied.outcome === "needs_read"
        ? ({ state: "intended", sentAt: null } as const)
        : ({ state: "succeeded", httpStatus: 409, finishedAt: clock() } as const);
    await moveCall(tx, callId, "sent", change);
  });
  return ok({ reached: true });
}

async function refuse(db: Db, callId: string, answer: Refusal, clock: Clock): Promise<Result<Sent>> {
  const words = answer.userMessage ?? answer.message;
  const byAddress = (answer.status === 400 || answer.status === 403) && !/redirect|metadata|key/i.test(words);
  if (byAddress) return refuseAddress(db, callId, answer, words, clock);
  // Anything else is ours to mend (key, allow list): the person can only try later.
  log.error("verification_refused", { status: answer.status, code: answer.code, words });
  await recordRefusal(db, callId, answer, "verificationRefused", words, clock);
  return fail("refused_by_dhmad", "verificationRefused");
}

/** `words` are DHMAD's own, or a key of the catalogue `errors`; they stand at the field. */
async function refuseAddress(
  db: Db,
  callId: string,
  answer: Refusal,
  words: string,
  clock: Clock,
): Promise<Result<Sent>> {
  await recordRefusal(db, callId, answer, answer.code, words, clock);
  return fail("refused_by_dhmad", "checkFields", { dhmadEmail: [words] });
}

async function recordRefusal(
  db: Db,
  callId: string,
  answer: Refusal,
  errorCode: string,
  errorMessage: string,
  clock: Clock,
): Promise<void> {
  const refused = { state: "refused", httpStatus: answer.status, errorCode, errorMessage } as const;
  await moveCall(db, callId, "sent", { ...refused, finishedAt: clock() });
}
