import { createHmac } from "node:crypto";
import type { WebhookFault } from "../domain/fault-spec";

/** Hex HMAC-SHA256 over the raw bytes of the body (dhmad-api.md §7). */
export function sign(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

export type Outgoing = { body: string; headers: Record<string, string> };

/**
 * One attempt: the same id each time, a fresh timestamp and signature. The timestamp is real time, not the world's:
 * the receiver compares it with its own clock.
 */
export function buildRequest(
  delivery: { id: string; eventType: string; body: string; secret: string },
  fault: WebhookFault | undefined,
): Outgoing {
  const secret = fault?.effect === "wrongSecret" ? "0".repeat(64) : delivery.secret;
  const ageMs = fault?.effect === "staleTimestamp" ? fault.ageMs : 0;
  return {
    body: fault?.effect === "tamper" ? tamper(delivery.body) : delivery.body,
    headers: {
      "content-type": "application/json",
      "user-agent": "DHMAD-Webhooks/1.0 (local simulation)",
      "x-webhook-signature": sign(delivery.body, secret),
      "x-webhook-event": delivery.eventType,
      "x-webhook-id": delivery.id,
      "x-webhook-timestamp": new Date(Date.now() - ageMs).toISOString(),
    },
  };
}

/** What a forger would write: the good outcome, under the old signature. */
export function tamper(body: string): string {
  const forged = body
    .replace(/"status":"[a-z]+"/, '"status":"completed"')
    .replace(/"kyc_status":"[a-z]+"/, '"kyc_status":"approved"');
  return forged === body ? body.replace(/}$/, ',"tampered":true}') : forged;
}
