import "server-only";
import { and, between, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orders } from "@/db/schema";
import { HOUR_MS } from "@/lib/clock";
import { type NotificationType, notify } from "@/lib/notifications";
import { type DueKind, dueOf } from "@/lib/orders";
import { hoursLeft, isTimeToRemind, LONGEST_LEAD_MS } from "./lead";
import { notYetTold } from "./told";

type Order = typeof orders.$inferSelect;
type ReminderType = Extract<NotificationType, `reminder_${string}`>;

const TYPES: Record<DueKind, ReminderType> = {
  sign_by: "reminder_sign",
  pay_by: "reminder_pay",
  prove_by: "reminder_prove",
  review_by: "reminder_review",
  deliver_by: "reminder_deliver",
  confirm_by: "reminder_confirm",
};

/**
 * Reminds whoever must move of what falls due on their orders soon, once for each deadline: one that was moved is another
 * one. Safe to run twice and in two workers. Returns how many people were reminded.
 */
export async function remindOfOrders(db: Db, now: Date): Promise<number> {
  let reminded = 0;
  for (const order of await listDueSoon(db, now)) {
    const due = dueOf(order);
    if (!due || !isTimeToRemind(now, beginOf(order, due.kind, due.at), due.at)) continue;
    const key = `reminder:${order.id}:${due.kind}:${due.at.toISOString()}`;
    const owners = due.owners.map((side) => (side === "buyer" ? order.buyerId : order.sellerId));
    for (const userId of await notYetTold(db, owners, key)) {
      const data = {
        title: order.title,
        hours: hoursLeft(now, due.at),
        deadline: due.at.toISOString(),
        amountMinor: order.priceMinor,
        currency: order.currency,
      };
      const notice = { userId, key, type: TYPES[due.kind], data, path: `/orders/${order.id}` };
      if (await notify(db, notice, now)) reminded += 1;
    }
  }
  return reminded;
}

/** Open orders on which something may fall due within the longest lead; `dueOf` says what, and whether. */
async function listDueSoon(db: Db, now: Date): Promise<Order[]> {
  const end = new Date(now.getTime() + LONGEST_LEAD_MS);
  const promised = sql`${orders.paidAt} + make_interval(days => ${orders.deliveryDays})`;
  return db
    .select()
    .from(orders)
    .where(
      and(
        inArray(orders.status, ["awaiting_payment", "paid", "delivered"]),
        or(
          between(orders.escrowExpiresAt, now, end),
          between(orders.reservedUntil, now, end),
          between(orders.proofUploadDeadline, now, end),
          between(orders.proofReviewDeadline, now, end),
          between(orders.completionDeadline, now, end),
          and(
            isNotNull(orders.paidAt),
            sql`${promised} between ${now.toISOString()}::timestamptz and ${end.toISOString()}::timestamptz`,
          ),
        ),
      ),
    );
}

/** When the period began that ends at `at`: how long before its end a reminder makes sense follows from its length. */
function beginOf(order: Order, kind: DueKind, at: Date): Date {
  const hoursBefore = (hours: number | undefined) => new Date(at.getTime() - (hours ?? 0) * HOUR_MS);
  switch (kind) {
    case "sign_by":
    case "pay_by":
      return order.createdAt;
    case "prove_by":
      return hoursBefore(order.fulfillmentPolicy?.proofUploadDeadlineHours);
    case "review_by":
      return hoursBefore(order.fulfillmentPolicy?.buyerReviewDeadlineHours);
    case "deliver_by":
      return order.paidAt ?? order.createdAt;
    case "confirm_by":
      return order.deliveredAt ?? order.createdAt;
  }
}
