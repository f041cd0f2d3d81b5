import { notFound, redirect } from "next/navigation";
import type { NextRequest } from "next/server";
import { db } from "@/db";
import { currentUser, signInPath } from "@/lib/auth/session";
import { dhmad } from "@/lib/dhmad";
import { preferredLocale } from "@/lib/i18n/negotiate";
import { returnFromCheckout } from "@/lib/orders";

/**
 * The return from DHMAD's checkout. What the address says is not believed (rule 6): the session must be one of ours and
 * this person's, and DHMAD is asked what it came to. Whoever lost the session cookie on the way signs in and returns.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const sessionId = request.nextUrl.searchParams.get("session_id");
  // PostgreSQL would refuse a NUL.
  if (!sessionId || sessionId.length > 200 || sessionId.includes("\0")) notFound();
  const user = await currentUser();
  if (!user) {
    const here = `/checkout/callback?session_id=${encodeURIComponent(sessionId)}`;
    const chosen = request.cookies.get("NEXT_LOCALE")?.value;
    redirect(signInPath(preferredLocale(chosen, request.headers.get("accept-language")), here));
  }
  const returned = await returnFromCheckout(db(), dhmad(), user.id, sessionId);
  if (!returned) notFound();
  const order = `/${returned.locale}/orders/${returned.orderId}`;
  // Only while DHMAD is silent does the page need to be told: the rest it reads from what DHMAD answered.
  redirect(returned.sessionStatus === "unknown" ? `${order}?checkout=unknown` : order);
}
