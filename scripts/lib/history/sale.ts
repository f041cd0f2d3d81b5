import { and, asc, eq, ne } from "drizzle-orm";
import { listings, orders, reviews } from "@/db/schema";
import { chanceOf } from "@/db/seed/chance";
import { HOUR_MS, MINUTE_MS } from "@/lib/clock";
import { deliverOrder, ensureEscrow, type OrderStage, placeOrder, stageOf, termsDigest } from "@/lib/orders";
import { writeReview } from "@/lib/reviews";
import type { PlannedSale } from "./plan";
import { checkout, first, register, rested, type Stage } from "./stage";

/** One thing that somebody does, and when; it looks first whether it is done. */
export type Step = { at: Date; people: PlannedSale["buyer"][]; run: () => Promise<void> };

const RECEIPT = {
  note: "Reçu et numéro de suivi",
  files: [
    {
      name: "recu.png",
      base64:
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    },
  ],
};

/** Whether nothing of this sale is left to do. */
export async function isDone(stage: Stage, sale: PlannedSale): Promise<boolean> {
  const order = await findOrder(stage, sale);
  if (!order) return false;
  const written = await stage.db.$count(reviews, eq(reviews.orderId, order.id));
  return order.status === "completed" && written === 2;
}

/** A whole sale, from the order to both sides' words. Each step does nothing where the order has gone past it. */
export function stepsOf(stage: Stage, sale: PlannedSale, placedAt: Date): Step[] {
  const { buyer, seller } = sale;
  const chance = chanceOf(`${buyer.email} ${sale.listing.slug}`);
  const steps: Step[] = [];
  let at = placedAt.getTime();
  const then = (laterMs: number, run: () => Promise<void>) => {
    at += laterMs;
    steps.push({ at: new Date(at), people: [buyer, seller], run });
  };
  const whileAt = (wanted: OrderStage[], run: (orderId: string) => Promise<unknown>) => async () => {
    const order = first(await orderOf(stage, sale), "the order");
    if (wanted.includes(stageOf(order))) await run(order.id);
  };
  const atCheckout =
    (person: typeof buyer, action: Parameters<typeof checkout>[3], typed?: Record<string, unknown>) =>
    (orderId: string) =>
      checkout(stage, person, orderId, action, typed);

  const pay = whileAt(["awaiting_payment"], atCheckout(buyer, "pay"));
  then(0, async () => {
    await place(stage, sale);
    await pay();
  });
  if (sale.listing.mode === "standard") {
    then(3 * HOUR_MS, whileAt(["signing_both", "signing_seller"], atCheckout(seller, "sign")));
    then(2 * HOUR_MS, whileAt(["signing_both", "signing_buyer"], atCheckout(buyer, "sign")));
    then(5 * MINUTE_MS, pay);
  }
  if (sale.listing.mode === "quick_proof") {
    then((4 + chance.upTo(8)) * HOUR_MS, whileAt(["proof_due"], atCheckout(seller, "submit_proof", RECEIPT)));
    then(
      (3 + chance.upTo(9)) * HOUR_MS,
      whileAt(["proof_review"], atCheckout(buyer, "review_proof", { decision: "accept" })),
    );
  }
  then(
    (18 + chance.upTo(60)) * HOUR_MS,
    whileAt(["paid"], (orderId) => deliver(stage, sale, orderId)),
  );
  then((5 + chance.upTo(40)) * HOUR_MS, async () => {
    await whileAt(["delivered"], atCheckout(buyer, "confirm"))();
    const buyerAt = at + (6 + chance.upTo(48)) * HOUR_MS;
    await review(stage, sale, "buyer", new Date(buyerAt));
    await review(stage, sale, "seller", new Date(buyerAt + (2 + chance.upTo(30)) * HOUR_MS));
  });
  return steps;
}

/** The order of this sale, where it was placed: no buyer buys a thing twice in the plan, but may later. */
export async function findOrder(stage: Stage, sale: PlannedSale) {
  return (await orderOf(stage, sale))[0];
}

const orderOf = ({ db, idOf }: Stage, { buyer, listing }: PlannedSale) =>
  db
    .select()
    .from(orders)
    .where(
      and(
        eq(orders.buyerId, idOf(buyer)),
        ne(orders.mode, "instant"),
        eq(
          orders.listingId,
          db.select({ id: listings.id }).from(listings).where(eq(listings.slug, listing.slug)),
        ),
      ),
    )
    .orderBy(asc(orders.createdAt))
    .limit(1);

async function place(stage: Stage, sale: PlannedSale): Promise<void> {
  const { db, world, idOf } = stage;
  const { buyer, listing } = sale;
  await register(stage, buyer);
  let order = await findOrder(stage, sale);
  if (!order) {
    const { slug, priceMinor, currency = "TND", contractTerms = "" } = listing;
    const placed = await placeOrder(
      db,
      { id: idOf(buyer), email: buyer.email },
      { slug, priceMinor, currency, termsDigest: termsDigest(contractTerms) },
      { developerFeePercentage: world.developerFeePercentage, locale: buyer.locale },
    );
    if (!placed.ok) throw new Error(`${slug} was not ordered: ${placed.error.message}`);
    order = await findOrder(stage, sale);
  }
  if (order?.status !== "placing") return;
  const made = await ensureEscrow(db, world.client, order.id);
  if (!made.ok) throw new Error(`${listing.slug}: no escrow: ${made.error.message}`);
}

/** As the seller does it: DHMAD takes the delivery from nobody but them, on its own page (dhmad-api.md, section 4). */
async function deliver({ db, world, idOf }: Stage, { seller }: PlannedSale, orderId: string): Promise<void> {
  await rested(db, idOf(seller));
  const asked = await deliverOrder(db, world.client, idOf(seller), orderId);
  if (!asked.ok) throw new Error(`${seller.email} could not deliver: ${asked.error.message}`);
  if (asked.data.kind === "delivered") return;
  const order = first(await db.select().from(orders).where(eq(orders.id, orderId)), "the order");
  await world.act("deliver", { as: seller.email, escrowId: order.escrowId });
}

/** Written at that moment: DHMAD has no part in it, so that no clock need be turned. */
async function review(stage: Stage, sale: PlannedSale, side: "buyer" | "seller", at: Date): Promise<void> {
  const { db, idOf } = stage;
  const order = await findOrder(stage, sale);
  if (order?.status !== "completed") return;
  const [rating, text] = side === "buyer" ? sale.byBuyer : sale.bySeller;
  const mine = and(eq(reviews.orderId, order.id), eq(reviews.side, side));
  if ((await db.$count(reviews, mine)) > 0) return;
  const written = await writeReview(db, idOf(sale[side]), { orderId: order.id, rating, text }, () => at);
  if (!written.ok) throw new Error(`${sale[side].email} could not review: ${written.error.message}`);
}
