import { randomInt } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { phoneProofs } from "../../db/schema/index";
import { smsMail } from "../../mail/templates";
import { type Ctx, change } from "../context";
import { sha256 } from "../ids";
import { badRequest } from "../refusal";
import type { Locale } from "./login";
import type { User } from "./users";

const CODE_MS = 10 * 60_000;
const TRIES = 5;

export type PhoneProof = typeof phoneProofs.$inferSelect;

export async function phoneOf(reader: Reader, userId: string): Promise<PhoneProof | undefined> {
  const [row] = await reader.select().from(phoneProofs).where(eq(phoneProofs.userId, userId));
  return row;
}

/** "+21620123456" from what was typed; a Tunisian number may leave out the prefix. Null when it is none. */
export function normalPhone(typed: string): string | null {
  const digits = typed.replace(/[\s().-]/g, "").replace(/^00/, "+");
  const full = /^\d{8}$/.test(digits) ? `+216${digits}` : digits;
  return /^\+[1-9]\d{7,14}$/.test(full) ? full : null;
}

/** Sends a code to the phone. There is no telephone here: the message comes to the mailbox. */
export async function startPhoneProof(ctx: Ctx, user: User, typed: string, locale: Locale): Promise<void> {
  const phone = normalPhone(typed);
  if (!phone) throw badRequest("This is not a phone number", "phone", "bad_phone");
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  await change(ctx, user.worldId, async ({ tx, now }) => {
    const row = {
      phone,
      codeHash: sha256(`${user.id}:${code}`),
      triesLeft: TRIES,
      expiresAt: new Date(now.getTime() + CODE_MS),
      verifiedAt: null,
    };
    await tx
      .insert(phoneProofs)
      .values({ userId: user.id, ...row })
      .onConflictDoUpdate({ target: phoneProofs.userId, set: row });
  });
  await ctx.sendMail({ worldId: user.worldId, to: user.email, ...smsMail(locale, phone, code) });
}

/** Checks the code; five wrong tries end it. The tries are counted even where the code is refused. */
export async function provePhone(ctx: Ctx, user: User, code: string): Promise<void> {
  const right = await change(ctx, user.worldId, async ({ tx, now }) => {
    const [claimed] = await tx
      .update(phoneProofs)
      .set({ triesLeft: sql`${phoneProofs.triesLeft} - 1` })
      .where(eq(phoneProofs.userId, user.id))
      .returning();
    if (!claimed || claimed.triesLeft < 0 || claimed.expiresAt <= now) return null;
    if (claimed.codeHash !== sha256(`${user.id}:${code}`)) return false;
    await tx.update(phoneProofs).set({ verifiedAt: now }).where(eq(phoneProofs.userId, user.id));
    return true;
  });
  if (right === null) throw badRequest("This code is no longer valid", "code", "expired");
  if (!right) throw badRequest("This is not the code", "code", "wrong_code");
}

/** Forgets a number that was typed wrongly. */
export async function forgetPhone(ctx: Ctx, user: User): Promise<void> {
  await change(ctx, user.worldId, async ({ tx }) => {
    await tx.delete(phoneProofs).where(eq(phoneProofs.userId, user.id));
  });
}
