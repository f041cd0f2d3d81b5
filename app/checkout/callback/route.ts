import { redirect } from "next/navigation";
import { db } from "@/db";
import { currentUser, signInPath } from "@/lib/auth/session";
import { dhmad } from "@/lib/dhmad";
import { pageRoute } from "@/lib/http";
import { preferredLocale } from "@/lib/i18n/negotiate";
import { returnFromCheckout } from "@/lib/orders";

/**
 * The return from DHMAD's checkout. What the address says is not believed (rule 6): the session must be one of ours and
 * this person's, and DHMAD is asked what it came to. Whoever lost the session cookie on the way signs in and returns.
 */
export const GET = pageRoute(async (request) => {
  const sessionId = request.nextUrl.searchParams.get("session_id");
  const user = await currentUser();
  const chosen = user?.locale ?? request.cookies.get("NEXT_LOCALE")?.value;
  const locale = preferredLocale(chosen, request.headers.get("accept-language"));
  // There is no page of this name in any language: it answers 404 with the site around it, whatever was wrong.
  const noSuchPage = `/${locale}/checkout/callback`;
  // PostgreSQL would refuse a NUL.
  if (!sessionId || sessionId.length > 200 || sessionId.includes("\0")) redirect(noSuchPage);
  if (!user) redirect(signInPath(locale, `/checkout/callback?session_id=${encodeURIComponent(sessionId)}`));
  const returned = await returnFromCheckout(db(), dhmad(), user.id, sessionId);
  if (!returned) redirect(noSuchPage);
  const order = `/${returned.locale}/orders/${returned.orderId}`;
  // Only while DHMAD is silent does the page need to be told: the rest it reads from what DHMAD answered.
  redirect(returned.sessionStatus === "unknown" ? `${order}?checkout=unknown` : order);
});
