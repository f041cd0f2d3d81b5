import "server-only";
import { and, between, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sellers } from "@/db/schema";
import { DAY_MS } from "@/lib/clock";
import { notify } from "@/lib/notifications";
import { hoursLeft } from "./lead";
import { notYetTold } from "./told";

/** DHMAD keeps a verification open for 90 days (dhmad-api.md, section 3): three of them are enough to finish it. */
const LEAD_MS = 3 * DAY_MS;

/** Reminds whoever began to verify their identity and did not finish, once before DHMAD drops it. Safe to run twice. */
export async function remindOfVerifications(db: Db, now: Date): Promise<number> {
  const pending = await db
    .select({ userId: sellers.userId, at: sellers.verificationExpiresAt })
    .from(sellers)
    .where(
      and(
        eq(sellers.kycStatus, "pending"),
        // In review it is DHMAD that must move.
        eq(sellers.needsAdminReview, false),
        between(sellers.verificationExpiresAt, now, new Date(now.getTime() + LEAD_MS)),
      ),
    );
  let reminded = 0;
  for (const { userId, at } of pending) {
    if (!at || at <= now) continue;
    const key = `reminder:verification:${at.toISOString()}`;
    if ((await notYetTold(db, [userId], key)).length === 0) continue;
    const data = { hours: hoursLeft(now, at), deadline: at.toISOString() };
    if (await notify(db, { userId, key, type: "reminder_verification", data, path: "/sell" }, now))
      reminded += 1;
  }
  return reminded;
}
