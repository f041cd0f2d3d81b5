import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { webhookEvents } from "@/db/schema";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import { createDhmadClient } from "@/lib/dhmad";
import { createTestDb, type TestDb } from "@/support/db";
import { receiveWebhook } from ".";
import { MOST_ATTEMPTS, processInbox, retryDelayMs } from "./process";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

test("trying goes on for about a day", () => {
  let sum = 0;
  for (let attempts = 1; attempts < MOST_ATTEMPTS; attempts += 1) sum += retryDelayMs(attempts);
  expect(sum).toBeGreaterThan(0.6 * DAY_MS);
  expect(sum).toBeLessThan(1.5 * DAY_MS);
});

test("an escrow that DHMAD never shows us is not asked about for ever", async () => {
  const webhookId = randomUUID();
  const event = { type: "escrow.status.updated", data: { escrow: { id: "not-ours", status: "paid" } } };
  expect(await receiveWebhook(testDb.db, { webhookId, event })).toMatchObject({ reason: "unknown_escrow" });
  const client = createDhmadClient({
    baseUrl: "http://dhmad.test/api/v1",
    apiKey: "sk",
    fetch: async () => Response.json({ error: "Escrow not found" }, { status: 404 }),
  });
  const rowOf = async () => {
    const [row] = await testDb.db.select().from(webhookEvents).where(eq(webhookEvents.webhookId, webhookId));
    return row;
  };
  const start = Date.now();
  for (let hour = 0; hour < 100 && (await rowOf())?.nextAttemptAt; hour += 4)
    await processInbox(testDb.db, client, new Date(start + (hour + 4) * HOUR_MS), async () => true);
  expect(await rowOf()).toMatchObject({ state: "parked", reason: "unknown_escrow", nextAttemptAt: null });
});
