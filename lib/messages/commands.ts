import "server-only";
import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import {
  conversationReads,
  conversations,
  listings,
  messageDrafts,
  messageFiles,
  messages,
  sellers,
  users,
} from "@/db/schema";
import { type Clock, MINUTE_MS, systemClock } from "@/lib/clock";
import { notify, readNotificationsAt } from "@/lib/notifications";
import { fail, ok, type Result } from "@/lib/result";
import { storePrivateFile } from "@/lib/storage";
import { draftOf } from "./drafts";
import { prepareFiles, type ReadyFile, type RefusedFile } from "./files";
import type { MessageInput, Upload } from "./input";
import { mayWrite } from "./limit";
import { findParties, type Parties } from "./parties";

export type Sent = { kind: "sent"; conversationId: string; messageId: number };
/** Nothing was written: one bad file is told before the others go without it. */
export type Refused = { kind: "refused"; refused: RefusedFile[] };

/**
 * Writes a message, with its files, and begins the conversation where there is none. The same form sent twice, even at
 * once, writes one message. The other side is told once until they have read. Fails with `not_found` for strangers,
 * `forbidden` for one's own listing, `invalid_input` where there is nothing to send, and `rate_limited`.
 */
export async function sendMessage(
  db: Db,
  userId: string,
  input: MessageInput,
  uploads: Upload[] = [],
  clock: Clock = systemClock,
): Promise<Result<Sent | Refused>> {
  const found = await findParties(db, userId, input.to);
  if (!found.ok) return found;
  const parties = found.data;
  const onceId = onceIdOf(input, parties, uploads);
  const before = await findSent(db, userId, onceId);
  if (before) return ok(before);
  if (!input.body && uploads.length === 0)
    return fail("invalid_input", "checkFields", { body: ["messageEmpty"] });
  // Before any computing: pictures take seconds of it.
  if (!(await mayWrite(db, userId, parties, uploads.length > 0)))
    return fail("rate_limited", "tooManyMessages");
  const { ready, refused } = await prepareFiles(uploads);
  if (refused.length > 0) return ok({ kind: "refused", refused });
  return ok(
    await db.transaction((tx) => write(tx, { userId, parties, onceId, body: input.body, ready }, clock())),
  );
}

/**
 * The id under which a message is written once. What was typed is part of it: the browser's *back* shows the same form
 * again, and another text in it is another message.
 */
function onceIdOf({ clientId, body }: MessageInput, parties: Parties, uploads: Upload[]): string {
  const hash = createHash("sha256").update(
    JSON.stringify([clientId, parties.listingId, parties.buyerId, body, uploads.length]),
  );
  for (const { bytes } of uploads) hash.update(bytes);
  return hash
    .digest("hex")
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

async function findSent(db: Db | Tx, userId: string, onceId: string): Promise<Sent | undefined> {
  const [row] = await db
    .select({ conversationId: messages.conversationId, messageId: messages.id })
    .from(messages)
    .where(and(eq(messages.senderId, userId), eq(messages.clientId, onceId)));
  return row && { kind: "sent", ...row };
}

type Writing = { userId: string; parties: Parties; onceId: string; body: string; ready: ReadyFile[] };

async function write(tx: Tx, { userId, parties, onceId, body, ready }: Writing, now: Date): Promise<Sent> {
  // Locks the conversation, so that its messages are numbered in the order in which they become visible.
  const [conversation] = await tx
    .insert(conversations)
    .values({ ...parties, createdAt: now, lastMessageAt: now })
    .onConflictDoUpdate({
      target: [conversations.listingId, conversations.buyerId],
      set: { lastMessageAt: sql`greatest(${conversations.lastMessageAt}, excluded.last_message_at)` },
    })
    .returning({ id: conversations.id });
  if (!conversation) throw new Error("the conversation was not written");
  const [message] = await tx
    .insert(messages)
    .values({ conversationId: conversation.id, senderId: userId, body, clientId: onceId, createdAt: now })
    .onConflictDoNothing({ target: [messages.senderId, messages.clientId] })
    .returning({ id: messages.id });
  if (!message) {
    const sent = await findSent(tx, userId, onceId);
    if (!sent) throw new Error("the message is neither new nor there");
    return sent;
  }
  for (const { name, contentType, bytes } of ready) {
    const fileKey = await storePrivateFile(tx, { contentType, bytes });
    const sizeBytes = bytes.byteLength;
    await tx.insert(messageFiles).values({ messageId: message.id, fileKey, name, contentType, sizeBytes });
  }
  await tx.delete(messageDrafts).where(draftOf(userId, parties));
  const told = { conversationId: conversation.id, messageId: message.id };
  await readUpTo(tx, userId, conversation.id, message.id, now);
  await tell(tx, userId, parties, conversation.id, now);
  return { kind: "sent", ...told };
}

/** Who has the thread open reads within this time, and needs no mail. */
const MAIL_AFTER_MS = 2 * MINUTE_MS;

/** Once until they have read: the key names the last message that the reader has seen. */
async function tell(
  tx: Tx,
  senderId: string,
  parties: Parties,
  conversationId: string,
  now: Date,
): Promise<void> {
  const bySeller = senderId === parties.sellerId;
  const userId = bySeller ? parties.buyerId : parties.sellerId;
  const [words] = await tx
    .select({
      title: listings.title,
      shop: sellers.name,
      person: users.name,
      read: conversationReads.lastMessageId,
    })
    .from(listings)
    .innerJoin(users, eq(users.id, senderId))
    .leftJoin(sellers, eq(sellers.userId, senderId))
    .leftJoin(
      conversationReads,
      and(eq(conversationReads.conversationId, conversationId), eq(conversationReads.userId, userId)),
    )
    .where(eq(listings.id, parties.listingId));
  if (!words) throw new Error("the listing of a conversation is gone");
  const counterpart = (bySeller ? words.shop : words.person) ?? "";
  await notify(
    tx,
    {
      userId,
      key: `message:${conversationId}:${words.read ?? 0}`,
      type: "message_new",
      data: { title: words.title, counterpart },
      path: pathOf(conversationId),
      mailAt: new Date(now.getTime() + MAIL_AFTER_MS),
    },
    now,
  );
}

const pathOf = (conversationId: string) => `/messages/${conversationId}`;

/**
 * Remembers how far this person has read, never less far than before, and that they need not be told of it any more.
 * Nothing for strangers.
 */
export async function readUpTo(
  db: Db | Tx,
  userId: string,
  conversationId: string,
  messageId: number,
  now = systemClock(),
): Promise<void> {
  await readNotificationsAt(db, userId, pathOf(conversationId), now);
  await db.execute(sql`
    insert into conversation_reads (conversation_id, user_id, last_message_id)
    select c.id, ${userId}, max(m.id) from conversations c
    join messages m on m.conversation_id = c.id and m.id <= ${messageId}
    where c.id = ${conversationId} and ${userId} in (c.buyer_id, c.seller_id)
    group by c.id
    on conflict (conversation_id, user_id) do update
    set last_message_id = greatest(conversation_reads.last_message_id, excluded.last_message_id)`);
}
