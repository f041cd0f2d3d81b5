import { createHmac, timingSafeEqual } from "node:crypto";
import { MINUTE_MS, SECOND_MS } from "@/lib/clock";
import { type DhmadEvent, dhmadEvent } from "./wire";

/** DHMAD's rule: refuse what is older (dhmad-api.md, section 7). Clocks differ, so the future gets as much. */
export const WEBHOOK_WINDOW_MS = 5 * MINUTE_MS;

export type VerifiedWebhook = { webhookId: string; event: DhmadEvent };
export type WebhookRefusal = { status: 400 | 401; reason: string };

/**
 * Verifies a webhook over its raw bytes: signature first, so that a stranger learns nothing else, then time and form.
 * `secrets` lists every secret that is still good, for the minutes in which one is being replaced.
 */
export function verifyWebhook(
  raw: Buffer,
  headers: Headers,
  secrets: readonly string[],
  now: Date,
): { ok: true; data: VerifiedWebhook } | { ok: false; refusal: WebhookRefusal } {
  const refuse = (status: 400 | 401, reason: string) => ({ ok: false as const, refusal: { status, reason } });
  if (!isSigned(raw, headers.get("x-webhook-signature"), secrets)) return refuse(401, "signature");

  const webhookId = headers.get("x-webhook-id");
  if (!webhookId || webhookId.length > 200) return refuse(400, "id");
  const sentAt = readTimestamp(headers.get("x-webhook-timestamp"));
  if (sentAt === null) return refuse(400, "timestamp");
  if (Math.abs(now.getTime() - sentAt) > WEBHOOK_WINDOW_MS) return refuse(400, "stale");

  let json: unknown;
  try {
    json = JSON.parse(raw.toString("utf8"));
  } catch {
    return refuse(400, "json");
  }
  const event = dhmadEvent.safeParse(json);
  if (!event.success) return refuse(400, "form");
  return { ok: true, data: { webhookId, event: event.data } };
}

/** HMAC-SHA256 in hex, with or without `sha256=` before it; compared in constant time. */
function isSigned(raw: Buffer, header: string | null, secrets: readonly string[]): boolean {
  const hex = header?.trim().replace(/^sha256=/, "") ?? "";
  if (!/^[0-9a-f]{64}$/i.test(hex)) return false;
  const given = Buffer.from(hex, "hex");
  // No early exit: how long this takes must not tell which secret fits.
  let signed = false;
  for (const secret of secrets) {
    if (timingSafeEqual(createHmac("sha256", secret).update(raw).digest(), given)) signed = true;
  }
  return signed;
}

/** ISO 8601, or an epoch in seconds or milliseconds. In milliseconds; null where it is none of them. */
function readTimestamp(header: string | null): number | null {
  if (!header) return null;
  if (/^\d{10}$/.test(header)) return Number(header) * SECOND_MS;
  if (/^\d{13}$/.test(header)) return Number(header);
  const parsed = Date.parse(header);
  return Number.isNaN(parsed) ? null : parsed;
}
