import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { ok } from "@/lib/result";
import * as storage from "@/lib/storage";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { addPictures } from ".";

vi.mock("@/lib/storage", { spy: true });

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
beforeEach(() => vi.clearAllMocks());
afterAll(() => testDb.close());

const clock = () => new Date("2026-05-04T10:00:00Z");
const read = vi.fn(async () => ok([upload]));
const upload = { name: "a.jpg", bytes: new TextEncoder().encode("no picture") };

test("a stranger's listing and one form after another cost neither memory nor computing", async () => {
  const { seller, buyer, listing } = await createMarket(testDb.db);
  const add = (userId: string) => addPictures(testDb.db, userId, listing.id, read, clock);
  expect(await add(buyer.id)).toMatchObject({ ok: false, error: { code: "not_found" } });
  expect(read).not.toHaveBeenCalled();
  for (let i = 0; i < 40; i += 1) expect(await add(seller.id)).toMatchObject({ ok: true });
  expect(await add(seller.id)).toMatchObject({ ok: false, error: { code: "rate_limited" } });
  expect(read).toHaveBeenCalledTimes(40);
  expect(storage.preparePicture).toHaveBeenCalledTimes(40);
});
