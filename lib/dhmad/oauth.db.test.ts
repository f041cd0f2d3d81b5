import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "@/scripts/lib/ports";
import { answerAtDhmad } from "@/support/dhmad-visitor";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createDhmadOauth } from "./oauth";

let dhmad: LocalDhmad;
let world: DhmadWorld;
beforeAll(async () => {
  dhmad = await startLocalDhmad();
  world = await dhmad.newWorld();
});
afterAll(() => dhmad.stop());

const VERIFIER = "v".repeat(43);
const ASK = {
  state: "s-1",
  nonce: "n-1",
  challenge: createHash("sha256").update(VERIFIER).digest("base64url"),
};
const address = () => `${randomBytes(4).toString("hex")}@souk.test`;
const oauth = (over: Partial<Parameters<typeof createDhmadOauth>[0]> = {}) =>
  createDhmadOauth({
    issuer: new URL(world.baseUrl).origin.replace("127.0.0.1", "localhost"),
    ...world.oauth,
    redirectUri: "http://localhost:3000/auth/dhmad/callback",
    ...over,
  });
const identify = (code: string, over: object = {}, client = oauth()) =>
  client.identify({ code, verifier: VERIFIER, nonce: "n-1", ...over }, new Date());

async function consent(email: string): Promise<string> {
  const back = await answerAtDhmad(world, oauth().authorizeUrl(ASK), email);
  expect(back.origin + back.pathname).toBe("http://localhost:3000/auth/dhmad/callback");
  expect(back.searchParams.get("state")).toBe("s-1");
  return back.searchParams.get("code") ?? "";
}

test("consent, code, tokens: DHMAD says who it is, and once only", async () => {
  const email = address();
  const code = await consent(email);
  const answer = await identify(code);
  if (!answer.ok) throw new Error(answer.message);
  const { identity, accessToken } = answer.data;
  expect(identity).toMatchObject({ name: "Amel Trabelsi", email, email_verified: true, kyc_verified: false });
  expect(await oauth().userinfo(accessToken)).toEqual({ ok: true, status: 200, data: identity });
  expect(await identify(code)).toMatchObject({ ok: false, kind: "refused", message: "invalid_grant" });
  // A code that comes twice may be stolen: DHMAD takes back what it gave.
  expect(await oauth().userinfo(accessToken)).toMatchObject({ ok: false, kind: "refused", status: 401 });
});

test("a person who refuses comes back without a code", async () => {
  const back = await answerAtDhmad(world, oauth().authorizeUrl(ASK), address(), "deny");
  expect(Object.fromEntries(back.searchParams)).toEqual({ error: "access_denied", state: "s-1" });
});

test("a code without its verifier, or with the secret of somebody else, is worth nothing", async () => {
  const code = await consent(address());
  expect(await identify(code, { verifier: "x".repeat(43) })).toMatchObject({ kind: "refused", status: 400 });
  const stranger = oauth({ clientSecret: "c".repeat(64) });
  expect(await identify(code, {}, stranger)).toMatchObject({ kind: "refused", status: 401 });
});

test("an id token for another attempt, or of another issuer, is refused", async () => {
  expect(await identify(await consent(address()), { nonce: "n-2" })).toMatchObject({
    kind: "refused",
    code: "ID_TOKEN",
    message: expect.stringContaining("nonce"),
  });
  const elsewhere = oauth({ issuer: new URL(world.baseUrl).origin });
  expect(await identify(await consent(address()), {}, elsewhere)).toMatchObject({
    code: "ID_TOKEN",
    message: expect.stringContaining("iss"),
  });
});

test("userinfo about somebody else than the id token is refused", async () => {
  const code = await consent(address());
  const swapped: typeof fetch = async (url, init) => {
    const response = await fetch(url, init);
    if (!String(url).endsWith("/userinfo")) return response;
    return Response.json({ ...((await response.json()) as object), sub: "somebody-else" });
  };
  expect(await identify(code, {}, oauth({ fetch: swapped }))).toMatchObject({ kind: "refused", code: "SUB" });
});

test("a DHMAD that does not answer is no refusal", async () => {
  const nobody = oauth({ issuer: `http://127.0.0.1:${await freePort()}` });
  expect(await identify("code", {}, nobody)).toMatchObject({ ok: false, kind: "unavailable" });
});
