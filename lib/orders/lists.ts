import "server-only";
import { and, desc, eq, notInArray, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orders, sellers, users } from "@/db/schema";
import type { Order } from "./apply";
import { firstPicture } from "./queries";
import { type OrderFacts, type OrderStage, stageOf } from "./state";

export type OrderLine = {
  id: string;
  reference: string;
  title: string;
  mode: Order["mode"];
  stage: OrderStage;
  currency: Order["currency"];
  priceMinor: number;
  amountTndMillimes: number | null;
  escrowFeeMillimes: number | null;
  developerFeeMillimes: number | null;
  createdAt: Date;
  /** Null where the other side gave no name, or is the marketplace itself (`instant`). */
  counterpart: string | null;
  pictureKey: string | null;
};

const line = {
  id: orders.id,
  reference: orders.reference,
  title: orders.title,
  currency: orders.currency,
  priceMinor: orders.priceMinor,
  amountTndMillimes: orders.amountTndMillimes,
  escrowFeeMillimes: orders.escrowFeeMillimes,
  developerFeeMillimes: orders.developerFeeMillimes,
  createdAt: orders.createdAt,
  pictureKey: firstPicture(orders.listingId),
  facts: {
    mode: orders.mode,
    status: orders.status,
    buyerSignedAt: orders.buyerSignedAt,
    sellerSignedAt: orders.sellerSignedAt,
    proofPhase: orders.proofPhase,
    cancellationRequestedAt: orders.cancellationRequestedAt,
    disputeStatus: orders.disputeStatus,
  },
};

const toLine = <T extends { facts: OrderFacts }>({ facts, ...rest }: T) => ({
  ...rest,
  mode: facts.mode,
  stage: stageOf(facts),
});

/** Orders on one page of a list. */
export const PAGE_SIZE = 20;

/** The page that an address asks for (`?page=`): the first where it names none, null where it names no page. */
export function pageNumber(asked: string | string[] | undefined): number | null {
  if (asked === undefined) return 1;
  return typeof asked === "string" && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : null;
}

/** One page of a person's orders or sales. */
export type OrderPage = { lines: OrderLine[]; pages: number };

/** What this person bought, newest first; `page` counts from 1. */
export async function listOrders(db: Db, userId: string, page: number): Promise<OrderPage> {
  const own = eq(orders.buyerId, userId);
  const rows = await db
    .select({ ...line, counterpart: sellers.name })
    .from(orders)
    // Of a boost the marketplace is the seller, and no shop.
    .leftJoin(sellers, eq(sellers.userId, orders.sellerId))
    .where(own)
    .orderBy(...NEWEST_FIRST)
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  return { lines: rows.map(toLine), pages: await countPages(db, own) };
}

/** What this person sold, newest first. Orders that never reached DHMAD are the buyer's affair only. */
export async function listSales(db: Db, userId: string, page: number): Promise<OrderPage> {
  const own = and(eq(orders.sellerId, userId), notInArray(orders.status, ["placing", "failed"]));
  const rows = await db
    .select({ ...line, counterpart: users.name })
    .from(orders)
    .innerJoin(users, eq(users.id, orders.buyerId))
    .where(own)
    .orderBy(...NEWEST_FIRST)
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  return { lines: rows.map(toLine), pages: await countPages(db, own) };
}

/** Two of one moment must not change places between two pages. */
const NEWEST_FIRST = [desc(orders.createdAt), desc(orders.id)];

const countPages = async (db: Db, own: SQL | undefined): Promise<number> =>
  Math.max(1, Math.ceil((await db.$count(orders, own)) / PAGE_SIZE));
