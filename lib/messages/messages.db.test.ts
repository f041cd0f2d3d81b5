import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listings, messages, notifications, rateLimits, sellers, users } from "@/db/schema";
import { parseForm } from "@/lib/actions/run-form";
import { createTestDb, type TestDb } from "@/support/db";
import { createMarket, type Market } from "@/support/market";
import {
  countUnread,
  findParties,
  getConversation,
  getDraft,
  getOrderQuestion,
  getQuestion,
  keepDraft,
  listConversations,
  listMessages,
  messageInput,
  readUpTo,
  sendMessage,
  type Target,
} from ".";
import { MESSAGES, NEW_CONVERSATIONS } from "./limit";
import { CONVERSATIONS_PAGE } from "./queries";
import { MESSAGES_PAGE } from "./thread";

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

const clock = () => new Date("2026-05-04T10:00:00Z");
const about = ({ listing }: Market): Target => ({ kind: "listing", slug: listing.slug });
const send = (userId: string, to: Target, body: string, clientId = randomUUID()) =>
  sendMessage(testDb.db, userId, { to, body, clientId }, [], clock);

/** The buyer's question; returns the conversation that it began. */
async function ask(body = "Est-il encore disponible ?", from = market): Promise<string> {
  const sent = await send(from.buyer.id, about(from), body);
  if (!sent.ok || sent.data.kind !== "sent") throw new Error("the question was not sent");
  return sent.data.conversationId;
}
const inThread = (id: string): Target => ({ kind: "conversation", id });
const bodies = async (userId: string, id: string) =>
  (await listMessages(testDb.db, userId, id)).messages.map(({ body }) => body);

async function stranger(): Promise<string> {
  const [user] = await testDb.db
    .insert(users)
    .values({ email: `${randomUUID()}@souk.test` })
    .returning();
  if (!user) throw new Error("no stranger");
  return user.id;
}

test("a question and its answer, as each of the two sees them", async () => {
  const { buyer, seller, listing } = market;
  const id = await ask("Bonjour\r\n?");
  expect(await send(seller.id, inThread(id), "Oui")).toMatchObject({
    ok: true,
    data: { conversationId: id },
  });
  const { messages: seen } = await listMessages(testDb.db, buyer.id, id);
  expect(seen.map(({ mine, body }) => [mine, body])).toEqual([
    [true, "Bonjour\r\n?"],
    [false, "Oui"],
  ]);
  expect(await getConversation(testDb.db, buyer.id, id)).toMatchObject({
    side: "buyer",
    counterpart: "Atelier Test",
    slug: listing.slug,
    version: seen[1]?.id,
  });
  expect(await getConversation(testDb.db, seller.id, id)).toMatchObject({
    side: "seller",
    counterpart: null,
  });
  // A second question about the same listing goes on with the same conversation.
  expect(await ask("Et le prix ?")).toBe(id);
});

test("strangers get nothing and write nothing", async () => {
  const id = await ask();
  const other = await stranger();
  expect(await getConversation(testDb.db, other, id)).toBeNull();
  expect(await listMessages(testDb.db, other, id)).toEqual({ messages: [], older: null });
  expect((await listConversations(testDb.db, other)).lines).toEqual([]);
  expect(await countUnread(testDb.db, other)).toBe(0);
  expect(await send(other, inThread(id), "Bonjour")).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  await readUpTo(testDb.db, other, id, 1e6);
  await keepDraft(testDb.db, other, inThread(id), "…", {});
  const [{ reads, drafts }] = (await testDb.db.execute(sql`
    select (select count(*)::int from conversation_reads where user_id = ${other}) as reads,
           (select count(*)::int from message_drafts where user_id = ${other}) as drafts`)) as unknown as [
    { reads: number; drafts: number },
  ];
  expect({ reads, drafts }).toEqual({ reads: 0, drafts: 0 });
  for (const nonsense of ["", "x", "../", `${id}\n`])
    expect(await getConversation(testDb.db, market.buyer.id, nonsense)).toBeNull();
});

