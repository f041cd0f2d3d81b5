import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { Ctx } from "../domain/context";
import { oauthError, readAuthorizeRequest, SCOPES } from "../domain/oauth/authorize";
import { exchange, userinfo } from "../domain/oauth/tokens";
import { Refusal } from "../domain/refusal";

const MAX_BODY = 64 * 1024;

const tokenBody = z.object({
  grant_type: z.string(),
  code: z.string().min(1),
  redirect_uri: z.string().min(1),
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
  code_verifier: z.string().optional(),
});

/** Sign in with DHMAD (dhmad-api.md §8). The consent page itself is in pages/consent.tsx. */
export function createOauth(ctx: Ctx, report: (error: unknown) => void) {
  const oauth = new Hono();
  oauth.onError((error, c) => {
    if (error instanceof Refusal) {
      if (error.status === 401) c.header("WWW-Authenticate", `Bearer error="${error.code}"`);
      c.header("Cache-Control", "no-store");
      return c.json(error.body, error.status);
    }
    report(error);
    return c.json({ error: "server_error", error_description: "Something went wrong" }, 500);
  });

  oauth.get("/api/oauth/authorize", async (c) => {
    await readAuthorizeRequest(ctx.db, (name) => c.req.query(name));
    return c.redirect(`/oauth/consent${new URL(c.req.url).search}`, 302);
  });

  oauth.post("/api/oauth/token", bodyLimit({ maxSize: MAX_BODY }), async (c) => {
    const body = tokenRequest(c.req.header("content-type"), await c.req.text());
    c.header("Cache-Control", "no-store");
    return c.json(
      await exchange(ctx, {
        code: body.code,
        redirectUri: body.redirect_uri,
        clientId: body.client_id,
        clientSecret: body.client_secret,
        codeVerifier: body.code_verifier,
      }),
    );
  });

  oauth.get("/api/oauth/userinfo", async (c) => {
    const token = c.req.header("authorization")?.match(/^Bearer\s+(\S+)$/i)?.[1];
    c.header("Cache-Control", "no-store");
    return c.json(await userinfo(ctx, token));
  });

  oauth.get("/.well-known/openid-configuration", (c) =>
    c.json({
      issuer: ctx.origin,
      authorization_endpoint: `${ctx.origin}/api/oauth/authorize`,
      token_endpoint: `${ctx.origin}/api/oauth/token`,
      userinfo_endpoint: `${ctx.origin}/api/oauth/userinfo`,
      response_types_supported: ["code"],
      grant_types_supported: ["authorization_code"],
      subject_types_supported: ["public"],
      scopes_supported: SCOPES,
      id_token_signing_alg_values_supported: ["HS256"],
      code_challenge_methods_supported: ["S256"],
      token_endpoint_auth_methods_supported: ["client_secret_post"],
      claims_supported: [
        "sub",
        "name",
        "given_name",
        "family_name",
        "preferred_username",
        "email",
        "email_verified",
        "phone_number",
        "phone_number_verified",
        "kyc_verified",
        "kyc_status",
      ],
    }),
  );

  return oauth;
}

function tokenRequest(type: string | undefined, text: string): z.output<typeof tokenBody> {
  if (!/^application\/json\b/i.test(type ?? "")) {
    throw oauthError("invalid_request", "Content-Type must be application/json");
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw oauthError("invalid_request", "The body is not valid JSON");
  }
  // An unsupported grant is named as such even where its other fields are missing.
  const grant = z.object({ grant_type: z.string() }).safeParse(json);
  if (grant.success && grant.data.grant_type !== "authorization_code") {
    throw oauthError("unsupported_grant_type", "Only 'authorization_code' grant type is supported");
  }
  const parsed = tokenBody.safeParse(json);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".") || "body";
  throw oauthError("invalid_request", `Missing or invalid parameter: ${field}`);
}
