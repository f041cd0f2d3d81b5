import { afterEach, expect, test, vi } from "vitest";
import { MINUTE_MS } from "@/lib/clock";
import {
  ATTEMPT_LIFETIME_MS,
  attemptCookie,
  challengeOf,
  isAnswerTo,
  newAttempt,
  openAttempt,
  sealAttempt,
} from "./dhmad-attempt";

const SECRET = "0123456789abcdef0123456789abcdef";
const part = { locale: "ar", next: "/ar/sell", linkFor: null } as const;
afterEach(() => vi.useRealTimers());

test("an attempt is opened by who sealed it, unchanged, and read by nobody else", async () => {
  const attempt = newAttempt(part);
  const sealed = await sealAttempt(attempt, SECRET);
  expect(await openAttempt(sealed, SECRET)).toEqual(attempt);
  for (const piece of sealed.split("."))
    expect(Buffer.from(piece, "base64url").toString()).not.toContain(attempt.verifier);
  expect(await openAttempt(sealed, "another secret of the tests")).toBeNull();
  expect(await openAttempt(`${sealed.slice(0, -2)}AA`, SECRET)).toBeNull();
  expect(await openAttempt("made up", SECRET)).toBeNull();
  expect(await openAttempt(undefined, SECRET)).toBeNull();
});

test("an attempt runs out", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const sealed = await sealAttempt(newAttempt(part), SECRET);
  vi.setSystemTime(Date.now() + ATTEMPT_LIFETIME_MS - MINUTE_MS);
  expect(await openAttempt(sealed, SECRET)).not.toBeNull();
  vi.setSystemTime(Date.now() + 2 * MINUTE_MS);
  expect(await openAttempt(sealed, SECRET)).toBeNull();
});

test("only its own state answers it, and no two are alike", () => {
  const [one, two] = [newAttempt(part), newAttempt(part)];
  expect(isAnswerTo(one, one.state)).toBe(true);
  for (const other of [two.state, `${one.state}x`, "", null]) expect(isAnswerTo(one, other)).toBe(false);
  expect(new Set([one, two].flatMap(({ state, verifier, nonce }) => [state, verifier, nonce])).size).toBe(6);
});

test("the challenge is that of RFC 7636, appendix B", () => {
  expect(challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).toBe(
    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
  );
});

test("the cookie belongs to this host alone where there is HTTPS", () => {
  expect(attemptCookie("https://souk.test")).toEqual({
    name: "__Host-souk.dhmad",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
  });
  expect(attemptCookie("http://localhost:3000").options.secure).toBe(false);
});
