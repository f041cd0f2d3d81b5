import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { TOPICS, type Topic } from "./types";

/** What an unsubscribe link names. */
export const unsubscribeInput = z.object({
  user: z.uuid(),
  topic: z.enum(TOPICS),
  token: z.string().length(64),
});
export type UnsubscribeLink = z.infer<typeof unsubscribeInput>;

/** Whoever holds the mail may switch its topic off, and nothing else: the signature covers the person and the topic. */
const sign = (secret: string, user: string, topic: Topic): string =>
  createHmac("sha256", secret).update(`unsubscribe\n${user}\n${topic}`).digest("hex");

/** The query of a link that switches one topic's mails off for one person. It does not run out: mails are kept. */
export function unsubscribeQuery(secret: string, user: string, topic: Topic): string {
  return new URLSearchParams({ user, topic, token: sign(secret, user, topic) }).toString();
}

/** What a link asks for, if the link is ours; null for one that was made up, altered or cut. Takes the same time for each. */
export function readUnsubscribe(secret: string, query: unknown): UnsubscribeLink | null {
  const parsed = unsubscribeInput.safeParse(query);
  if (!parsed.success) return null;
  const { user, topic, token } = parsed.data;
  const right = Buffer.from(sign(secret, user, topic));
  const given = Buffer.from(token);
  return given.length === right.length && timingSafeEqual(given, right) ? parsed.data : null;
}
