import "server-only";
import { unstable_rethrow } from "next/navigation";
import type { NextRequest } from "next/server";
import { isDatabaseAway } from "@/db/away";
import { preferredLocale } from "@/lib/i18n/negotiate";
import { log } from "@/lib/log";
import { failurePage } from "./failure-page";

type Handler<A extends unknown[]> = (request: NextRequest, ...rest: A) => Promise<Response>;

/** Seconds after which a database that was away is worth another try. */
const RETRY_AFTER_S = 10;

/**
 * A route for programs. What it throws is logged once and answered in JSON: 503 with `Retry-After` while the database is
 * away, else 500. Nothing of the cause is told.
 */
export const apiRoute = <A extends unknown[]>(handler: Handler<A>): Handler<A> =>
  guarded(handler, (_request, init) =>
    Response.json({ error: init.status === 503 ? "unavailable" : "internal" }, init),
  );

/** A route that a person's browser opens: the same, answered with a page in their language. */
export const pageRoute = <A extends unknown[]>(handler: Handler<A>): Handler<A> =>
  guarded(handler, (request, { status, headers }) => {
    const chosen = request.cookies.get("NEXT_LOCALE")?.value;
    const locale = preferredLocale(chosen, request.headers.get("accept-language"));
    return new Response(failurePage(locale), {
      status,
      headers: { ...headers, "content-type": "text/html; charset=utf-8", "content-language": locale },
    });
  });

type FailedInit = { status: 500 | 503; headers: Record<string, string> };

function guarded<A extends unknown[]>(
  handler: Handler<A>,
  failed: (request: NextRequest, init: FailedInit) => Response,
): Handler<A> {
  return async (request, ...rest) => {
    try {
      return await handler(request, ...rest);
    } catch (cause) {
      // What `redirect` and `notFound` throw is no failure.
      unstable_rethrow(cause);
      const { method, nextUrl } = request;
      log.error("route.failed", { method, path: nextUrl.pathname }, cause);
      const headers = { "cache-control": "no-store" };
      return isDatabaseAway(cause)
        ? failed(request, { status: 503, headers: { ...headers, "retry-after": String(RETRY_AFTER_S) } })
        : failed(request, { status: 500, headers });
    }
  };
}
