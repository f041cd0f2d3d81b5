import "server-only";
import { and, asc, desc, eq, inArray, lt, ne, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "@/db/client";
import { conversationReads, conversations, messageFiles, messages } from "@/db/schema";
import { getFile } from "@/lib/storage";
import { partyOf } from "./parties";

export const MESSAGES_PAGE = 30;

export type MessageFile = { id: string; name: string; contentType: string; sizeBytes: number };
export type Message = { id: number; mine: boolean; body: string; createdAt: Date; files: MessageFile[] };

/**
 * The newest messages of a conversation, or the newest before the message `before`, oldest first. `older` says where
 * the page before these begins; null where there is none. Strangers get nothing.
 */
export async function listMessages(
  db: Db,
  userId: string,
  conversationId: string,
  { before, limit = MESSAGES_PAGE }: { before?: number; limit?: number } = {},
): Promise<{ messages: Message[]; older: number | null }> {
  const rows = await db
    .select({
      id: messages.id,
      mine: sql<boolean>`${messages.senderId} = ${userId}`,
      body: messages.body,
      createdAt: messages.createdAt,
    })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(
      and(
        eq(messages.conversationId, conversationId),
        partyOf(userId),
        before === undefined ? undefined : lt(messages.id, before),
      ),
    )
    .orderBy(desc(messages.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit).reverse();
  const files = await filesOf(
    db,
    page.map(({ id }) => id),
  );
  return {
    messages: page.map((message) => ({ ...message, files: files.get(message.id) ?? [] })),
    older: rows.length > limit ? (page[0]?.id ?? null) : null,
  };
}

async function filesOf(db: Db, ids: number[]): Promise<Map<number, MessageFile[]>> {
  const files = new Map<number, MessageFile[]>();
  if (ids.length === 0) return files;
  const { id, name, contentType, sizeBytes, messageId } = messageFiles;
  const rows = await db
    .select({ id, name, contentType, sizeBytes, messageId })
    .from(messageFiles)
    .where(inArray(messageId, ids))
    .orderBy(asc(messageId), asc(name), asc(id));
  for (const { messageId: message, ...file } of rows)
    files.set(message, [...(files.get(message) ?? []), file]);
  return files;
}

/** A file of a message with its bytes, for the two who write to each other; null for anybody else. */
export async function getMessageFile(
  db: Db,
  userId: string,
  fileId: string,
): Promise<{ name: string; contentType: string; bytes: Buffer } | null> {
  if (!z.uuid().safeParse(fileId).success) return null;
  const [row] = await db
    .select({ name: messageFiles.name, key: messageFiles.fileKey })
    .from(messageFiles)
    .innerJoin(messages, eq(messages.id, messageFiles.messageId))
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .where(and(eq(messageFiles.id, fileId), partyOf(userId)));
  const file = row && (await getFile(db, row.key));
  return file ? { name: row.name, ...file } : null;
}

/** How many messages this person has not read, in all conversations; counted no further than `most`. */
export async function countUnread(db: Db, userId: string, most = 100): Promise<number> {
  const unread = db
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .leftJoin(
      conversationReads,
      and(eq(conversationReads.conversationId, conversations.id), eq(conversationReads.userId, userId)),
    )
    .where(
      and(
        partyOf(userId),
        ne(messages.senderId, userId),
        sql`${messages.id} > coalesce(${conversationReads.lastMessageId}, 0)`,
      ),
    )
    .limit(most);
  return db.$count(unread.as("unread"));
}
