import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { verifyWebhook } from "./webhook";

const SECRET = "a".repeat(64);
const NOW = new Date("2026-03-01T12:00:00Z");
const BODY = JSON.stringify({
  type: "escrow.status.updated",
  data: { escrow: { id: "e1", status: "paid" } },
});

const sign = (raw: string, secret = SECRET) => createHmac("sha256", secret).update(raw).digest("hex");

function verify(raw: string, headers: Record<string, string>, secrets = [SECRET]) {
  const given = new Headers({
    "x-webhook-id": "w1",
    "x-webhook-timestamp": NOW.toISOString(),
    "x-webhook-signature": sign(raw),
    ...headers,
  });
  const result = verifyWebhook(Buffer.from(raw), given, secrets, NOW);
  return result.ok ? "ok" : `${result.refusal.status} ${result.refusal.reason}`;
}

test("a body that DHMAD signed is taken, with or without the prefix", () => {
  expect(verify(BODY, {})).toBe("ok");
  expect(verify(BODY, { "x-webhook-signature": `sha256=${sign(BODY)}` })).toBe("ok");
});

test("the signature covers the bytes as they came, not what they mean", () => {
  const spaced = BODY.replace('{"type"', '{ "type"');
  expect(verify(spaced, { "x-webhook-signature": sign(BODY) })).toBe("401 signature");
  expect(verify(spaced, {})).toBe("ok");
});

test.each([
  ["forged with another secret", { "x-webhook-signature": sign(BODY, "b".repeat(64)) }],
  ["without a signature", { "x-webhook-signature": "" }],
  ["with something that is no signature", { "x-webhook-signature": "zz" }],
  ["with a part of the signature", { "x-webhook-signature": sign(BODY).slice(0, 32) }],
])("%s: 401", (_name, headers) => {
  expect(verify(BODY, headers)).toBe("401 signature");
});

test("while a secret is replaced both are good", () => {
  const old = "b".repeat(64);
  expect(verify(BODY, { "x-webhook-signature": sign(BODY, old) }, [SECRET, old])).toBe("ok");
});

test.each([
  ["five minutes and a second old", new Date(NOW.getTime() - 301_000).toISOString(), "400 stale"],
  ["five minutes and a second ahead", new Date(NOW.getTime() + 301_000).toISOString(), "400 stale"],
  ["almost five minutes old", new Date(NOW.getTime() - 299_000).toISOString(), "ok"],
  ["in epoch seconds", String(NOW.getTime() / 1000), "ok"],
  ["in epoch milliseconds", String(NOW.getTime()), "ok"],
  ["in words", "yesterday", "400 timestamp"],
])("a timestamp %s", (_name, timestamp, expected) => {
  expect(verify(BODY, { "x-webhook-timestamp": timestamp })).toBe(expected);
});

test("what is signed and malformed is 400", () => {
  expect(verify("not json", {})).toBe("400 json");
  expect(verify("[]", {})).toBe("400 form");
  expect(verify('{"type":"escrow.updated"}', {})).toBe("400 form");
  expect(verify(BODY, { "x-webhook-id": "" })).toBe("400 id");
});

test("a type that nobody documented is not malformed", () => {
  expect(verify('{"type":"escrow.sneezed","data":{},"more":1}', {})).toBe("ok");
});
