import { db } from "@/db";
import { verifyWebhook } from "@/lib/dhmad";
import { env } from "@/lib/env";
import { apiRoute, readBytes } from "@/lib/http";
import { receiveWebhook } from "@/lib/inbox";
import { log } from "@/lib/log";

export const dynamic = "force-dynamic";

/** Far above any event of DHMAD's; below what would hurt. */
const MOST_BYTES = 1_000_000;

/**
 * DHMAD's events. 401: not signed by DHMAD. 400: malformed, or older than five minutes. 200: stored, whether it was
 * applied, parked, of an unknown type or a duplicate. 500 or 503: not stored, so DHMAD sends it again.
 */
export const POST = apiRoute(async (request) => {
  const raw = await readBytes(request, MOST_BYTES);
  if (!raw) return answer(400, "too_large");
  const verified = verifyWebhook(raw, request.headers, env().DHMAD_WEBHOOK_SECRET, new Date());
  if (!verified.ok) {
    log.warn("webhook.refused", { status: verified.refusal.status, reason: verified.refusal.reason });
    return answer(verified.refusal.status, verified.refusal.reason);
  }
  const fate = await receiveWebhook(db(), verified.data);
  return answer(200, fate === "duplicate" ? "duplicate" : fate.state);
});

const answer = (status: number, result: string) => Response.json({ result }, { status });
