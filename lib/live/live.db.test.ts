import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { topicVersion } from "./queries";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

test("a topic is its people's only; what is no topic is nobody's", async () => {
  const { seller, buyer } = await createMarket(testDb.db);
  const ask = (userId: string, topic: string) => topicVersion(testDb.db, userId, topic);
  expect(await ask(seller.id, `seller:${seller.id}`)).toBe(0);
  expect(await ask(buyer.id, `seller:${seller.id}`)).toBeNull();
  // Of the right length and letters, yet no id: PostgreSQL would throw.
  for (const id of ["-".repeat(36), "a".repeat(36), "", "*", `${seller.id}\n`])
    expect(await ask(buyer.id, `order:${id}`), id).toBeNull();
});
