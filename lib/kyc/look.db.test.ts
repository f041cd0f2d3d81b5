import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sellers } from "@/db/schema";
import { createDhmadClient } from "@/lib/dhmad";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { lookAgain } from ".";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

test("whoever presses or comes back again and again asks DHMAD three times a minute, no more", async () => {
  const { seller } = await createMarket(testDb.db);
  await testDb.db
    .update(sellers)
    .set({ kycStatus: "pending", dhmadVerificationId: "v-1" })
    .where(eq(sellers.userId, seller.id));
  let asked = 0;
  const client = createDhmadClient({
    baseUrl: "http://dhmad.test/api/v1",
    apiKey: "sk",
    fetch: async () => {
      asked += 1;
      return Response.json({ error: "Verification not found" }, { status: 404 });
    },
  });
  const look = (at: string) => lookAgain(testDb.db, client, seller.id, () => new Date(at));
  for (let i = 0; i < 3; i += 1) expect(await look("2026-05-04T10:00:00Z")).toMatchObject({ ok: true });
  expect(await look("2026-05-04T10:00:30Z")).toMatchObject({
    ok: false,
    error: { code: "rate_limited", message: "tooManyRequests" },
  });
  expect(asked).toBe(3);
  expect(await look("2026-05-04T10:01:00Z")).toMatchObject({ ok: true });
});
