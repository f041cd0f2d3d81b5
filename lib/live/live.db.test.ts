import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendMessage } from "@/lib/messages";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket } from "@/support/market";
import { topicVersion } from "./queries";

let testDb: TestDb;
beforeAll(async () => {
  testDb = await createTestDb();
});
afterAll(() => testDb.close());

test("a conversation is its two people's; its version grows with each message", async () => {
  const { seller, buyer, listing } = await createMarket(testDb.db);
  const other = await createMarket(testDb.db);
  const write = async (body: string) => {
    const to = { kind: "listing" as const, slug: listing.slug };
    const sent = await sendMessage(testDb.db, buyer.id, { to, body, clientId: randomUUID() });
    if (!sent.ok || sent.data.kind !== "sent") throw new Error("not sent");
    return sent.data;
  };
  const { conversationId, messageId } = await write("Bonjour");
  const ask = (userId: string) => topicVersion(testDb.db, userId, `conversation:${conversationId}`);
  for (const { id } of [buyer, seller]) expect(await ask(id)).toBe(messageId);
  expect(await ask(other.buyer.id)).toBeNull();
  expect(await ask(other.seller.id)).toBeNull();
  const next = await write("Vous êtes là ?");
  expect(next.messageId).toBeGreaterThan(messageId);
  expect(await ask(seller.id)).toBe(next.messageId);
});

test("a topic is its people's only; what is no topic is nobody's", async () => {
  const { seller, buyer } = await createMarket(testDb.db);
  const ask = (userId: string, topic: string) => topicVersion(testDb.db, userId, topic);
  expect(await ask(seller.id, `seller:${seller.id}`)).toBe(0);
  expect(await ask(buyer.id, `seller:${seller.id}`)).toBeNull();
  // Of the right length and letters, yet no id: PostgreSQL would throw.
  for (const id of ["-".repeat(36), "a".repeat(36), "", "*", `${seller.id}\n`])
    expect(await ask(buyer.id, `order:${id}`), id).toBeNull();
});
