import { eq } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { checkoutSessions } from "../../db/schema/index";
import type { CheckoutSession } from "./create";

export async function findSession(reader: Reader, id: string): Promise<CheckoutSession | undefined> {
  const [row] = await reader.select().from(checkoutSessions).where(eq(checkoutSessions.id, id));
  return row;
}

/** The status as of now, even where the clock has not swept by yet. */
export function statusAt(session: CheckoutSession, now: Date): CheckoutSession["status"] {
  return session.status === "pending" && session.expiresAt <= now ? "expired" : session.status;
}

/** A session as the API shows it (dhmad-api.md §5). */
export function sessionView(session: CheckoutSession, now: Date) {
  return {
    sessionId: session.id,
    escrowId: session.escrowId,
    action: session.action,
    targetUserEmail: session.targetUserEmail,
    status: statusAt(session, now),
    metadata: session.metadata ?? {},
    expiresAt: session.expiresAt.toISOString(),
    completedAt: session.completedAt?.toISOString() ?? null,
    createdAt: session.createdAt.toISOString(),
  };
}

/** Where the browser goes back to: never with an error code (dhmad-api.md §5). */
export function returnUrl(session: CheckoutSession, status: "completed" | "expired" | "cancelled"): string {
  const url = new URL(session.redirectUrl);
  url.searchParams.set("session_id", session.id);
  url.searchParams.set("status", status);
  return url.toString();
}