test("the same form sent twice, even at once, writes one message; another text in it is another message", async () => {
  const { buyer } = market;
  const clientId = randomUUID();
  const twice = await Promise.all(
    [1, 2, 3].map(() => send(buyer.id, about(market), "Combien de nœuds ?", clientId)),
  );
  const [first] = twice;
  if (!first?.ok || first.data.kind !== "sent") throw new Error("not sent");
  for (const sent of twice) expect(sent).toEqual(first);
  const id = first.data.conversationId;
  expect(await bodies(buyer.id, id)).toEqual(["Combien de nœuds ?"]);
  await send(buyer.id, about(market), "Et quelle taille ?", clientId);
  expect(await bodies(buyer.id, id)).toEqual(["Combien de nœuds ?", "Et quelle taille ?"]);
  // Somebody else's form with the same number is another message too.
  await send(market.seller.id, inThread(id), "Combien de nœuds ?", clientId);
  expect(await bodies(buyer.id, id)).toHaveLength(3);
});

describe("a listing that is not public", () => {
  const withdraw = {
    unpublished: () =>
      testDb.db.update(listings).set({ status: "draft" }).where(eq(listings.id, market.listing.id)),
    "withdrawn with its seller's approval": () =>
      testDb.db.update(sellers).set({ kycStatus: "rejected" }).where(eq(sellers.userId, market.seller.id)),
  };
  test.each(Object.entries(withdraw))(
    "%s: no new question, but what was begun goes on",
    async (_name, go) => {
      const id = await ask();
      await go();
      const late = await stranger();
      expect(await send(late, about(market), "Bonjour")).toMatchObject({
        ok: false,
        error: { code: "not_found", message: "listingUnavailable" },
      });
      expect(await getQuestion(testDb.db, late, market.listing.slug)).toBeNull();
      expect(await send(market.seller.id, inThread(id), "Il revient demain")).toMatchObject({ ok: true });
      expect(await send(market.buyer.id, inThread(id), "Merci")).toMatchObject({ ok: true });
      expect(await ask("Toujours là ?")).toBe(id);
    },
  );
});

test("nobody writes to themselves; one's own listing says so", async () => {
  const { seller, listing } = market;
  expect(await send(seller.id, about(market), "Bonjour")).toMatchObject({
    ok: false,
    error: { code: "forbidden", message: "messageToOneself" },
  });
  expect(await getQuestion(testDb.db, seller.id, listing.slug)).toMatchObject({ own: true });
  expect(await getQuestion(testDb.db, seller.id, "\0")).toBeNull();
});

test("an order opens the conversation to both its sides, whatever became of the listing; a boost does not", async () => {
  const { seller, buyer, listing } = market;
  await testDb.db.update(listings).set({ status: "draft" }).where(eq(listings.id, listing.id));
  const place = async (mode: "quick" | "instant") => {
    const [order] = (await testDb.db.execute(sql`
      insert into orders (reference, buyer_id, seller_id, listing_id, mode, title, price_minor, delivery_days,
        buyer_email, seller_email, developer_fee_percentage)
      values (${randomUUID()}, ${buyer.id}, ${seller.id}, ${listing.id}, ${mode}, 'Tapis', 125500, 3, ${buyer.email},
        ${mode === "instant" ? null : seller.email}, 0)
      returning id`)) as unknown as [{ id: string }];
    await testDb.db.execute(sql`update orders set status = 'failed' where id = ${order.id}`);
    return { kind: "order" as const, id: order.id };
  };
  const order = await place("quick");
  const asked = await getOrderQuestion(testDb.db, seller.id, order.id);
  expect(asked).toMatchObject({ own: false, conversationId: null, parties: { buyerId: buyer.id } });
  const sent = await send(seller.id, order, "Votre tapis part demain.");
  expect(sent).toMatchObject({ ok: true });
  expect(await send(buyer.id, order, "Merci")).toMatchObject({ ok: true });
  const { lines } = await listConversations(testDb.db, buyer.id);
  expect(lines).toHaveLength(1);
  expect(await getConversation(testDb.db, buyer.id, lines[0]?.id ?? "")).toMatchObject({ orderId: order.id });
  const other = await stranger();
  expect(await findParties(testDb.db, other, order)).toMatchObject({ ok: false });
  expect(await getOrderQuestion(testDb.db, other, order.id)).toBeNull();
  expect(await findParties(testDb.db, buyer.id, await place("instant"))).toMatchObject({ ok: false });
});

