import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { oauthGrants } from "../../db/schema/index";
import { type Ctx, change, findWorld, worldTime } from "../context";
import { sha256 } from "../ids";
import { phoneOf } from "../people/phone";
import { findUserById, type User } from "../people/users";
import type { Refusal } from "../refusal";
import { oauthError } from "./authorize";
import { clientOf, findClient, type OauthClient } from "./clients";
import { isSignedBy, readClaims, signToken } from "./jwt";

const TOKEN_SECONDS = 3_600;

type Grant = typeof oauthGrants.$inferSelect;

export type TokenRequest = {
  code: string;
  redirectUri: string;
  clientId: string;
  clientSecret: string;
  codeVerifier: string | undefined;
};

/** Exchanges a code, once, for an access token and, with `openid`, an id token (dhmad-api.md §8). */
export async function exchange(ctx: Ctx, request: TokenRequest): Promise<Record<string, unknown>> {
  const client = await findClient(ctx.db, request.clientId);
  if (!client || sha256(client.clientSecret) !== sha256(request.clientSecret)) {
    throw oauthError("invalid_client", "Invalid client credentials", 401);
  }
  const taken = await change(ctx, client.worldId, async ({ tx, now }) => {
    const [grant] = await tx
      .select()
      .from(oauthGrants)
      .where(and(eq(oauthGrants.codeHash, sha256(request.code)), eq(oauthGrants.worldId, client.worldId)))
      .for("update");
    const refusal = faultOf(grant, request, now);
    if (refusal || !grant) {
      // RFC 6749 §4.1.2: a code that comes a second time may be stolen, so what it gave is taken back.
      if (grant?.usedAt) {
        const same = and(eq(oauthGrants.id, grant.id), isNull(oauthGrants.revokedAt));
        await tx.update(oauthGrants).set({ revokedAt: now }).where(same);
      }
      return { refusal: refusal ?? invalidCode() };
    }
    const tokenExpiresAt = new Date(now.getTime() + TOKEN_SECONDS * 1000);
    await tx.update(oauthGrants).set({ usedAt: now, tokenExpiresAt }).where(eq(oauthGrants.id, grant.id));
    return { grant };
  });
  if (!taken.grant) throw taken.refusal;
  const user = await findUserById(ctx.db, taken.grant.userId);
  if (!user) throw invalidCode();
  return answer(ctx, client, taken.grant, user);
}

const invalidCode = () => oauthError("invalid_grant", "Invalid or expired authorization code");

function faultOf(grant: Grant | undefined, request: TokenRequest, now: Date): Refusal | undefined {
  if (!grant || grant.usedAt || grant.codeExpiresAt <= now) return invalidCode();
  if (grant.redirectUri !== request.redirectUri) {
    return oauthError("invalid_grant", "redirect_uri does not match the authorization request");
  }
  if (grant.codeChallenge === null) return undefined;
  if (!request.codeVerifier) return oauthError("invalid_grant", "code_verifier is required");
  const challenge = createHash("sha256").update(request.codeVerifier).digest("base64url");
  return challenge === grant.codeChallenge ? undefined : oauthError("invalid_grant", "Invalid code_verifier");
}

/** The times in the tokens are real time: applications compare them with their own clock. */
async function answer(ctx: Ctx, client: OauthClient, grant: Grant, user: User) {
  const iat = Math.floor(Date.now() / 1000);
  const common = { iss: ctx.origin, sub: user.id, iat, exp: iat + TOKEN_SECONDS };
  const access = { ...common, client_id: client.clientId, scope: grant.scope, jti: grant.id };
  const scopes = grant.scope.split(" ");
  return {
    access_token: signToken(access, accessSecret(client)),
    token_type: "Bearer",
    expires_in: TOKEN_SECONDS,
    scope: grant.scope,
    ...(scopes.includes("openid")
      ? {
          id_token: signToken(
            {
              ...common,
              aud: client.clientId,
              ...(grant.nonce === null ? {} : { nonce: grant.nonce }),
              ...(await claimsOf(ctx.db, user, scopes)),
            },
            client.clientSecret,
          ),
        }
      : {}),
  };
}

/** Not the client's own secret: an application cannot make itself an access token. */
const accessSecret = (client: OauthClient) => sha256(`access:${client.clientSecret}`);

/** What the bearer of an access token may know of the person (DHMAD: api-reference/oauth/userinfo). */
export async function userinfo(ctx: Ctx, token: string | undefined): Promise<Record<string, unknown>> {
  const id = token ? readClaims(token)?.jti : undefined;
  if (!token || typeof id !== "string") {
    throw oauthError("invalid_token", "Missing or invalid access token", 401);
  }
  const [grant] = await ctx.db.select().from(oauthGrants).where(eq(oauthGrants.id, id));
  const world = grant ? await findWorld(ctx.db, grant.worldId) : undefined;
  const client = grant ? await clientOf(ctx.db, grant.worldId) : undefined;
  if (!grant || !world || !client || !isSignedBy(token, accessSecret(client))) {
    throw oauthError("invalid_token", "Missing or invalid access token", 401);
  }
  const user = await findUserById(ctx.db, grant.userId);
  const alive = grant.tokenExpiresAt && grant.tokenExpiresAt > worldTime(world) && !grant.revokedAt;
  if (!user || !alive) throw oauthError("invalid_token", "Invalid or expired access token", 401);
  return { sub: user.id, ...(await claimsOf(ctx.db, user, grant.scope.split(" "))) };
}

async function claimsOf(db: Reader, user: User, scopes: string[]): Promise<Record<string, unknown>> {
  const phone = scopes.includes("phone") ? await phoneOf(db, user.id) : undefined;
  return {
    kyc_verified: user.kycStatus === "approved",
    kyc_status: user.kycStatus,
    ...(scopes.includes("profile")
      ? {
          name: `${user.firstName} ${user.lastName}`,
          given_name: user.firstName,
          family_name: user.lastName,
          preferred_username: user.email,
        }
      : {}),
    ...(scopes.includes("email") ? { email: user.email, email_verified: true } : {}),
    ...(scopes.includes("phone")
      ? { phone_number: phone?.phone ?? null, phone_number_verified: phone?.verifiedAt != null }
      : {}),
  };
}
