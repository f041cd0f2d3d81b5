import "server-only";
import { and, desc, eq, inArray, notInArray, type SQL } from "drizzle-orm";
import type { Db } from "@/db/client";
import { orders, sellers, users } from "@/db/schema";
import type { Order } from "./apply";
import { firstPicture } from "./queries";
import { type OrderAction, type OrderFacts, type OrderSide, type OrderStage, ruleOf, stageOf } from "./state";

export type OrderLine = {
  id: string;
  reference: string;
  title: string;
  mode: Order["mode"];
  stage: OrderStage;
  /** What this side is asked to do now; null where it is not its turn. */
  asked: OrderAction | null;
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

const toLine = <T extends { facts: OrderFacts }>({ facts, ...rest }: T, side: OrderSide) => ({
  ...rest,
  mode: facts.mode,
  stage: stageOf(facts),
  asked: ruleOf(facts).asked[side] ?? null,
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

/** What this person bought: what waits for them, then the rest, each newest first; `page` counts from 1. */
export async function listOrders(db: Db, userId: string, page: number): Promise<OrderPage> {
  const own = eq(orders.buyerId, userId);
  const rows = await db
    .select({ ...line, counterpart: sellers.name })
    .from(orders)
    // Of a boost the marketplace is the seller, and no shop.
    .leftJoin(sellers, eq(sellers.userId, orders.sellerId))
    .where(own)
    .orderBy(...(await askedFirst(db, own, "buyer")))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  return { lines: rows.map((row) => toLine(row, "buyer")), pages: await countPages(db, own) };
}

/** What this person sold, in the same order. Orders that never reached DHMAD are the buyer's affair only. */
export async function listSales(db: Db, userId: string, page: number): Promise<OrderPage> {
  const own = and(eq(orders.sellerId, userId), notInArray(orders.status, ["placing", "failed"]));
  const rows = await db
    .select({ ...line, counterpart: users.name })
    .from(orders)
    .innerJoin(users, eq(users.id, orders.buyerId))
    .where(own)
    .orderBy(...(await askedFirst(db, own, "seller")))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE);
  return { lines: rows.map((row) => toLine(row, "seller")), pages: await countPages(db, own) };
}

/** Two of one moment must not change places between two pages. */
const NEWEST_FIRST = [desc(orders.createdAt), desc(orders.id)];

/** More than anybody has open at once; of what is older the place by date is good enough. */
const MOST_OPEN = 500;

/** What waits for this side stands first. Whose turn it is the table says (state.ts), not a copy of it in SQL. */
async function askedFirst(db: Db, own: SQL | undefined, side: OrderSide): Promise<SQL[]> {
  const open = await db
    .select({ id: orders.id, facts: line.facts })
    .from(orders)
    .where(and(own, notInArray(orders.status, ["completed", "cancelled", "failed"])))
    .orderBy(...NEWEST_FIRST)
    .limit(MOST_OPEN);
  const asked = open.filter(({ facts }) => ruleOf(facts).asked[side]).map(({ id }) => id);
  return asked.length > 0 ? [desc(inArray(orders.id, asked)), ...NEWEST_FIRST] : NEWEST_FIRST;
}

const countPages = async (db: Db, own: SQL | undefined): Promise<number> =>
  Math.max(1, Math.ceil((await db.$count(orders, own)) / PAGE_SIZE));
