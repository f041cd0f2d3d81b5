import { expect, test } from "vitest";
import { backoffMs } from "./backoff";
import { buildRequest, sign, tamper } from "./request";

const delivery = { id: "whd_1", eventType: "escrow.status.updated", body: '{"status":"paid"}', secret: "aa" };

test("the signature is the hex HMAC of the raw body", () => {
  // echo -n '{"status":"paid"}' | openssl dgst -sha256 -hmac aa
  const { headers, body } = buildRequest(delivery, undefined);
  expect(headers["x-webhook-signature"]).toBe(sign(body, "aa"));
  expect(headers["x-webhook-signature"]).toMatch(/^[0-9a-f]{64}$/);
  expect(headers["x-webhook-id"]).toBe("whd_1");
});

test("tampering keeps the old signature and changes the body", () => {
  const honest = buildRequest(delivery, undefined);
  const forged = buildRequest(delivery, { effect: "tamper", nth: 1, count: 1 });
  expect(forged.body).toBe('{"status":"completed"}');
  expect(forged.headers["x-webhook-signature"]).toBe(honest.headers["x-webhook-signature"]);
  expect(tamper('{"a":1}')).toBe('{"a":1,"tampered":true}');
});

test("a stale timestamp is as old as asked for", () => {
  const { headers } = buildRequest(delivery, { effect: "staleTimestamp", nth: 1, count: 1, ageMs: 400_000 });
  expect(Date.now() - Date.parse(headers["x-webhook-timestamp"] ?? "")).toBeGreaterThanOrEqual(400_000);
});

test("pauses grow fourfold, with at most a fifth of jitter", () => {
  expect([1, 2, 3, 4].map((tries) => backoffMs(tries, () => 0))).toEqual([5_000, 20_000, 80_000, 320_000]);
  expect(backoffMs(1, () => 1)).toBe(6_000);
});
