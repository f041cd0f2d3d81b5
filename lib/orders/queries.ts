import "server-only";
import { and, asc, desc, eq, gt, inArray, ne, notInArray, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { checkoutSessions, listingImages, listings, orderEvents, orders, sellers, users } from "@/db/schema";
import type { Order } from "./apply";
import { type Due, dueOf } from "./due";
import { type OrderSide, type OrderStage, ruleOf, type StageRule, stageOf } from "./state";

/** An order as one of its two sides sees it; null for anybody else (rule 10). */
export async function findOrder(
  db: Db,
  userId: string,
  orderId: string,
  side: OrderSide,
): Promise<Order | null> {
  const party = side === "buyer" ? orders.buyerId : orders.sellerId;
  const [order] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.id, orderId), eq(party, userId)));
  return order ?? null;
}

/** The order and this person's side of it; null for anybody else (rule 10). What never reached DHMAD is the buyer's alone. */
export async function findParty(
  db: Db,
  userId: string,
  orderId: string,
): Promise<{ order: Order; side: OrderSide } | null> {
  const [order] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.id, orderId), isParty(userId)));
  return order ? { order, side: order.buyerId === userId ? "buyer" : "seller" } : null;
}

const isParty = (userId: string) =>
  or(
    eq(orders.buyerId, userId),
    and(eq(orders.sellerId, userId), notInArray(orders.status, ["placing", "failed"])),
  );

/** The key of a listing's first picture, for a select. */
export const firstPicture = (listingId: typeof listings.id | typeof orders.listingId) => sql<string | null>`(
  select ${listingImages.storageKey} from ${listingImages}
  where ${listingImages.listingId} = ${listingId} order by ${listingImages.position} limit 1)`;

export type TimelineEntry = {
  id: number;
  type: string;
  actor: (typeof orderEvents.$inferSelect)["actor"];
  occurredAt: Date;
  recordedAt: Date;
  data: Record<string, unknown>;
};

export type OrderDetail = {
  order: Order;
  side: OrderSide;
  listingSlug: string;
  /** Who is on the other side: the seller by shop name, the buyer by given name where there is one. */
  counterpart: string | null;
  timeline: TimelineEntry[];
  /** Where it stands, and the row of the table for that: whose turn it is, and the ways out (state.ts). */
  stage: OrderStage;
  rule: StageRule;
  due: Due | null;
  /**
   * What this person's newest checkout session came to, as far as DHMAD told. Null where the order has changed since it
   * was begun: then it says nothing of the present step.
   */
  lastCheckout: { action: string; status: (typeof checkoutSessions.$inferSelect)["status"] } | null;
};

/** One order with its timeline, for its buyer or its seller; null for anybody else. */
export async function getOrder(db: Db, userId: string, orderId: string): Promise<OrderDetail | null> {
  const [row] = await db
    .select({ order: orders, listingSlug: listings.slug, sellerName: sellers.name, buyerName: users.name })
    .from(orders)
    .innerJoin(listings, eq(listings.id, orders.listingId))
    .leftJoin(sellers, eq(sellers.userId, orders.sellerId))
    .innerJoin(users, eq(users.id, orders.buyerId))
    .where(and(eq(orders.id, orderId), isParty(userId)));
  if (!row) return null;
  const timeline = await db
    .select({
      id: orderEvents.id,
      type: orderEvents.type,
      actor: orderEvents.actor,
      occurredAt: orderEvents.occurredAt,
      recordedAt: orderEvents.recordedAt,
      data: orderEvents.data,
    })
    .from(orderEvents)
    .where(eq(orderEvents.orderId, orderId))
    .orderBy(asc(orderEvents.id));
  const { order, listingSlug } = row;
  const side: OrderSide = order.buyerId === userId ? "buyer" : "seller";
  const counterpart = side === "buyer" ? row.sellerName : row.buyerName;
  const changedAt = timeline.at(-1)?.recordedAt ?? order.createdAt;
  return {
    order,
    side,
    listingSlug,
    counterpart,
    timeline,
    stage: stageOf(order),
    rule: ruleOf(order),
    due: dueOf(order),
    lastCheckout: await getLastCheckout(db, userId, orderId, changedAt),
  };
}

async function getLastCheckout(
  db: Db,
  userId: string,
  orderId: string,
  since: Date,
): Promise<OrderDetail["lastCheckout"]> {
  const [session] = await db
    .select({ action: checkoutSessions.action, status: checkoutSessions.status })
    .from(checkoutSessions)
    .where(
      and(
        eq(checkoutSessions.orderId, orderId),
        eq(checkoutSessions.userId, userId),
        gt(checkoutSessions.createdAt, since),
      ),
    )
    .orderBy(desc(checkoutSessions.createdAt))
    .limit(1);
  return session ?? null;
}

export type Offer = {
  slug: string;
  title: string;
  mode: Order["mode"];
  currency: Order["currency"];
  priceMinor: number;
  deliveryDays: number;
  /** Null where it is not counted; 0: reserved or sold. */
  stock: number | null;
  contractTerms: string;
  proofUploadHours: number;
  proofReviewHours: number;
  proofTypes: readonly string[];
  sellerId: string;
  sellerName: string;
  /** Until when its seller takes no orders. */
  awayUntil: Date | null;
  pictureKey: string | null;
};

/** What a buyer is about to order: a public listing of a verified seller, or null. */
export async function getOffer(db: Db, slug: string): Promise<Offer | null> {
  const [row] = await db
    .select({
      slug: listings.slug,
      title: listings.title,
      mode: listings.mode,
      currency: listings.currency,
      stock: listings.stock,
      contractTerms: listings.contractTerms,
      proofUploadHours: listings.proofUploadHours,
      proofReviewHours: listings.proofReviewHours,
      proofTypes: listings.proofTypes,
      priceMinor: sql<number>`${listings.priceMinor}`.mapWith(listings.priceMinor),
      deliveryDays: sql<number>`${listings.deliveryDays}`.mapWith(listings.deliveryDays),
      sellerId: listings.sellerId,
      sellerName: sellers.name,
      awayUntil: sellers.awayUntil,
      pictureKey: firstPicture(listings.id),
    })
    .from(listings)
    .innerJoin(sellers, eq(sellers.userId, listings.sellerId))
    .where(and(eq(listings.slug, slug), eq(listings.status, "published")));
  return row ?? null;
}

/** The order that this buyer has begun and not paid for this listing. */
export async function getUnpaidOrder(db: Db, buyerId: string, slug: string): Promise<{ id: string } | null> {
  const [row] = await db
    .select({ id: orders.id })
    .from(orders)
    .innerJoin(listings, eq(listings.id, orders.listingId))
    .where(
      and(
        eq(orders.buyerId, buyerId),
        eq(listings.slug, slug),
        // A boost of one's own listing is bought elsewhere.
        ne(orders.mode, "instant"),
        inArray(orders.status, ["placing", "awaiting_payment"]),
      ),
    );
  return row ?? null;
}
