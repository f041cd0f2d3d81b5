import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { boosts, listings, orders, rateLimits } from "@/db/schema";
import { type BoostDays, orderBoost } from "@/lib/boosts";
import { systemClock } from "@/lib/clock";
import { processInbox, receiveWebhook } from "@/lib/inbox";
import { ensureEscrow, returnFromCheckout, startCheckout } from "@/lib/orders";
import { type DhmadWorld, eventsOf } from "./local-dhmad";
import { createMarket, type Market } from "./market";

const APP_URL = "http://localhost:3000";
const PRICES = { 7: 15_000, 30: 45_000 } as const;
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** A boost that a test drives step by step; its buyer is `seller`, whose listing it is for. */
export type Boost = Pick<Market, "seller" | "listing"> & {
  orderId: string;
  /** At DHMAD's checkout: from the wallet, or as a guest whose proof an admin has to look at. */
  payFromWallet: () => Promise<void>;
  payAsGuest: () => Promise<void>;
  /** What DHMAD's admins decide about the guest's proof. */
  decide: (decision: "approve" | "reject", reason?: string) => Promise<void>;
  /** All that this world has emitted arrives, and the inbox is worked off. */
  hear: () => Promise<void>;
  row: () => Promise<typeof orders.$inferSelect>;
  boost: () => Promise<typeof boosts.$inferSelect>;
  boostedUntil: () => Promise<Date | null>;
};

export const orderFor = (db: Db, { seller, listing }: Pick<Market, "seller" | "listing">, days: BoostDays) =>
  orderBoost(
    db,
    seller.id,
    { listingId: listing.id, days, priceMinor: PRICES[days] },
    { prices: PRICES, locale: "fr" },
  );

/** A boost of a verified seller's public listing (of `market`, or a new one), ordered, its escrow made. */
export async function createBoost(
  db: Db,
  world: DhmadWorld,
  { days = 7, market, begin = true }: { days?: BoostDays; market?: Boost | Market; begin?: boolean } = {},
): Promise<Boost> {
  const { seller, listing } = market ?? (await createMarket(db, world));
  const placed = await orderFor(db, { seller, listing }, days);
  if (!placed.ok) throw new Error(placed.error.message);
  const { orderId } = placed.data;
  if (begin) await ensureEscrow(db, world.client, orderId);
  const row = async () => first(await db.select().from(orders).where(eq(orders.id, orderId)));
  const hear = async () => {
    for (const event of eventsOf(await world.state()))
      await receiveWebhook(db, { webhookId: event.id, event });
    await processInbox(db, world.client, systemClock(), async () => true);
  };
  const checkout = async (action: string, fields: Record<string, unknown>) => {
    await db.delete(rateLimits);
    const started = await startCheckout(db, world.client, seller.id, orderId, "pay", APP_URL);
    if (!started.ok || started.data.kind !== "redirect")
      throw new Error(started.ok ? "under way" : started.error.message);
    const sessionId = started.data.url.split("/").at(-1) ?? "";
    await world.act(action, { as: seller.email, sessionId, ...fields });
    await returnFromCheckout(db, world.client, seller.id, sessionId);
  };
  return {
    seller,
    listing,
    orderId,
    row,
    hear,
    payFromWallet: () => checkout("finishSession", { topUp: true }),
    payAsGuest: () => checkout("payAsGuest", { method: "d17", file: { name: "recu.png", base64: PNG } }),
    decide: async (decision, reason) => {
      const { escrowId } = await row();
      const action = decision === "approve" ? "adminApproveDeposit" : "adminRejectDeposit";
      await world.act(action, { as: "admin@dhmad.tn", escrowId, reason });
      await hear();
    },
    boost: async () => first(await db.select().from(boosts).where(eq(boosts.orderId, orderId))),
    boostedUntil: async () =>
      first(await db.select().from(listings).where(eq(listings.id, listing.id))).boostedUntil,
  };
}

function first<T>(rows: T[]): T {
  const [row] = rows;
  if (!row) throw new Error("no row");
  return row;
}
