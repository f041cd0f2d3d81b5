import type { Reader } from "../../db/client";
import { oauthGrants } from "../../db/schema/index";
import type { Step } from "../context";
import { newId, newToken, sha256 } from "../ids";
import type { User } from "../people/users";
import { Refusal } from "../refusal";
import { findClient, type OauthClient } from "./clients";

export const SCOPES = ["openid", "profile", "email", "phone"] as const;
export type Scope = (typeof SCOPES)[number];
const DEFAULT_SCOPE = "openid profile email";
const CODE_MS = 10 * 60_000;
/** The base64url form of a SHA-256 hash. */
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

export type AuthorizeRequest = {
  client: OauthClient;
  redirectUri: string;
  state: string;
  scopes: Scope[];
  codeChallenge: string | null;
  nonce: string | null;
};

/** An error in the form of RFC 6749. */
export function oauthError(error: string, description: string, status: 400 | 401 = 400): Refusal {
  return new Refusal(status, { error, error_description: description }, error);
}

/**
 * Checks what an application asks for (dhmad-api.md §8; DHMAD: api-reference/oauth/authorize). Every fault is answered
 * directly and never sent to the redirect URI: the only error that travels there is the person's refusal.
 */
export async function readAuthorizeRequest(
  reader: Reader,
  query: (name: string) => string | undefined,
): Promise<AuthorizeRequest> {
  const clientId = query("client_id");
  const redirectUri = query("redirect_uri");
  const state = query("state");
  if (!clientId || !redirectUri || !query("response_type") || !state) {
    const wanted = "client_id, redirect_uri, response_type and state";
    throw oauthError("invalid_request", `Missing required parameters: ${wanted} are required`);
  }
  const client = await findClient(reader, clientId);
  if (!client) throw oauthError("invalid_client", "Unknown client_id");
  if (!client.redirectUris.includes(redirectUri)) {
    throw oauthError("invalid_request", "redirect_uri does not match a registered redirect URI");
  }
  if (query("response_type") !== "code") {
    throw oauthError("unsupported_response_type", "Only 'code' response type is supported");
  }
  return {
    client,
    redirectUri,
    state,
    scopes: readScopes(query("scope")),
    codeChallenge: readChallenge(query("code_challenge"), query("code_challenge_method")),
    nonce: query("nonce") ?? null,
  };
}

function readScopes(scope: string | undefined): Scope[] {
  const asked = new Set((scope?.trim() || DEFAULT_SCOPE).split(/\s+/));
  const known = SCOPES.filter((name) => asked.delete(name));
  const [unknown] = asked;
  if (unknown !== undefined) throw oauthError("invalid_scope", `Unknown scope: ${unknown}`);
  return known;
}

function readChallenge(challenge: string | undefined, method: string | undefined): string | null {
  if (challenge === undefined && method === undefined) return null;
  if (method !== "S256") throw oauthError("invalid_request", "Only S256 code_challenge_method is supported");
  if (challenge === undefined || !CHALLENGE.test(challenge)) {
    throw oauthError("invalid_request", "code_challenge must be a base64url-encoded SHA-256 hash");
  }
  return challenge;
}

/** The person allowed it: a code for ten minutes on the world's clock. Returns where to send the browser. */
export async function allow(
  { tx, world, now }: Step,
  request: AuthorizeRequest,
  user: User,
): Promise<string> {
  const code = newToken();
  await tx.insert(oauthGrants).values({
    id: newId(now),
    worldId: world.id,
    userId: user.id,
    codeHash: sha256(code),
    redirectUri: request.redirectUri,
    scope: request.scopes.join(" "),
    codeChallenge: request.codeChallenge,
    nonce: request.nonce,
    createdAt: now,
    codeExpiresAt: new Date(now.getTime() + CODE_MS),
  });
  return backTo(request, { code });
}

/** The person refused. */
export function deny(request: AuthorizeRequest): string {
  return backTo(request, { error: "access_denied" });
}

function backTo({ redirectUri, state }: AuthorizeRequest, answer: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries({ ...answer, state })) url.searchParams.set(name, value);
  return url.toString();
}
