import { createHash, createHmac, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { openBrowser } from "./browser";
import { startForTests, type World } from "./harness";
import { BUYER, verifiedSeller } from "./steps";

const app = startForTests();

type OauthWorld = World & { oauth: { clientId: string; clientSecret: string; redirectUris: string[] } };
const newWorld = async () => (await app.world()) as OauthWorld;
const redirect = (world: OauthWorld) => world.oauth.redirectUris[0] ?? "";
const claims = (token: unknown) =>
  JSON.parse(Buffer.from(String(token).split(".")[1] ?? "", "base64url").toString()) as Record<
    string,
    unknown
  >;

function authorizeUrl(world: OauthWorld, over: Record<string, string | null> = {}): string {
  const query = new URLSearchParams({
    client_id: world.oauth.clientId,
    redirect_uri: redirect(world),
    response_type: "code",
    state: "s-1",
  });
  for (const [name, value] of Object.entries(over)) {
    if (value === null) query.delete(name);
    else query.set(name, value);
  }
  return `/api/oauth/authorize?${query}`;
}

/** Logs in with a mailed code where asked to, answers the consent page, and says where the browser was sent. */
async function consent(world: OauthWorld, over: Record<string, string | null> = {}, answer = "allow") {
  const browser = openBrowser(app);
  const first = await browser.get(authorizeUrl(world, over));
  expect(first.html).toContain("Recevoir un code");
  const page = `/oauth/consent${new URL(authorizeUrl(world, over), app.url()).search}`;
  await browser.login(world.world, BUYER, page);
  const shown = await browser.get(page);
  expect(shown.html).toContain("demande à vous reconnaître");
  return new URL((await browser.post(page, { answer })).location ?? "");
}

async function code(world: OauthWorld, over: Record<string, string | null> = {}): Promise<string> {
  const back = await consent(world, over);
  expect(back.searchParams.get("state")).toBe("s-1");
  return back.searchParams.get("code") ?? "";
}

function token(world: OauthWorld, codeValue: string, over: Record<string, unknown> = {}) {
  const { clientId, clientSecret } = world.oauth;
  return app.raw(
    "POST",
    "/api/oauth/token",
    {},
    {
      grant_type: "authorization_code",
      code: codeValue,
      redirect_uri: redirect(world),
      client_id: clientId,
      client_secret: clientSecret,
      ...over,
    },
  );
}

const userinfo = (bearer: unknown) =>
  app.raw("GET", "/api/oauth/userinfo", { authorization: `Bearer ${bearer}` });

test("the whole way: log-in, consent, code, token, id token, userinfo; KYC shows once it is linked", async () => {
  const world = await newWorld();
  const verifier = randomBytes(32).toString("base64url");
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  const codeValue = await code(world, {
    scope: "openid profile email phone",
    nonce: "n-1",
    code_challenge: challenge,
    code_challenge_method: "S256",
  });
  for (const wrong of [undefined, "x".repeat(43)]) {
    const refused = await token(world, codeValue, { code_verifier: wrong });
    expect([refused.status, refused.body.error]).toEqual([400, "invalid_grant"]);
  }
  const { status, body } = await token(world, codeValue, { code_verifier: verifier });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    token_type: "Bearer",
    expires_in: 3600,
    scope: "openid profile email phone",
  });
  const [input, signature] = String(body.id_token).split(/\.(?=[^.]*$)/);
  expect(signature).toBe(
    createHmac("sha256", world.oauth.clientSecret).update(String(input)).digest("base64url"),
  );
  expect(claims(body.id_token)).toMatchObject({
    iss: app.url(),
    aud: world.oauth.clientId,
    nonce: "n-1",
    email: BUYER,
    email_verified: true,
    name: "Amel Trabelsi",
    kyc_verified: false,
    kyc_status: null,
  });
  const before = await userinfo(body.access_token);
  expect(before.body).toEqual({
    sub: claims(body.id_token).sub,
    name: "Amel Trabelsi",
    given_name: "Amel",
    family_name: "Trabelsi",
    preferred_username: BUYER,
    email: BUYER,
    email_verified: true,
    phone_number: null,
    phone_number_verified: false,
    kyc_verified: false,
    kyc_status: null,
  });
  await verifiedSeller(app, world, BUYER);
  const after = await userinfo(body.access_token);
  expect(after.body).toMatchObject({ kyc_verified: true, kyc_status: "approved" });
});

test("without openid there is no id token; scopes say what is shared", async () => {
  const world = await newWorld();
  const { body } = await token(world, await code(world, { scope: "email" }));
  expect(body).not.toHaveProperty("id_token");
  expect(Object.keys((await userinfo(body.access_token)).body).sort()).toEqual([
    "email",
    "email_verified",
    "kyc_status",
    "kyc_verified",
    "sub",
  ]);
});

test("refusal goes back with error=access_denied and the state", async () => {
  const world = await newWorld();
  const back = await consent(world, {}, "deny");
  expect(`${back.origin}${back.pathname}`).toBe(redirect(world));
  expect(Object.fromEntries(back.searchParams)).toEqual({ error: "access_denied", state: "s-1" });
});

