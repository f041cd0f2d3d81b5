import { and, eq } from "drizzle-orm";
import type { Tx } from "../db/client";
import { apiKeys, oauthClients, users, webhookEndpoints, worlds } from "../db/schema/index";
import { type Ctx, findWorld } from "./context";
import { EVENT_TYPES } from "./events";
import { newId, sha256 } from "./ids";

export const SEEDED_WORLD = "souk";

export type WorldIdentity = {
  world: string;
  appUrl: string;
  keys: { sandbox: string; live: string };
  webhookSecret: string;
  platformEmail: string;
  oauth: { clientId: string; clientSecret: string; redirectUris: string[] };
};

/** Keys, secret and associated user of a world: fixed for the seeded one, derived from the name for any other. */
export function identityOf(world: string, appUrl: string): WorldIdentity {
  const seeded = world === SEEDED_WORLD;
  const hex = (purpose: string, fixed: string) =>
    seeded ? fixed : sha256(`dhmad-sandbox:${world}:${purpose}`);
  const first = `${"0".repeat(63)}1`;
  return {
    world,
    appUrl,
    keys: { sandbox: `sk_sandbox_${hex("sandbox", first)}`, live: `sk_live_${hex("live", first)}` },
    webhookSecret: hex("webhook", "a".repeat(64)),
    platformEmail: `platform@${world}.test`,
    oauth: {
      clientId: hex("oauth-client", `${"0".repeat(63)}1`).slice(-32),
      clientSecret: hex("oauth-secret", "b".repeat(64)),
      redirectUris: oauthRedirectsOf(appUrl),
    },
  };
}

/** Empties the world and seeds it afresh; creates it when it does not exist. */
export async function resetWorld(ctx: Ctx, world: string, appUrl: string): Promise<WorldIdentity> {
  const identity = identityOf(world, appUrl);
  await ctx.db.transaction(async (tx) => {
    await tx.delete(worlds).where(eq(worlds.id, world));
    await seed(tx, identity);
  });
  return identity;
}

/**
 * Seeds the default world in an empty database. In an existing one its people and money stay, but its redirect URLs and
 * webhook follow the application when that has moved to another address.
 */
export async function seedIfEmpty(ctx: Ctx): Promise<void> {
  const world = await findWorld(ctx.db, SEEDED_WORLD);
  if (!world) {
    await resetWorld(ctx, SEEDED_WORLD, ctx.appUrl);
    return;
  }
  const { appUrl } = ctx;
  // A database from before there was OAuth.
  await ctx.db
    .insert(oauthClients)
    .values({ worldId: world.id, ...identityOf(world.id, world.appUrl).oauth })
    .onConflictDoNothing();
  if (world.appUrl === appUrl) return;
  await ctx.db.transaction(async (tx) => {
    await tx
      .update(worlds)
      .set({ appUrl, redirectUrls: redirectsOf(appUrl) })
      .where(eq(worlds.id, world.id));
    await tx
      .update(webhookEndpoints)
      .set({ url: webhookOf(appUrl) })
      .where(and(eq(webhookEndpoints.worldId, world.id), eq(webhookEndpoints.url, webhookOf(world.appUrl))));
    await tx
      .update(oauthClients)
      .set({ redirectUris: oauthRedirectsOf(appUrl) })
      .where(eq(oauthClients.worldId, world.id));
  });
}

const redirectsOf = (appUrl: string) => [`${appUrl}/checkout/callback`, `${appUrl}/onboarding/kyc-done`];
const oauthRedirectsOf = (appUrl: string) => [
  `${appUrl}/auth/dhmad/callback`,
  `${appUrl}/api/auth/callback/dhmad`,
];
const webhookOf = (appUrl: string) => `${appUrl}/api/webhooks/dhmad`;

async function seed(tx: Tx, identity: WorldIdentity): Promise<void> {
  const { world, appUrl, keys, webhookSecret, platformEmail } = identity;
  const now = new Date();
  const userId = newId(now);
  const applicationName = world === SEEDED_WORLD ? "Souk" : world;
  await tx.insert(worlds).values({
    id: world,
    applicationName,
    appUrl,
    associatedUserId: userId,
    redirectUrls: redirectsOf(appUrl),
    createdAt: now,
  });
  await tx.insert(users).values({
    id: userId,
    worldId: world,
    email: platformEmail,
    firstName: applicationName,
    lastName: "Platform",
    kycStatus: "approved",
    createdAt: now,
  });
  await tx.insert(apiKeys).values(
    (["sandbox", "live"] as const).map((environment) => ({
      id: newId(now),
      worldId: world,
      name: `${applicationName} (${environment})`,
      environment,
      key: keys[environment],
      createdAt: now,
    })),
  );
  await tx.insert(oauthClients).values({ worldId: world, ...identity.oauth });
  await tx.insert(webhookEndpoints).values({
    id: newId(now),
    worldId: world,
    url: webhookOf(appUrl),
    secret: webhookSecret,
    events: [...EVENT_TYPES],
    createdAt: now,
  });
}
