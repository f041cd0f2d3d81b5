import { asc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { ledgerEntries, listings, orderEvents, orders, rateLimits } from "@/db/schema";
import { HOUR_MS } from "@/lib/clock";
import { processInbox, receiveWebhook } from "@/lib/inbox";
import {
  type CheckoutAction,
  deliverOrder,
  ensureEscrow,
  type OrderMode,
  type OrderSide,
  placeOrder,
  returnFromCheckout,
  startCheckout,
  termsDigest,
} from "@/lib/orders";
import { type DhmadWorld, eventsOf } from "./local-dhmad";
import { createMarket, type Market } from "./market";

const APP_URL = "http://localhost:3000";
const TERMS = "Le prestataire réalise un logo. Deux propositions, trois corrections.";

/** One sale between two people, in any mode but `instant`, that a test drives step by step. */
export type Sale = Market & {
  orderId: string;
  /** Begins a checkout session, finishes it at DHMAD as that person would, and comes back from it. */
  checkout: (side: OrderSide, action: CheckoutAction, fields?: Record<string, unknown>) => Promise<void>;
  /** What that person does on DHMAD's own pages. */
  atDhmad: (side: OrderSide, action: string, fields?: Record<string, unknown>) => Promise<void>;
  /** All that this world has emitted arrives, each event once more than once said, and the inbox is worked off. */
  hear: () => Promise<void>;
  row: () => Promise<typeof orders.$inferSelect>;
};

type Options = { stock?: number; currency?: "TND" | "USD" | "EUR"; priceMinor?: number };

/** A verified seller's listing in this mode, ordered by a buyer; the order is placed, its escrow not made yet. */
export async function createSale(
  db: Db,
  world: DhmadWorld,
  mode: Exclude<OrderMode, "instant">,
  options: Options = {},
): Promise<Sale> {
  const market = await createMarket(db, world);
  const priceMinor = options.priceMinor ?? market.listing.priceMinor;
  await db
    .update(listings)
    .set({ mode, ...options, contractTerms: mode === "standard" ? TERMS : "" })
    .where(eq(listings.id, market.listing.id));
  const { currency = "TND" } = options;
  const input = { slug: market.listing.slug, priceMinor, currency, termsDigest: termsDigest(TERMS) };
  const placed = await placeOrder(db, market.buyer, input, { developerFeePercentage: 3, locale: "fr" });
  if (!placed.ok) throw new Error(placed.error.message);
  const { orderId } = placed.data;
  const person = (side: OrderSide) => (side === "buyer" ? market.buyer : market.seller);

  const row = async () => {
    const [order] = await db.select().from(orders).where(eq(orders.id, orderId));
    if (!order) throw new Error("no order");
    return order;
  };
  return {
    ...market,
    orderId,
    row,
    checkout: async (side, action, fields = {}) => {
      const { id, email } = person(side);
      // Nobody presses ten times a minute, but a test does.
      await db.delete(rateLimits);
      const started = await startCheckout(db, world.client, id, orderId, action, APP_URL);
      if (!started.ok || started.data.kind !== "redirect")
        throw new Error(`${side} ${action}: ${started.ok ? "under way" : started.error.message}`);
      const sessionId = started.data.url.split("/").at(-1) ?? "";
      await world.act("finishSession", { as: email, sessionId, topUp: true, ...fields });
      if (!(await returnFromCheckout(db, world.client, id, sessionId))) throw new Error("not their session");
    },
    atDhmad: async (side, action, fields = {}) => {
      const { escrowId } = await row();
      await world.act(action, { as: person(side).email, escrowId, ...fields });
    },
    hear: async () => {
      for (const event of eventsOf(await world.state()))
        await receiveWebhook(db, { webhookId: event.id, event });
      for (const hours of [1, 3])
        await processInbox(db, world.client, new Date(Date.now() + hours * HOUR_MS), async () => true);
    },
  };
}

/** Marks as delivered, as the seller does: our call is refused, the deed is done on DHMAD's page. */
export async function deliver(db: Db, world: DhmadWorld, sale: Sale): Promise<void> {
  const asked = await deliverOrder(db, world.client, sale.seller.id, sale.orderId);
  if (!asked.ok || asked.data.kind !== "at_dhmad") throw new Error("DHMAD took the delivery from us");
  await sale.atDhmad("seller", "deliver");
  await sale.hear();
}

/** A sale whose escrow is made, signed where it must be, and paid. */
export async function createPaidSale(
  db: Db,
  world: DhmadWorld,
  mode: Exclude<OrderMode, "instant"> = "quick",
  options: Options = {},
): Promise<Sale> {
  const sale = await createSale(db, world, mode, options);
  await ensureEscrow(db, world.client, sale.orderId);
  if (mode === "standard") {
    await sale.checkout("buyer", "sign", { signature: "Amine" });
    await sale.checkout("seller", "sign", { signature: "Leila" });
  }
  await sale.checkout("buyer", "pay");
  return sale;
}

/** The lines of the order's timeline, oldest first: `delivery_rejected by buyer: the reason`. */
export async function timelineOf(db: Db, { orderId }: Pick<Sale, "orderId">): Promise<string[]> {
  const rows = await db
    .select()
    .from(orderEvents)
    .where(eq(orderEvents.orderId, orderId))
    .orderBy(asc(orderEvents.id));
  return rows.map(({ type, actor, data }) => `${type} by ${actor}${data.reason ? `: ${data.reason}` : ""}`);
}

/** What each account of the ledger holds, in millimes of TND. */
export async function balancesOf(
  db: Db,
  { orderId }: Pick<Sale, "orderId">,
): Promise<Record<string, number>> {
  const rows = await db.select().from(ledgerEntries).where(eq(ledgerEntries.orderId, orderId));
  const sums: Record<string, number> = {};
  for (const { account, amountMillimes } of rows) sums[account] = (sums[account] ?? 0) + amountMillimes;
  return sums;
}
