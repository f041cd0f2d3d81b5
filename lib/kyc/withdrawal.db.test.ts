import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listings, notifications, orders, sellers } from "@/db/schema";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createMarket, type Market } from "@/support/market";
import { createOnboarding, ONBOARDING_OPTIONS as OPTIONS } from "@/support/onboarding";
import { changeAddress, getSeller, getWithdrawal, reconcileVerification, sellerScreen } from ".";

let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;
let at: ReturnType<typeof createOnboarding>;
let market: Market;
let verificationId: string;

beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(), startLocalDhmad()]);
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});
beforeEach(async () => {
  world = await dhmad.newWorld();
  at = createOnboarding(testDb, world);
  market = await createMarket(testDb.db, world);
  const [verification] = await at.verificationsOf(market.seller.email);
  verificationId = verification?.id ?? "";
  await testDb.db
    .update(sellers)
    .set({ dhmadVerificationId: verificationId, approvedAt: new Date() })
    .where(eq(sellers.userId, market.seller.id));
});

/** What an admin decides at DHMAD, and what comes of its webhook here: a second decision is read, not believed. */
async function adminDecides(action: "adminRejectKyc" | "adminApproveKyc") {
  await world.act(action, { as: market.seller.email, verificationId });
  const event = (await at.identityEvents()).at(-1);
  if (!event) throw new Error("no event");
  const { outcome } = await at.receive(event);
  if (outcome === "needs_read") await reconcileVerification(testDb.db, world.liveClient, market.seller.id);
  return outcome;
}
const screen = async () => sellerScreen(await getSeller(testDb.db, market.seller.id), new Date());
const listingStatus = async () =>
  (await testDb.db.select().from(listings).where(eq(listings.id, market.listing.id)))[0]?.status;
const toldTo = (userId: string) =>
  testDb.db
    .select({ type: notifications.type, data: notifications.data, path: notifications.path })
    .from(notifications)
    .where(eq(notifications.userId, userId))
    .orderBy(notifications.id);

async function newOrder(
  status: "awaiting_payment" | "paid" | "completed",
  mode: "quick" | "instant" = "quick",
) {
  const { seller, buyer, listing } = market;
  const [order] = await testDb.db
    .insert(orders)
    .values({
      reference: `SK-${randomBytes(4).toString("hex")}`,
      buyerId: buyer.id,
      sellerId: seller.id,
      listingId: listing.id,
      mode,
      status,
      title: `Tapis ${status}`,
      priceMinor: listing.priceMinor,
      deliveryDays: 3,
      buyerEmail: buyer.email,
      sellerEmail: mode === "instant" ? null : seller.email,
      developerFeePercentage: 3,
      escrowId: randomBytes(12).toString("hex"),
    })
    .returning();
  if (!order) throw new Error("no order");
  return order;
}

test("approval taken back: listings go offline, open orders stay, and everyone affected is told once", async () => {
  const unpaid = await newOrder("awaiting_payment");
  const paid = await newOrder("paid");
  await newOrder("completed");
  await newOrder("paid", "instant");

  expect(await adminDecides("adminRejectKyc")).toBe("needs_read");
  expect(await screen()).toBe("withdrawn");
  expect(await listingStatus()).toBe("suspended");
  const seller = (await getSeller(testDb.db, market.seller.id))?.seller;
  expect(seller?.rejectedAt).not.toBeNull();
  expect(seller?.approvedAt).not.toBeNull();
  expect(await toldTo(market.seller.id)).toEqual([
    { type: "kyc_withdrawn", data: { listings: 1 }, path: "/sell" },
  ]);
  const data = (title: string) => ({ title, counterpart: "Atelier Test" });
  expect(await toldTo(market.buyer.id)).toEqual([
    { type: "seller_withdrawn", data: data("Tapis awaiting_payment"), path: `/orders/${unpaid.id}` },
    { type: "seller_withdrawn", data: data("Tapis paid"), path: `/orders/${paid.id}` },
  ]);
  const after = await testDb.db.select().from(orders).where(eq(orders.sellerId, market.seller.id));
  expect(after.map(({ status }) => status).sort()).toEqual(["awaiting_payment", "completed", "paid", "paid"]);

  const { seller: sold, buyer } = market;
  expect(await getWithdrawal(testDb.db, buyer.id, paid.id)).toEqual({ isPaid: true });
  expect(await getWithdrawal(testDb.db, buyer.id, unpaid.id)).toEqual({ isPaid: false });
  expect(await getWithdrawal(testDb.db, sold.id, paid.id)).toBeNull();

  // The same news again, by webhook and by reading, tells nobody twice.
  for (const event of await at.identityEvents()) await at.receive(event);
  await reconcileVerification(testDb.db, world.liveClient, market.seller.id);
  expect(await toldTo(market.seller.id)).toHaveLength(1);
  expect(await toldTo(market.buyer.id)).toHaveLength(2);
});

test("approved again: the listings return, and the seller is told how many", async () => {
  const paid = await newOrder("paid");
  await adminDecides("adminRejectKyc");
  await testDb.db.insert(listings).values({
    sellerId: market.seller.id,
    slug: `brouillon-${randomBytes(4).toString("hex")}`,
    title: "Brouillon",
  });
  await adminDecides("adminApproveKyc");
  expect(await screen()).toBe("approved");
  expect(await getWithdrawal(testDb.db, market.buyer.id, paid.id)).toBeNull();
  expect(await listingStatus()).toBe("published");
  const all = await testDb.db.select().from(listings).where(eq(listings.sellerId, market.seller.id));
  expect(all.find(({ title }) => title === "Brouillon")?.status).toBe("draft");
  expect((await toldTo(market.seller.id)).at(-1)).toEqual({
    type: "kyc_restored",
    data: { listings: 1 },
    path: "/sell/listings",
  });
  // And taken back once more: each time is told.
  await adminDecides("adminRejectKyc");
  expect((await toldTo(market.seller.id)).map(({ type }) => type)).toEqual([
    "kyc_withdrawn",
    "kyc_restored",
    "kyc_withdrawn",
  ]);
});

test("a withdrawal whose webhook was lost is found by the day's reading", async () => {
  await world.act("adminRejectKyc", { as: market.seller.email, verificationId });
  expect(await reconcileVerification(testDb.db, world.liveClient, market.seller.id)).toMatchObject({
    ok: true,
    data: "applied",
  });
  expect(await screen()).toBe("withdrawn");
});

test("a new verification after the withdrawal brings the listings back too", async () => {
  await adminDecides("adminRejectKyc");
  const input = { dhmadEmail: market.seller.email, consent: "on" } as const;
  await changeAddress(testDb.db, world.liveClient, market.seller.id, input, OPTIONS);
  expect(await screen()).toBe("check_email");
  expect(await listingStatus()).toBe("suspended");
  const fresh = (await at.verificationsOf(market.seller.email)).find(({ id }) => id !== verificationId);
  await world.act("passDidit", { as: market.seller.email, verificationId: fresh?.id });
  for (const event of await at.identityEvents()) await at.receive(event);
  expect(await listingStatus()).toBe("published");
  expect((await toldTo(market.seller.id)).at(-1)).toMatchObject({
    type: "kyc_restored",
    data: { listings: 1 },
  });
});
