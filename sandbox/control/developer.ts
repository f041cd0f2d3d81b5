import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { apiKeys, worlds } from "../db/schema/index";
import { type Ctx, change, findWorld, type Step } from "../domain/context";
import {
  associate,
  saveApplication,
  saveChecks,
  setKeyLimit,
  settingsOf,
} from "../domain/developer/settings";
import { clientOf, setRedirectUris } from "../domain/oauth/clients";
import { findUserById } from "../domain/people/users";
import { isAllowedRedirect } from "../domain/redirects";
import { badRequest } from "../domain/refusal";
import { identityOf } from "../domain/worlds";

const limit = z.number().int().min(1).max(100_000).nullable();

export const developerBody = z.object({
  world: z.string().optional(),
  /** False: tied to no DHMAD account; true: to the seeded one; an e-mail: to that one. */
  associated: z.union([z.boolean(), z.string().trim().toLowerCase().pipe(z.email())]).optional(),
  /** Requests a minute for each key; null: the server's limit. */
  rateLimits: z.object({ sandbox: limit.optional(), live: limit.optional() }).optional(),
  applicationName: z.string().optional(),
  /** Of escrows for a third-party seller whose create call names no fee. */
  defaultDeveloperFeePercentage: z.number().optional(),
  /** What checkout asks of a buyer who pays from the wallet. */
  checkoutAsks: z.object({ phone: z.boolean(), identity: z.boolean() }).partial().optional(),
  redirectUrls: z.array(z.string()).optional(),
  oauthRedirectUris: z.array(z.string()).optional(),
});

type DeveloperChange = z.output<typeof developerBody>;

/** Changes what a developer sets in the dashboard, and says how it stands. */
export async function changeDeveloper(ctx: Ctx, worldId: string, request: DeveloperChange) {
  await change(ctx, worldId, (step) => apply(step, request));
  return developerOf(ctx, worldId);
}

async function apply(step: Step, request: DeveloperChange): Promise<void> {
  const { tx, world } = step;
  if (request.associated !== undefined) {
    const { platformEmail } = identityOf(world.id, world.appUrl);
    const chosen = request.associated === true ? platformEmail : request.associated;
    await associate(step, chosen === false ? null : chosen);
  }
  for (const environment of ["sandbox", "live"] as const) {
    const rateLimit = request.rateLimits?.[environment];
    if (rateLimit === undefined) continue;
    const keys = await tx
      .select()
      .from(apiKeys)
      .where(and(eq(apiKeys.worldId, world.id), eq(apiKeys.environment, environment)));
    for (const key of keys) await setKeyLimit(step, key.id, rateLimit);
  }
  await applySettings(step, request);
  if (request.redirectUrls) {
    const bad = request.redirectUrls.find((url) => !isAllowedRedirect(url, [url]));
    if (bad !== undefined) throw badRequest(`Not an HTTPS or localhost URL: ${bad}`, "redirectUrls");
    await tx.update(worlds).set({ redirectUrls: request.redirectUrls }).where(eq(worlds.id, world.id));
  }
  if (request.oauthRedirectUris) await setRedirectUris(step, request.oauthRedirectUris);
}

async function applySettings(step: Step, request: DeveloperChange): Promise<void> {
  const { applicationName, defaultDeveloperFeePercentage: fee, checkoutAsks } = request;
  const now = await settingsOf(step.tx, step.world.id);
  if (applicationName !== undefined || fee !== undefined) {
    await saveApplication(step, {
      applicationName: applicationName ?? step.world.applicationName,
      defaultDeveloperFeeRate: fee === undefined ? now.defaultDeveloperFeeRate : Math.round(fee * 1000),
    });
  }
  if (checkoutAsks) {
    await saveChecks(step, {
      askPhone: checkoutAsks.phone ?? now.askPhone,
      askIdentity: checkoutAsks.identity ?? now.askIdentity,
    });
  }
}

async function developerOf(ctx: Ctx, worldId: string) {
  const [world, keys, client, settings] = await Promise.all([
    findWorld(ctx.db, worldId),
    ctx.db.select().from(apiKeys).where(eq(apiKeys.worldId, worldId)).orderBy(asc(apiKeys.environment)),
    clientOf(ctx.db, worldId),
    settingsOf(ctx.db, worldId),
  ]);
  const user = world?.associatedUserId ? await findUserById(ctx.db, world.associatedUserId) : undefined;
  return {
    world: worldId,
    associatedUser: user?.email ?? null,
    applicationName: world?.applicationName ?? null,
    defaultDeveloperFeePercentage: settings.defaultDeveloperFeeRate / 1000,
    checkoutAsks: { phone: settings.askPhone, identity: settings.askIdentity },
    rateLimits: Object.fromEntries(keys.map((key) => [key.environment, key.rateLimit])),
    redirectUrls: world?.redirectUrls ?? [],
    oauthRedirectUris: client?.redirectUris ?? [],
  };
}