test.each<[Record<string, string | null>, string]>([
  [{ client_id: null }, "invalid_request"],
  [{ redirect_uri: null }, "invalid_request"],
  [{ response_type: null }, "invalid_request"],
  [{ state: null }, "invalid_request"],
  [{ client_id: "nobody" }, "invalid_client"],
  [{ redirect_uri: "https://evil.example/callback" }, "invalid_request"],
  [{ redirect_uri: "+/" }, "invalid_request"],
  [{ redirect_uri: "+?x=1" }, "invalid_request"],
  [{ response_type: "token" }, "unsupported_response_type"],
  [{ scope: "openid everything" }, "invalid_scope"],
  [{ code_challenge: "a".repeat(43) }, "invalid_request"],
  [{ code_challenge: "a".repeat(43), code_challenge_method: "plain" }, "invalid_request"],
  [{ code_challenge: "short", code_challenge_method: "S256" }, "invalid_request"],
])("authorize with %o answers %s and sends nobody anywhere", async (over, error) => {
  const world = (await app.world("oauth-refusals")) as OauthWorld;
  const appended = over.redirect_uri?.startsWith("+")
    ? { ...over, redirect_uri: redirect(world) + over.redirect_uri.slice(1) }
    : over;
  const answer = await app.raw("GET", authorizeUrl(world, appended), {});
  expect([answer.status, answer.body.error, answer.headers.get("location")]).toEqual([400, error, null]);
  expect(answer.body.error_description).toEqual(expect.any(String));
});

test("the token endpoint: JSON only, known client, the right grant and redirect", async () => {
  const world = await newWorld();
  const codeValue = await code(world);
  const bad: [Record<string, unknown>, number, string][] = [
    [{ grant_type: "client_credentials" }, 400, "unsupported_grant_type"],
    [{ client_secret: "wrong" }, 401, "invalid_client"],
    [{ client_id: "nobody" }, 401, "invalid_client"],
    [{ redirect_uri: `${redirect(world)}/` }, 400, "invalid_grant"],
    [{ code: "unknown" }, 400, "invalid_grant"],
    [{ code: undefined }, 400, "invalid_request"],
  ];
  for (const [over, status, error] of bad) {
    const answer = await token(world, codeValue, over);
    expect([answer.status, answer.body.error]).toEqual([status, error]);
  }
  const form = await app.raw(
    "POST",
    "/api/oauth/token",
    { "content-type": "application/x-www-form-urlencoded" },
    "grant_type=authorization_code",
  );
  expect([form.status, form.body.error]).toEqual([400, "invalid_request"]);
  expect((await token(world, codeValue)).status).toBe(200);
});

test("another developer's client cannot redeem a code", async () => {
  const [world, other] = [await newWorld(), await newWorld()];
  const codeValue = await code(world);
  const { clientId, clientSecret } = other.oauth;
  const stolen = await token(world, codeValue, { client_id: clientId, client_secret: clientSecret });
  expect([stolen.status, stolen.body.error]).toEqual([400, "invalid_grant"]);
});

test("a code works once, also when it comes twice at the same moment; the second use revokes the token", async () => {
  const world = await newWorld();
  const codeValue = await code(world);
  const answers = await Promise.all([token(world, codeValue), token(world, codeValue)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400]);
  const first = answers.find((answer) => answer.status === 200);
  const refused = await userinfo(first?.body.access_token);
  expect([refused.status, refused.body.error]).toEqual([401, "invalid_token"]);
});

test("codes live ten minutes and tokens an hour, on the world's clock", async () => {
  const world = await newWorld();
  const late = await code(world);
  await app.control("POST", "/clock", { world: world.world, advanceMs: 10 * 60_000 });
  expect((await token(world, late)).body).toMatchObject({ error: "invalid_grant" });
  const { body } = await token(world, await code(world));
  await app.control("POST", "/clock", { world: world.world, advanceMs: 59 * 60_000 });
  expect((await userinfo(body.access_token)).status).toBe(200);
  await app.control("POST", "/clock", { world: world.world, advanceMs: 60_000 });
  expect((await userinfo(body.access_token)).body).toEqual({
    error: "invalid_token",
    error_description: "Invalid or expired access token",
  });
});

test("userinfo takes neither nothing, nor a forged token, nor an id token", async () => {
  const world = await newWorld();
  const { body } = await token(world, await code(world));
  const forged = `${String(body.access_token).slice(0, -4)}AAAA`;
  expect((await app.raw("GET", "/api/oauth/userinfo", {})).status).toBe(401);
  for (const bearer of [forged, body.id_token, "x.y.z", "nonsense"]) {
    expect((await userinfo(bearer)).status).toBe(401);
  }
});

test("someone signed in to another developer's world is asked to sign in to this one", async () => {
  const [world, other] = [await newWorld(), await newWorld()];
  const browser = openBrowser(app);
  await browser.login(other.world, BUYER, "/dashboard");
  const page = `/oauth/consent${new URL(authorizeUrl(world), app.url()).search}`;
  expect((await browser.get(page)).html).toContain("Recevoir un code");
  const posted = await browser.post(page, { answer: "allow" });
  expect(posted.location).toMatch(/^\/oauth\/consent/);
  const foreign = await browser.post(page, { answer: "allow" }, "https://evil.example");
  expect(foreign.status).toBe(403);
});

test("the discovery document names what there is", async () => {
  const answer = await app.raw("GET", "/.well-known/openid-configuration", {});
  expect(answer.body).toMatchObject({
    issuer: app.url(),
    token_endpoint: `${app.url()}/api/oauth/token`,
    code_challenge_methods_supported: ["S256"],
    id_token_signing_alg_values_supported: ["HS256"],
    response_types_supported: ["code"],
  });
});
