import { count, desc, eq, sql } from "drizzle-orm";
import type { ParsedMail } from "mailparser";
import type { Reader } from "../db/client";
import { mails, worlds } from "../db/schema/index";

export type Mail = typeof mails.$inferSelect;

/** Set by the sandbox's own sender, so that a world's mails go away with it. */
export const WORLD_HEADER = "x-dhmad-world";

/** Parses and keeps a message as it came over SMTP, for the envelope's recipients. */
export async function storeMail(db: Reader, raw: Buffer, recipients: string[]): Promise<void> {
  // Loaded with the first mail: it takes long enough to be felt at the start.
  const { simpleParser } = await import("mailparser");
  const parsed = await simpleParser(raw);
  const worldId = await knownWorld(db, parsed);
  await db.insert(mails).values({
    worldId,
    from: parsed.from?.text ?? "",
    to: recipients.map((address) => address.toLowerCase()),
    subject: parsed.subject ?? "",
    text: parsed.text ?? "",
    html: parsed.html || null,
    raw: raw.toString("utf8").replaceAll("\u0000", ""),
    at: new Date(),
  });
}

async function knownWorld(db: Reader, parsed: ParsedMail): Promise<string | null> {
  const header = parsed.headers.get(WORLD_HEADER);
  if (typeof header !== "string") return null;
  const [world] = await db.select({ id: worlds.id }).from(worlds).where(eq(worlds.id, header));
  return world?.id ?? null;
}

/** Newest first; `to` is one whole address. */
export async function listMails(db: Reader, to: string | undefined, limit = 200): Promise<Mail[]> {
  const wanted = to ? sql`${mails.to} @> ${JSON.stringify([to.toLowerCase()])}::jsonb` : undefined;
  return db.select().from(mails).where(wanted).orderBy(desc(mails.id)).limit(limit);
}

/** Newest first; for people: address, subject or text contains the words. */
export async function searchMails(db: Reader, words: string, page: number, size: number) {
  const pattern = `%${words.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const where = words
    ? sql`${mails.to}::text ilike ${pattern} or ${mails.from} ilike ${pattern} or ${mails.subject} ilike ${pattern} or ${mails.text} ilike ${pattern}`
    : undefined;
  const [rows, [total]] = await Promise.all([
    db
      .select()
      .from(mails)
      .where(where)
      .orderBy(desc(mails.id))
      .limit(size)
      .offset((page - 1) * size),
    db.select({ value: count() }).from(mails).where(where),
  ]);
  return { rows, total: total?.value ?? 0 };
}

export async function findMail(db: Reader, id: number): Promise<Mail | undefined> {
  const [row] = await db.select().from(mails).where(eq(mails.id, id));
  return row;
}