test("nothing and too much are refused at the field", async () => {
  const parse = (body: string) => {
    const form = new FormData();
    form.set("to", `listing:${market.listing.slug}`);
    form.set("clientId", randomUUID());
    form.set("body", body);
    return parseForm(form, messageInput);
  };
  expect(parse("x".repeat(4001))).toMatchObject({
    ok: false,
    error: { fields: { body: ["messageLength"] } },
  });
  // 4000 to the browser, more bytes on the wire.
  const long = parse(`${"x\r\n".repeat(1999)}xy`);
  expect(long).toMatchObject({ ok: true });
  const blank = parse(" \r\n ");
  if (!long.ok || !blank.ok) throw new Error("not parsed");
  expect(await sendMessage(testDb.db, market.buyer.id, blank.data)).toMatchObject({
    ok: false,
    error: { code: "invalid_input", fields: { body: ["messageEmpty"] } },
  });
  expect(await sendMessage(testDb.db, market.buyer.id, long.data)).toMatchObject({ ok: true });
  await expect(
    testDb.db
      .update(messages)
      .set({ body: "x".repeat(4001) })
      .where(eq(messages.senderId, market.buyer.id)),
  ).rejects.toThrow();
});

test("what the other one wrote is unread until it was seen, and never unread again", async () => {
  const { buyer, seller } = market;
  const id = await ask();
  await ask("Et la livraison ?");
  expect(await countUnread(testDb.db, seller.id)).toBe(2);
  expect(await countUnread(testDb.db, buyer.id)).toBe(0);
  expect((await listConversations(testDb.db, seller.id)).lines[0]).toMatchObject({
    unread: 2,
    last: { body: "Et la livraison ?", mine: false },
  });
  const { messages: seen } = await listMessages(testDb.db, seller.id, id);
  const [first, second] = seen.map((message) => message.id);
  if (!first || !second) throw new Error("no messages");
  await readUpTo(testDb.db, seller.id, id, first);
  expect(await countUnread(testDb.db, seller.id)).toBe(1);
  await Promise.all([second, first, second].map((at) => readUpTo(testDb.db, seller.id, id, at)));
  expect(await countUnread(testDb.db, seller.id)).toBe(0);
  await readUpTo(testDb.db, seller.id, id, 2 ** 50);
  await ask("Encore moi");
  expect(await countUnread(testDb.db, seller.id), "a marker from the future reads nothing ahead").toBe(1);
  expect(await countUnread(testDb.db, seller.id, 1)).toBe(1);
  await send(seller.id, inThread(id), "Oui");
  expect(await countUnread(testDb.db, seller.id), "who answers has read").toBe(0);
});

test("old messages come page by page, none twice and none left out", async () => {
  const { buyer } = market;
  const id = await ask("0");
  await testDb.db.execute(sql`
    insert into messages (conversation_id, sender_id, body, client_id)
    select ${id}, ${buyer.id}, n::text, gen_random_uuid() from generate_series(1, ${2 * MESSAGES_PAGE}) n`);
  const read: string[] = [];
  let before: number | undefined;
  for (let pages = 0; pages < 5; pages += 1) {
    const page = await listMessages(testDb.db, buyer.id, id, { before });
    read.unshift(...page.messages.map(({ body }) => body));
    if (page.older === null) break;
    // Written meanwhile: it shifts nothing.
    await send(buyer.id, inThread(id), "entre-temps");
    before = page.older;
  }
  expect(read).toEqual(Array.from({ length: 2 * MESSAGES_PAGE + 1 }, (_, n) => String(n)));
});

test("conversations come newest first, page by page, also where many are of one moment", async () => {
  const { seller, listing } = market;
  const total = CONVERSATIONS_PAGE + 3;
  await testDb.db.execute(sql`
    with people as (insert into users (email) select gen_random_uuid() || '@souk.test' from generate_series(1, ${total}) returning id),
    begun as (insert into conversations (listing_id, buyer_id, seller_id, last_message_at)
      select ${listing.id}, id, ${seller.id}, ${clock().toISOString()} from people returning id, buyer_id)
    insert into messages (conversation_id, sender_id, body, client_id)
      select id, buyer_id, 'Bonjour', gen_random_uuid() from begun`);
  const first = await listConversations(testDb.db, seller.id);
  expect(first.lines).toHaveLength(CONVERSATIONS_PAGE);
  const second = await listConversations(testDb.db, seller.id, first.older ?? "");
  expect(second).toMatchObject({ older: null });
  expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(total);
  for (const nonsense of ["x", "_", "2026-01-01T00:00:00Z_x", "'"])
    expect((await listConversations(testDb.db, seller.id, nonsense)).lines).toEqual(first.lines);
});

