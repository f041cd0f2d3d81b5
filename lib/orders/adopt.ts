import "server-only";
import { and, eq, or } from "drizzle-orm";
import type { Db } from "@/db/client";
import { checkoutSessions, orders } from "@/db/schema";
import type { DhmadClient } from "@/lib/dhmad";
import { storableText } from "@/lib/storable";
import { mayAskDhmad } from "./limit";
import { SESSION_ACTIONS } from "./state";

const ACTIONS: readonly string[] = Object.values(SESSION_ACTIONS);

/**
 * Takes up a checkout session that DHMAD opened while its answer to us was lost, so that whoever comes back from it is
 * not told that there is no such thing. DHMAD is asked what it is (section 5), within this person's limit; it becomes
 * theirs only where its escrow is an order of theirs and it was opened for their address in that order. Returns whether
 * it is theirs now.
 */
export async function adoptSession(
  db: Db,
  client: DhmadClient,
  userId: string,
  sessionId: string,
): Promise<boolean> {
  const [known] = await db
    .select({ userId: checkoutSessions.userId })
    .from(checkoutSessions)
    .where(eq(checkoutSessions.id, sessionId));
  // Taken up at this very moment by the same person's other tab, or somebody else's.
  if (known) return known.userId === userId;
  if (!(await mayAskDhmad(db, userId))) return false;
  const answer = await client.getSession(sessionId);
  if (!answer.ok) return false;
  const { escrowId, action, targetUserEmail, expiresAt } = answer.data;
  if (!ACTIONS.includes(action) || !targetUserEmail || !expiresAt) return false;
  const target = storableText(targetUserEmail).toLowerCase();
  const [order] = await db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.escrowId, storableText(escrowId)),
        or(
          and(eq(orders.buyerId, userId), eq(orders.buyerEmail, target)),
          and(eq(orders.sellerId, userId), eq(orders.sellerEmail, target)),
        ),
      ),
    );
  if (!order) return false;
  await db
    .insert(checkoutSessions)
    .values({
      id: sessionId,
      orderId: order.id,
      userId,
      escrowId,
      action,
      url: client.checkoutPageUrl(sessionId),
      expiresAt: new Date(expiresAt),
    })
    .onConflictDoNothing();
  return true;
}
