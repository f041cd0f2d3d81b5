import "server-only";
import { SECOND_MS } from "@/lib/clock";
import { env } from "@/lib/env";
import { checkIdToken } from "./id-token";
import { type DhmadUserinfo, dhmadTokens, dhmadUserinfo } from "./oauth-wire";
import { type DhmadAnswer, send } from "./request";

/** The claims that we use: who it is, how to call them, their address. No phone. */
const SCOPE = "openid profile email";
const TIMEOUT_MS = 10 * SECOND_MS;

type Options = {
  /** DHMAD's address, as its id tokens name it. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Registered at DHMAD to the letter. */
  redirectUri: string;
  fetch?: typeof fetch;
  timeoutMs?: number;
};

/** What the browser came back with, and what was kept for it meanwhile. */
type Return = { code: string; verifier: string; nonce: string };
/** The token is for asking once more in this request; it is stored nowhere. */
export type DhmadVisitor = { identity: DhmadUserinfo; accessToken: string };

/**
 * Sign in with DHMAD: the authorization code flow with PKCE (dhmad-api.md, section 8). Its paths below the issuer's
 * origin are an assumption for `authorize`; the token endpoint takes JSON, where OAuth libraries post a form.
 */
export function createDhmadOauth(options: Options) {
  const { issuer, clientId, clientSecret, redirectUri } = options;
  const { origin } = new URL(issuer);
  const connection = {
    baseUrl: origin,
    fetch: options.fetch ?? fetch,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
  };
  const userinfo = (accessToken: string): Promise<DhmadAnswer<DhmadUserinfo>> =>
    send({ ...connection, apiKey: accessToken }, "GET", "/api/oauth/userinfo", dhmadUserinfo);

  return {
    /** Where the browser is sent. `challenge` is the S256 hash of the verifier. */
    authorizeUrl: (ask: { state: string; nonce: string; challenge: string }): string => {
      const query = new URLSearchParams({
        response_type: "code",
        client_id: clientId,
        redirect_uri: redirectUri,
        scope: SCOPE,
        state: ask.state,
        nonce: ask.nonce,
        code_challenge: ask.challenge,
        code_challenge_method: "S256",
      });
      return `${origin}/api/oauth/authorize?${query}`;
    },
    /** How the person stands at DHMAD at this moment. */
    userinfo,
    /**
     * Exchanges the code, checks the id token and asks who the person is. `refused` also where the answers do not fit
     * together: such a sign-in is worth nothing.
     */
    identify: async (back: Return, now: Date): Promise<DhmadAnswer<DhmadVisitor>> => {
      const tokens = await send(connection, "POST", "/api/oauth/token", dhmadTokens, {
        grant_type: "authorization_code",
        code: back.code,
        redirect_uri: redirectUri,
        client_id: clientId,
        client_secret: clientSecret,
        code_verifier: back.verifier,
      });
      if (!tokens.ok) return tokens;
      const { access_token: accessToken, id_token: idToken } = tokens.data;
      const checked = checkIdToken(idToken, { issuer, clientId, clientSecret, nonce: back.nonce }, now);
      if (!checked.ok) return refused("ID_TOKEN", `The id token is not to be trusted (${checked.reason})`);
      const answer = await userinfo(accessToken);
      if (!answer.ok) return answer;
      // OIDC Core 5.3.2: otherwise the answer may be somebody else's.
      if (answer.data.sub !== checked.sub)
        return refused("SUB", "Userinfo speaks of somebody else than the id token");
      return { ...answer, data: { identity: answer.data, accessToken } };
    },
  };
}

export type DhmadOauth = ReturnType<typeof createDhmadOauth>;

const refused = (code: string, message: string): DhmadAnswer<never> => ({
  ok: false,
  kind: "refused",
  status: 200,
  code,
  message,
  body: null,
});

let instance: DhmadOauth | null | undefined;

/** That of this process's environment; null where no client is registered at DHMAD, and nobody signs in this way. */
export function dhmadOauth(): DhmadOauth | null {
  if (instance !== undefined) return instance;
  const { APP_URL, DHMAD_API_URL, DHMAD_OAUTH_CLIENT_ID, DHMAD_OAUTH_CLIENT_SECRET, DHMAD_OAUTH_ISSUER } =
    env();
  instance =
    DHMAD_OAUTH_CLIENT_ID && DHMAD_OAUTH_CLIENT_SECRET
      ? createDhmadOauth({
          issuer: DHMAD_OAUTH_ISSUER ?? new URL(DHMAD_API_URL).origin,
          clientId: DHMAD_OAUTH_CLIENT_ID,
          clientSecret: DHMAD_OAUTH_CLIENT_SECRET,
          redirectUri: `${APP_URL}/auth/dhmad/callback`,
        })
      : null;
  return instance;
}