test("a person writes so much in ten minutes; the same form again is answered all the same", async () => {
  const clientId = randomUUID();
  await send(market.buyer.id, about(market), "1", clientId);
  for (let n = 1; n < MESSAGES.max; n += 1) await send(market.buyer.id, about(market), "encore");
  expect(await send(market.buyer.id, about(market), "trop")).toMatchObject({
    ok: false,
    error: { code: "rate_limited", message: "tooManyMessages" },
  });
  expect(await send(market.buyer.id, about(market), "1", clientId)).toMatchObject({ ok: true });
  const [id] = (await listConversations(testDb.db, market.seller.id)).lines.map((line) => line.id);
  expect(await send(market.seller.id, inThread(id ?? ""), "Doucement")).toMatchObject({ ok: true });
});

test("and begins so many conversations a day, but goes on with those that are there", async () => {
  const { buyer } = market;
  const id = await ask();
  for (let n = 1; n < NEW_CONVERSATIONS.max; n += 1)
    await ask("Bonjour", { ...(await createMarket(testDb.db)), buyer });
  const one = await createMarket(testDb.db);
  expect(await send(buyer.id, about(one), "Bonjour")).toMatchObject({
    ok: false,
    error: { code: "rate_limited" },
  });
  expect(await send(buyer.id, inThread(id), "Et alors ?")).toMatchObject({ ok: true });
});

test("what could not be sent is kept with what was wrong, and goes when it is sent", async () => {
  const { buyer } = market;
  const found = await findParties(testDb.db, buyer.id, about(market));
  if (!found.ok) throw new Error("no parties");
  const problem = { message: "Vérifiez les champs signalés.", fields: { files: ["a.gif"] } };
  await keepDraft(testDb.db, buyer.id, about(market), `\0${"🙂".repeat(5000)}`, {});
  await keepDraft(testDb.db, buyer.id, about(market), "Bonjour", problem);
  expect(await getDraft(testDb.db, buyer.id, found.data)).toEqual({ body: "Bonjour", problem });
  expect(await getDraft(testDb.db, market.seller.id, found.data)).toBeNull();
  await ask();
  expect(await getDraft(testDb.db, buyer.id, found.data)).toBeNull();
});

test("the other side is told once until they have read", async () => {
  const { seller, buyer } = market;
  const told = (userId: string) =>
    testDb.db.select().from(notifications).where(eq(notifications.userId, userId)).orderBy(notifications.id);
  await testDb.db.update(users).set({ name: "Leïla" }).where(eq(users.id, buyer.id));
  const id = await ask();
  await ask("Vous êtes là ?");
  expect(await told(seller.id)).toMatchObject([
    {
      type: "message_new",
      path: `/messages/${id}`,
      data: { title: "Tapis de Kairouan", counterpart: "Leïla" },
    },
  ]);
  expect(await told(buyer.id)).toEqual([]);
  await send(seller.id, inThread(id), "Oui");
  expect(await told(buyer.id)).toMatchObject([{ data: { counterpart: "Atelier Test" } }]);
  await ask("Parfait");
  await ask("Je prends");
  // By mail not at once: who has the thread open reads first, and then no mail goes out.
  const [first, second, ...more] = await told(seller.id);
  expect(more).toEqual([]);
  expect(first).toMatchObject({ mail: "none", readAt: clock() });
  expect(second).toMatchObject({ mail: "due", readAt: null, mailNextAt: new Date("2026-05-04T10:02:00Z") });
  await readUpTo(testDb.db, seller.id, id, 2 ** 50);
  expect((await told(seller.id))[1]).toMatchObject({ mail: "none", readAt: expect.any(Date) });
});
