import { db } from "@/db";
import { currentUser } from "@/lib/auth/session";
import { dhmad } from "@/lib/dhmad";
import { pageRoute } from "@/lib/http";
import { preferredLocale } from "@/lib/i18n/negotiate";
import { getSeller, lookAgain } from "@/lib/kyc";

export const dynamic = "force-dynamic";

/**
 * The return from Didit. It proves nothing, so DHMAD is asked: no event tells that a case went to its admins
 * (dhmad-api.md, section 3). The page says what came of it; where DHMAD is silent, the webhook will tell.
 */
export const GET = pageRoute(async (request) => {
  const user = await currentUser();
  const chosen = user?.locale ?? request.cookies.get("NEXT_LOCALE")?.value;
  if (user) {
    const known = await getSeller(db(), user.id);
    const pending = known?.seller.kycStatus === "pending" || known?.seller.kycStatus === "requested";
    if (pending) await lookAgain(db(), dhmad(), user.id);
  }
  const locale = preferredLocale(chosen, request.headers.get("accept-language"));
  return new Response(null, {
    status: 303,
    headers: { location: `/${locale}/sell/done`, "cache-control": "no-store" },
  });
});
