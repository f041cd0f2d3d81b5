import "server-only";
import { and, eq, isNotNull, notInArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orders, sellers } from "@/db/schema";

/**
 * What the buyer of an open order should know of its seller: that DHMAD took back its approval, and whether the money is
 * there already. Null for anybody else, and while all is well.
 */
export async function getWithdrawal(
  db: Db,
  userId: string,
  orderId: string,
): Promise<{ isPaid: boolean } | null> {
  const [order] = await db
    .select({ status: orders.status })
    .from(orders)
    .innerJoin(sellers, eq(sellers.userId, orders.sellerId))
    .where(
      and(
        eq(orders.id, orderId),
        eq(orders.buyerId, userId),
        isNotNull(orders.sellerEmail),
        notInArray(orders.status, ["completed", "cancelled", "failed"]),
        eq(sellers.kycStatus, "rejected"),
        isNotNull(sellers.approvedAt),
      ),
    );
  return order ? { isPaid: order.status === "paid" || order.status === "delivered" } : null;
}
