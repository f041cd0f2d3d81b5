import { notFound } from "next/navigation";
import { db } from "@/db";
import { clientIp, safeReturnTo } from "@/lib/auth";
import { ATTEMPT_LIFETIME_MS, challengeOf, newAttempt, sealAttempt } from "@/lib/auth/dhmad-attempt";
import { takeSignIn } from "@/lib/auth/magic-link";
import { isFromElsewhere } from "@/lib/auth/redeem";
import { currentUser, signInPath } from "@/lib/auth/session";
import { SECOND_MS } from "@/lib/clock";
import { dhmadOauth } from "@/lib/dhmad";
import { env } from "@/lib/env";
import { pageRoute } from "@/lib/http";
import { toLocale } from "@/lib/i18n/locales";
import { keepAttempt, problemPage, seeOther } from "../answer";

/** A longer way back would not fit into the cookie. */
const MAX_NEXT = 1000;

/**
 * Where the button *Continue with DHMAD* sends its form: to sign in, or (`intent=link`) to link the account of who is
 * signed in. Only a form of ours begins: another site could otherwise push people through a sign-in that they did not ask for.
 */
export const POST = pageRoute(async (request) => {
  const oauth = dhmadOauth();
  if (!oauth) notFound();
  const form = await request.formData().catch(() => new FormData());
  const locale = toLocale(form.get("locale"));
  const home = `/${locale}/account`;
  const wanted = safeReturnTo(form.get("returnTo"), home);
  const next = wanted.length > MAX_NEXT ? home : wanted;
  if (isFromElsewhere(request.headers)) return seeOther(signInPath(locale, next));

  const linking = form.get("intent") === "link";
  const user = linking ? await currentUser() : null;
  if (linking && !user) return seeOther(signInPath(locale, `/${locale}/profile`));
  if (!(await takeSignIn(db(), clientIp(request.headers), new Date())))
    return problemPage("limited", { locale, next, signedIn: linking });

  const attempt = newAttempt({
    locale,
    next: linking ? `/${locale}/profile` : next,
    linkFor: user?.id ?? null,
  });
  const { state, nonce, verifier } = attempt;
  const response = seeOther(oauth.authorizeUrl({ state, nonce, challenge: challengeOf(verifier) }));
  const sealed = await sealAttempt(attempt, env().NEXTAUTH_SECRET);
  return keepAttempt(response, sealed, ATTEMPT_LIFETIME_MS / SECOND_MS);
});
