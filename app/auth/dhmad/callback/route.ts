import { notFound } from "next/navigation";
import type { NextRequest, NextResponse } from "next/server";
import { db } from "@/db";
import { linkDhmad, sessionCookie, signInWithDhmad } from "@/lib/auth";
import {
  attemptCookie,
  type DhmadAttempt,
  isAnswerTo,
  openAttempt,
  spendAttempt,
} from "@/lib/auth/dhmad-attempt";
import { type DhmadProblem, toDhmadProblem } from "@/lib/auth/dhmad-problem";
import { currentUser } from "@/lib/auth/session";
import { type DhmadOauth, dhmad, dhmadOauth } from "@/lib/dhmad";
import { env } from "@/lib/env";
import { pageRoute } from "@/lib/http";
import { preferredLocale } from "@/lib/i18n/negotiate";
import { applyUserinfo } from "@/lib/kyc";
import { log } from "@/lib/log";
import { keepAttempt, problemPage, seeOther } from "../answer";

/**
 * The return from DHMAD. It must answer an attempt that this very browser began (`state`), and it counts once; who the
 * person is DHMAD tells us itself. Whatever goes wrong leads to a page that says so, and leaves nothing half done.
 */
export const GET = pageRoute(async (request) => {
  const oauth = dhmadOauth();
  if (!oauth) notFound();
  const { APP_URL, NEXTAUTH_SECRET } = env();
  const sealed = request.cookies.get(attemptCookie(APP_URL).name)?.value;
  const attempt = await openAttempt(sealed, NEXTAUTH_SECRET);
  const user = await currentUser();
  if (!attempt || !isAnswerTo(attempt, request.nextUrl.searchParams.get("state"))) {
    const chosen = request.cookies.get("NEXT_LOCALE")?.value;
    const locale = attempt?.locale ?? preferredLocale(chosen, request.headers.get("accept-language"));
    // The cookie stays: it may belong to another tab, whose person is still at DHMAD.
    return problemPage("stale", { locale, next: `/${locale}/account`, signedIn: user !== null });
  }
  const done = await finish(request, oauth, attempt, user?.id ?? null);
  const { locale, next, linkFor } = attempt;
  const signedIn = linkFor !== null && user !== null;
  return keepAttempt(typeof done === "string" ? problemPage(done, { locale, next, signedIn }) : done, null);
});

async function finish(
  request: NextRequest,
  oauth: DhmadOauth,
  attempt: DhmadAttempt,
  signedIn: string | null,
): Promise<NextResponse | DhmadProblem> {
  const query = request.nextUrl.searchParams;
  const error = query.get("error");
  if (error === "access_denied") return "denied";
  const code = query.get("code");
  if (error || !code || code.length > 1000) {
    log.warn("dhmad_sign_in_error", { code: error?.slice(0, 60) });
    return "failed";
  }
  // Another person signed in meanwhile, or nobody is any more: whose account to link is not known.
  if (attempt.linkFor && attempt.linkFor !== signedIn) return "stale";
  const now = new Date();
  if (!(await spendAttempt(db(), attempt, now))) return "stale";

  const { verifier, nonce, linkFor, locale, next } = attempt;
  const answer = await oauth.identify({ code, verifier, nonce }, now);
  if (!answer.ok) {
    const why = answer.kind === "refused" ? answer.code : "unavailable";
    log.warn("dhmad_sign_in_failed", { code: why, message: answer.message });
    return answer.kind === "refused" ? "failed" : "away";
  }
  const { identity, accessToken } = answer.data;
  const ask = () => oauth.userinfo(accessToken);
  if (linkFor) {
    const linked = await linkDhmad(db(), linkFor, identity);
    if (!linked.ok) return toDhmadProblem(linked.error.message) ?? "failed";
    await applyUserinfo(db(), dhmad(), linkFor, identity, ask);
    return seeOther(`/${locale}/profile?dhmad=linked`);
  }
  const { name, options } = sessionCookie(env().APP_URL);
  const previousSession = request.cookies.get(name)?.value ?? null;
  const opened = await signInWithDhmad(db(), identity, { locale, previousSession, now });
  if (!opened.ok) return toDhmadProblem(opened.error.message) ?? "failed";
  const { userId, sessionToken, expires } = opened.data;
  // Whether the gate opens too is no condition of signing in: where DHMAD falls silent now, the seller waits as before.
  await applyUserinfo(db(), dhmad(), userId, identity, ask);
  const response = seeOther(next);
  response.cookies.set(name, sessionToken, { ...options, expires });
  return response;
}
