import "server-only";
import { and, asc, desc, eq, inArray, notInArray, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { checkoutSessions, listingImages, listings, orderEvents, orders, sellers, users } from "@/db/schema";
import type { Order } from "./apply";
import { besides, type NextStep, nextStep, type OrderAction, type OrderSide } from "./state";

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

const firstPicture = (listingId: typeof listings.id | typeof orders.listingId) => sql<string | null>`(
  select ${listingImages.storageKey} from ${listingImages}
  where ${listingImages.listingId} = ${listingId} order by ${listingImages.position} limit 1)`;

export type TimelineEntry = {
  id: number;
  type: string;
  actor: (typeof orderEvents.$inferSelect)["actor"];
  occurredAt: Date;
};

export type OrderDetail = {
  order: Order;
  side: OrderSide;
  listingSlug: string;
  /** Who is on the other side: the seller by shop name, the buyer by given name where there is one. */
  counterpart: string | null;
  timeline: TimelineEntry[];
  /** Whose turn it is, and the ways out that this side has besides (state.ts). */
  next: NextStep | null;
  besides: readonly OrderAction[];
  /** What this person's newest checkout session came to, as far as DHMAD told. */
  lastCheckout: { action: string; status: (typeof checkoutSessions.$inferSelect)["status"] } | null;
};

/** One order with its timeline, for its buyer or its seller; null for anybody else. */
export async function getOrder(db: Db, userId: string, orderId: string): Promise<OrderDetail | null> {
  const [row] = await db
    .select({ order: orders, listingSlug: listings.slug, sellerName: sellers.name, buyerName: users.name })
    .from(orders)
    .innerJoin(listings, eq(listings.id, orders.listingId))
    .innerJoin(sellers, eq(sellers.userId, orders.sellerId))
    .innerJoin(users, eq(users.id, orders.buyerId))
    .where(and(eq(orders.id, orderId), or(eq(orders.buyerId, userId), eq(orders.sellerId, userId))));
  if (!row) return null;
  const timeline = await db
    .select({
      id: orderEvents.id,
      type: orderEvents.type,
      actor: orderEvents.actor,
      occurredAt: orderEvents.occurredAt,
    })
    .from(orderEvents)
    .where(eq(orderEvents.orderId, orderId))
    .orderBy(asc(orderEvents.id));
  const side: OrderSide = row.order.buyerId === userId ? "buyer" : "seller";
  const counterpart = side === "buyer" ? row.sellerName : row.buyerName;
  const lastCheckout = await getLastCheckout(db, userId, orderId);
  const { order, listingSlug } = row;
  const turn = { next: nextStep(order.status), besides: besides(order.status, side) };
  return { order, side, listingSlug, counterpart, timeline, ...turn, lastCheckout };
}

async function getLastCheckout(
  db: Db,
  userId: string,
  orderId: string,
): Promise<OrderDetail["lastCheckout"]> {
  const [session] = await db
    .select({
      action: checkoutSessions.action,
      status: checkoutSessions.status,
    })
    .from(checkoutSessions)
    .where(and(eq(checkoutSessions.orderId, orderId), eq(checkoutSessions.userId, userId)))
    .orderBy(desc(checkoutSessions.createdAt))
    .limit(1);
  return session ?? null;
}

export type Offer = {
  slug: string;
  title: string;
  priceMinor: number;
  deliveryDays: number;
  sellerId: string;
  sellerName: string;
  pictureKey: string | null;
};

/** What a buyer is about to order: a public listing of a verified seller, or null. */
export async function getOffer(db: Db, slug: string): Promise<Offer | null> {
  const [row] = await db
    .select({
      slug: listings.slug,
      title: listings.title,
      priceMinor: sql<number>`${listings.priceMinor}`.mapWith(listings.priceMinor),
      deliveryDays: sql<number>`${listings.deliveryDays}`.mapWith(listings.deliveryDays),
      sellerId: listings.sellerId,
      sellerName: sellers.name,
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
        inArray(orders.status, ["placing", "awaiting_payment"]),
      ),
    );
  return row ?? null;
}

export type OrderLine = {
  id: string;
  reference: string;
  title: string;
  status: Order["status"];
  priceMinor: number;
  escrowFeeMillimes: number | null;
  developerFeeMillimes: number | null;
  createdAt: Date;
  counterpart: string | null;
  pictureKey: string | null;
};

const line = {
  id: orders.id,
  reference: orders.reference,
  title: orders.title,
  status: orders.status,
  priceMinor: orders.priceMinor,
  escrowFeeMillimes: orders.escrowFeeMillimes,
  developerFeeMillimes: orders.developerFeeMillimes,
  createdAt: orders.createdAt,
  pictureKey: firstPicture(orders.listingId),
};

const PAGE = 100;

/** What this person bought, newest first. */
export async function listOrders(db: Db, userId: string): Promise<OrderLine[]> {
  return db
    .select({ ...line, counterpart: sellers.name })
    .from(orders)
    .innerJoin(sellers, eq(sellers.userId, orders.sellerId))
    .where(eq(orders.buyerId, userId))
    .orderBy(desc(orders.createdAt))
    .limit(PAGE);
}

/** What this person sold, newest first. Orders that never reached DHMAD are the buyer's affair only. */
export async function listSales(db: Db, userId: string): Promise<OrderLine[]> {
  return db
    .select({ ...line, counterpart: users.name })
    .from(orders)
    .innerJoin(users, eq(users.id, orders.buyerId))
    .where(and(eq(orders.sellerId, userId), notInArray(orders.status, ["placing", "failed"])))
    .orderBy(desc(orders.createdAt))
    .limit(PAGE);
}
