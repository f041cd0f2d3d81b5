import type { Case, Trial } from "../run";
import { any } from "../shape";

const failed = (error: unknown) => ({ error, error_description: any.text });

function authorize(t: Trial, over: Record<string, string | undefined>) {
  const { oauth } = t.target;
  const query = {
    client_id: oauth?.clientId,
    redirect_uri: oauth?.redirectUri,
    response_type: "code",
    state: "s-1",
    ...over,
  };
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return t.raw({ method: "GET", path: `/api/oauth/authorize?${new URLSearchParams(given)}` });
}

const REFUSED: [what: string, over: Record<string, string | undefined>, error: string][] = [
  ["no state", { state: undefined }, "invalid_request"],
  ["no client_id", { client_id: undefined }, "invalid_request"],
  ["another redirect_uri", { redirect_uri: "https://evil.example/callback" }, "invalid_request"],
  ["PKCE plain", { code_challenge: "a".repeat(43), code_challenge_method: "plain" }, "invalid_request"],
];

/** Sign in with DHMAD, as far as it goes without a browser. */
export const oauth: Case[] = [
  {
    section: "§8",
    title: "authorize with what it needs leads on, to log-in and consent",
    needs: ["control"],
    run: async (t) => {
      const answer = await authorize(t, {});
      t.check(answer, 302, {}, "GET authorize");
      t.fits(
        new URL(answer.headers.get("location") ?? "", t.target.origin).origin,
        t.target.origin,
        "where to",
      );
    },
  },
  ...REFUSED.map(
    ([what, over, error]): Case => ({
      section: "§8",
      title: `authorize with ${what} is ${error}, answered directly`,
      needs: ["control"],
      run: async (t) => {
        t.check(await authorize(t, over), 400, failed(error), "GET authorize");
      },
    }),
  ),
  {
    section: "§8",
    title: "another grant type is unsupported_grant_type",
    run: async (t) => {
      const body = { grant_type: "client_credentials", client_id: "x", client_secret: "y" };
      const answer = await t.raw({ method: "POST", path: "/api/oauth/token", body });
      t.check(answer, 400, failed("unsupported_grant_type"), "POST token");
    },
  },
  {
    section: "§8",
    title: "an unknown code is invalid_grant",
    needs: ["control"],
    run: async (t) => {
      const { clientId, clientSecret, redirectUri } = t.target.oauth ?? {};
      const body = {
        grant_type: "authorization_code",
        code: "unknown",
        redirect_uri: redirectUri,
        client_id: clientId,
        client_secret: clientSecret,
      };
      const answer = await t.raw({ method: "POST", path: "/api/oauth/token", body });
      t.check(answer, 400, failed("invalid_grant"), "POST token");
    },
  },
  {
    section: "§8",
    title: "userinfo without a token, or with a made-up one, is 401 invalid_token",
    run: async (t) => {
      const tokens: Record<string, string>[] = [{}, { authorization: "Bearer made.up.token" }];
      for (const headers of tokens) {
        const answer = await t.raw({ method: "GET", path: "/api/oauth/userinfo", headers });
        t.check(answer, 401, failed("invalid_token"), "GET userinfo");
      }
    },
  },
];
