import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { favorites, listings, rateLimits, sellers, users } from "@/db/schema";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import { holdClock } from "@/support/still-clock";
import { listFavoriteSlugs, listFavorites, setFavorite } from ".";
import { CHANGES, MOST_FAVORITES } from "./commands";

let testDb: TestDb;
let market: Market;
beforeAll(async () => {
  testDb = await createTestDb();
});
beforeEach(async () => {
  await testDb.db.delete(rateLimits);
  market = await createMarket(testDb.db);
});
afterAll(() => testDb.close());

const set = (wanted: "yes" | "no", userId = market.buyer.id) =>
  setFavorite(testDb.db, userId, { slug: market.listing.slug, wanted });
const kept = (userId = market.buyer.id) => listFavorites(testDb.db, userId);
const setListing = (values: Partial<typeof listings.$inferInsert>) =>
  testDb.db.update(listings).set(values).where(eq(listings.id, market.listing.id));

test("kept once however often and however fast it is asked for, and let go the same way", async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => set("yes")));
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(await kept()).toMatchObject([
    { title: "Tapis de Kairouan", state: "available", listing: { slug: market.listing.slug } },
  ]);
  expect(await listFavoriteSlugs(testDb.db, market.buyer.id)).toEqual([market.listing.slug]);
  await Promise.all([set("no"), set("no")]);
  expect(await kept()).toEqual([]);
});

test("nobody sees or takes away what another keeps", async () => {
  await set("yes");
  const [mine] = await kept();
  expect(await kept(market.seller.id)).toEqual([]);
  await setFavorite(testDb.db, market.seller.id, { id: mine?.id ?? "" });
  await set("no", market.seller.id);
  expect(await kept()).toHaveLength(1);
  expect(await setFavorite(testDb.db, market.buyer.id, { id: mine?.id ?? "" })).toMatchObject({ ok: true });
  expect(await kept()).toEqual([]);
});

test("what is sold, offline or deleted stays on the list and says so; nothing new of it is told", async () => {
  await set("yes");
  const away = (awayUntil: Date | null) =>
    testDb.db.update(sellers).set({ awayUntil }).where(eq(sellers.userId, market.seller.id));
  await away(new Date("2030-01-01T00:00:00Z"));
  expect(await kept()).toMatchObject([{ state: "available", listing: { away: true } }]);
  await away(null);
  expect(await kept()).toMatchObject([{ state: "available", listing: { away: false } }]);
  await setListing({ stock: 0 });
  expect(await kept()).toMatchObject([{ state: "taken", listing: { slug: market.listing.slug } }]);
  await setListing({ stock: null, status: "draft", title: "Secret" });
  expect(await kept()).toMatchObject([{ state: "offline", title: "Tapis de Kairouan", listing: null }]);
  expect(await listFavoriteSlugs(testDb.db, market.buyer.id)).toEqual([]);
  await testDb.db.delete(listings).where(eq(listings.id, market.listing.id));
  const [gone] = await kept();
  expect(gone).toMatchObject({ state: "deleted", title: "Tapis de Kairouan", listing: null });
  await setFavorite(testDb.db, market.buyer.id, { id: gone?.id ?? "" });
  expect(await kept()).toEqual([]);
});

test("what is not public cannot be kept", async () => {
  await setListing({ status: "draft" });
  expect(await set("yes")).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect(await setFavorite(testDb.db, market.buyer.id, { slug: "nowhere", wanted: "yes" })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
});

test("a full list stays full, also for several presses at once", async () => {
  const others = await testDb.db
    .insert(listings)
    .values(
      Array.from({ length: MOST_FAVORITES - 1 }, () => ({
        sellerId: market.seller.id,
        slug: randomUUID(),
        title: "Autre",
      })),
    )
    .returning({ id: listings.id });
  await testDb.db
    .insert(favorites)
    .values(others.map(({ id }) => ({ userId: market.buyer.id, listingId: id, title: "Autre" })));
  const more = await Promise.all([createMarket(testDb.db), createMarket(testDb.db)]);
  const answers = await Promise.all(
    more.map(({ listing }) => setFavorite(testDb.db, market.buyer.id, { slug: listing.slug, wanted: "yes" })),
  );
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await kept()).toHaveLength(MOST_FAVORITES);
});

test("a person presses so often in ten minutes, others go on", async () => {
  holdClock();
  for (let n = 0; n < CHANGES.max; n += 1) await set(n % 2 ? "yes" : "no");
  expect(await set("yes")).toMatchObject({ ok: false, error: { code: "rate_limited" } });
  expect(await set("yes", market.seller.id)).toMatchObject({ ok: true });
});

test("goes with the person", async () => {
  await set("yes");
  await testDb.db.delete(users).where(eq(users.id, market.buyer.id));
  const rows = await testDb.db.select().from(favorites).where(eq(favorites.userId, market.buyer.id));
  expect(rows).toEqual([]);
});
