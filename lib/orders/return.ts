import "server-only";
import { and, asc, eq, lt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { checkoutSessions, orders, users } from "@/db/schema";
import { systemClock } from "@/lib/clock";
import type { DhmadClient } from "@/lib/dhmad";
import type { Locale } from "@/lib/i18n/locales";
import { adoptSession } from "./adopt";
import { applyCancellation, type CancellationWord } from "./cancellation";
import { mayAskDhmad } from "./limit";
import { readOrder } from "./read";

type SessionStatus = (typeof checkoutSessions.$inferSelect)["status"];
const STATUSES: readonly SessionStatus[] = ["pending", "completed", "expired", "cancelled"];

export type CheckoutReturn = {
  orderId: string;
  locale: Locale;
  /** `unknown`: DHMAD did not answer. Nobody may be told that nothing was paid, nor asked to pay again. */
  sessionStatus: SessionStatus | "unknown";
};

/**
 * What the browser's return from checkout leads to. The redirect proves nothing (rule 6): the session must be one that
 * we created for this person (or DHMAD did, while its answer was lost), and what it came to is what DHMAD answers, never
 * what the address says. Null: not theirs.
 */
export async function returnFromCheckout(
  db: Db,
  client: DhmadClient,
  userId: string,
  sessionId: string,
): Promise<CheckoutReturn | null> {
  const [session] = await db
    .select({
      orderId: checkoutSessions.orderId,
      status: checkoutSessions.status,
      buyerId: orders.buyerId,
      buyerLocale: orders.buyerLocale,
      ownLocale: users.locale,
    })
    .from(checkoutSessions)
    .innerJoin(orders, eq(orders.id, checkoutSessions.orderId))
    .innerJoin(users, eq(users.id, checkoutSessions.userId))
    .where(and(eq(checkoutSessions.id, sessionId), eq(checkoutSessions.userId, userId)));
  if (!session)
    return (await adoptSession(db, client, userId, sessionId))
      ? returnFromCheckout(db, client, userId, sessionId)
      : null;
  const { orderId } = session;
  const locale = session.buyerId === userId ? session.buyerLocale : session.ownLocale;
  // A page that is loaded again and again shows what is known.
  if (!(await mayAskDhmad(db, userId))) return { orderId, locale, sessionStatus: session.status };
  const read = await readSession(db, client, sessionId);
  await db
    .update(checkoutSessions)
    .set({ returnedAt: systemClock() })
    .where(and(eq(checkoutSessions.id, sessionId), eq(checkoutSessions.userId, userId)));
  // Where DHMAD is silent the person does not wait for the same silence twice.
  if (read !== "unavailable") await readOrder(db, client, orderId, "return");
  const known = read !== "unavailable" && read !== "refused" ? read : null;
  const { status } = session;
  return { orderId, locale, sessionStatus: known ?? (status === "pending" ? "unknown" : status) };
}

/** Sessions that ended without the browser coming back (section 5): DHMAD is asked once, after they have expired. */
export async function readAbandonedSessions(
  db: Db,
  client: DhmadClient,
  now: Date,
  take: () => Promise<boolean>,
  batch: number,
): Promise<number> {
  const abandoned = await db
    .select({ id: checkoutSessions.id, orderId: checkoutSessions.orderId })
    .from(checkoutSessions)
    .where(and(eq(checkoutSessions.status, "pending"), lt(checkoutSessions.expiresAt, now)))
    .orderBy(asc(checkoutSessions.expiresAt))
    .limit(batch);
  let read = 0;
  for (const { id, orderId } of abandoned) {
    if (!(await take())) break;
    const status = await readSession(db, client, id);
    if (status === "unavailable") break;
    // Out of time whatever DHMAD says of it: nobody can use it any more, and it is not asked for again.
    if (status === "pending" || status === "refused")
      await db.update(checkoutSessions).set({ status: "expired" }).where(eq(checkoutSessions.id, id));
    // It did something, and no event told of it or of all of it.
    if (status === "completed" && (await take())) await readOrder(db, client, orderId, "reconciler");
    read += 1;
  }
  return read;
}

/** DHMAD shows no open request for cancellation: a finished session tells of it where the event was lost. */
const CANCELLATION: Record<string, CancellationWord["kind"]> = {
  request_cancellation: "requested",
  reject_cancellation: "rejected",
  accept_cancellation: "accepted",
};

/** Asks DHMAD what became of one of our sessions, and notes it. */
async function readSession(
  db: Db,
  client: DhmadClient,
  sessionId: string,
): Promise<SessionStatus | "refused" | "unavailable"> {
  const answer = await client.getSession(sessionId);
  if (!answer.ok) return answer.kind;
  const status = STATUSES.find((known) => known === answer.data.status);
  if (!status) return "refused";
  await db.transaction(async (tx) => {
    const [session] = await tx
      .update(checkoutSessions)
      .set({ status })
      .where(eq(checkoutSessions.id, sessionId))
      .returning();
    const kind = session && CANCELLATION[session.action];
    if (!kind || status !== "completed") return;
    const at = answer.data.completedAt ? new Date(answer.data.completedAt) : systemClock();
    await applyCancellation(tx, session.orderId, { kind, at, reason: null }, "return");
  });
  return status;
}
