import { randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import { orders } from "@/db/schema";
import { createMarket, type Market } from "./market";

export type CompletedSale = Market & { orderId: string };

/** An order that DHMAD completed at `completedAt`, in a market of its own unless another is given. */
export async function createCompletedSale(
  db: Db,
  completedAt: Date,
  changes: Partial<typeof orders.$inferInsert> = {},
  market?: Market,
): Promise<CompletedSale> {
  const { seller, buyer, listing } = market ?? (await createMarket(db));
  const [order] = await db
    .insert(orders)
    .values({
      reference: `S-${randomUUID().slice(0, 10)}`,
      buyerId: buyer.id,
      sellerId: seller.id,
      listingId: listing.id,
      mode: "quick",
      status: "completed",
      title: "Tapis de Kairouan",
      priceMinor: listing.priceMinor,
      deliveryDays: 3,
      buyerEmail: buyer.email,
      sellerEmail: seller.email,
      developerFeePercentage: 3,
      escrowId: randomUUID(),
      completedAt,
      ...changes,
    })
    .returning({ id: orders.id });
  if (!order) throw new Error("no order");
  return { seller, buyer, listing, orderId: order.id };
}
