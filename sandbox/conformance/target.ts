import { randomBytes } from "node:crypto";
import { call } from "./http";

/** The server under test, as the environment names it. */
export type Target = {
  origin: string;
  /** Keys by kind; the cases that need the other kind skip themselves. */
  keys: { sandbox?: string; live?: string };
  /** An allowed redirect URL of the developer. */
  redirectUrl: string;
  /** Whether the developer account is tied to a DHMAD user. */
  associated: boolean;
  control?: { token: string; world: string };
  oauth?: { clientId: string; clientSecret: string; redirectUri: string };
};

export type Settings = {
  [name: string]: string | undefined;
  SANDBOX_URL?: string | undefined;
  SANDBOX_KEY?: string | undefined;
  SANDBOX_REDIRECT_URL?: string | undefined;
  SANDBOX_CONTROL_TOKEN?: string | undefined;
};

const DEFAULT_KEY = `sk_sandbox_${"0".repeat(63)}1`;

/**
 * With a control token: a fresh world of its own on the local simulation, so that nothing there is touched. Otherwise
 * the developer account of the key.
 */
export async function openTarget(settings: Settings): Promise<Target> {
  const origin = settings.SANDBOX_URL ?? "http://localhost:4010";
  const token = settings.SANDBOX_CONTROL_TOKEN;
  if (token) return openWorld(origin, token);
  const key = settings.SANDBOX_KEY ?? DEFAULT_KEY;
  const balance = await call(origin, {
    method: "GET",
    path: "/api/v1/balance",
    headers: { authorization: `Bearer ${key}` },
  });
  if (balance.status === 401) throw new Error(`${origin} does not take this key: ${balance.text}`);
  return {
    origin,
    keys: key.startsWith("sk_live_") ? { live: key } : { sandbox: key },
    redirectUrl: settings.SANDBOX_REDIRECT_URL ?? "http://localhost:3000/checkout/callback",
    associated: balance.status === 200,
  };
}

async function openWorld(origin: string, token: string): Promise<Target> {
  const world = `conformance-${randomBytes(5).toString("hex")}`;
  const control = (path: string, body: Record<string, unknown>) =>
    call(origin, {
      method: "POST",
      path: `/_control${path}`,
      headers: { authorization: `Bearer ${token}` },
      body: { world, ...body },
    });
  const appUrl = "http://localhost:9";
  const reset = await control("/reset", { appUrl });
  if (reset.status !== 200) throw new Error(`${origin} does not take this control token: ${reset.text}`);
  await control("/developer", { rateLimits: { sandbox: 100_000, live: 100_000 } });
  const { keys, oauth } = reset.body as {
    keys: { sandbox: string; live: string };
    oauth: { clientId: string; clientSecret: string; redirectUris: string[] };
  };
  const { clientId, clientSecret, redirectUris } = oauth;
  await silence(origin, keys.sandbox);
  return {
    origin,
    keys,
    redirectUrl: `${appUrl}/checkout/callback`,
    associated: true,
    control: { token, world },
    oauth: { clientId, clientSecret, redirectUri: redirectUris[0] ?? "" },
  };
}

/** Nobody listens to the webhook that the world is seeded with: without it there is nothing to try again. */
async function silence(origin: string, key: string): Promise<void> {
  const path = "/api/developer/webhooks";
  const headers = { authorization: `Bearer ${key}` };
  const { body } = await call(origin, { method: "GET", path, headers });
  for (const { id } of body.webhooks as { id: string }[]) {
    await call(origin, { method: "PUT", path: `${path}/${id}`, headers, body: { isActive: false } });
  }
}
