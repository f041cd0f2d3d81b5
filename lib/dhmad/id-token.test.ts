import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { checkIdToken } from "./id-token";

const NOW = new Date("2026-05-04T10:00:00Z");
const SECOND = NOW.getTime() / 1000;
const EXPECTED = { issuer: "https://dhmad.tn", clientId: "us", clientSecret: "s".repeat(64), nonce: "n-1" };
const CLAIMS = { iss: "https://dhmad.tn", sub: "u-1", aud: "us", exp: SECOND + 3600, nonce: "n-1" };

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
function token(
  claims: object = {},
  { header = { alg: "HS256" }, secret = EXPECTED.clientSecret }: { header?: object; secret?: string } = {},
) {
  const input = `${encode(header)}.${encode({ ...CLAIMS, ...claims })}`;
  return `${input}.${createHmac("sha256", secret).update(input).digest("base64url")}`;
}
const check = (value: string) => checkIdToken(value, EXPECTED, NOW);

test.each([
  {},
  { aud: ["us"] },
  { aud: ["us", "them"], azp: "us" },
  { iss: "https://dhmad.tn/" },
  // A minute for clocks that differ.
  { exp: SECOND - 30 },
])("takes what DHMAD signed for this sign-in: %j", (claims) => {
  expect(check(token(claims))).toEqual({ ok: true, sub: "u-1" });
});

test.each([
  ["iss", { iss: "https://dhmad.example" }],
  ["aud", { aud: "them" }],
  ["azp", { aud: ["us", "them"] }],
  ["azp", { azp: "them" }],
  ["exp", { exp: SECOND - 60 }],
  ["nonce", { nonce: "n-2" }],
  ["nonce", { nonce: undefined }],
  ["claims", { sub: "" }],
  ["claims", { exp: undefined }],
  ["claims", { sub: "a\0b" }],
])("refuses a wrong %s: %j", (reason, claims) => {
  expect(check(token(claims))).toEqual({ ok: false, reason });
});

test("refuses what is not signed by DHMAD with our secret, whatever its header says", () => {
  expect(check(token({}, { secret: "another secret" }))).toEqual({ ok: false, reason: "signature" });
  const [header, payload, signature] = token().split(".");
  const other = encode({ ...CLAIMS, sub: "u-2" });
  expect(check(`${header}.${other}.${signature}`)).toEqual({ ok: false, reason: "signature" });
  expect(check(`${header}.${payload}.`)).toEqual({ ok: false, reason: "signature" });
  expect(check(`${encode({ alg: "none" })}.${payload}.`)).toEqual({ ok: false, reason: "alg" });
  expect(check(token({}, { header: { alg: "RS256" } }))).toEqual({ ok: false, reason: "alg" });
  expect(check(token({}, { header: { alg: "HS256", crit: ["x"] } }))).toEqual({ ok: false, reason: "alg" });
  expect(check("not a token")).toEqual({ ok: false, reason: "form" });
});
