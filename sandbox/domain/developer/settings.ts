import { and, eq } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { apiKeys, worldSettings, worlds } from "../../db/schema/index";
import type { Step } from "../context";
import { findUser } from "../people/users";
import { isAllowedRedirect } from "../redirects";
import { badRequest, notFound } from "../refusal";

export type Settings = Omit<typeof worldSettings.$inferSelect, "worldId">;

const DEFAULTS: Settings = { defaultDeveloperFeeRate: 0, askPhone: false, askIdentity: false };
const MAX_REDIRECTS = 20;
const MAX_NAME = 60;
const MAX_LIMIT = 100_000;
/** The same bound as for one escrow: half of the amount. */
const MAX_FEE_RATE = 50_000;

export async function settingsOf(reader: Reader, worldId: string): Promise<Settings> {
  const [row] = await reader.select().from(worldSettings).where(eq(worldSettings.worldId, worldId));
  return row ?? DEFAULTS;
}

export type ApplicationInput = {
  applicationName: string;
  /** Thousandths of a percent. */
  defaultDeveloperFeeRate: number;
};

/** The name that checkout shows beside the fee, and the fee of escrows that name none. */
export async function saveApplication(step: Step, input: ApplicationInput): Promise<void> {
  const { tx, world } = step;
  const { applicationName, defaultDeveloperFeeRate } = input;
  if (!applicationName || applicationName.length > MAX_NAME) {
    throw badRequest("The name must have 1 to 60 characters", "name", "bad_name");
  }
  if (
    !Number.isSafeInteger(defaultDeveloperFeeRate) ||
    defaultDeveloperFeeRate < 0 ||
    defaultDeveloperFeeRate > MAX_FEE_RATE
  ) {
    throw badRequest("The fee must be between 0 and 50 percent", "fee", "bad_fee");
  }
  await tx.update(worlds).set({ applicationName }).where(eq(worlds.id, world.id));
  await put(step, { defaultDeveloperFeeRate });
}

/** Which checks checkout makes before a buyer pays from the wallet (seeds: "Standard flow"). */
export async function saveChecks(
  step: Step,
  checks: Pick<Settings, "askPhone" | "askIdentity">,
): Promise<void> {
  await put(step, checks);
}

async function put({ tx, world }: Step, change: Partial<Settings>): Promise<void> {
  await tx
    .insert(worldSettings)
    .values({ worldId: world.id, ...change })
    .onConflictDoUpdate({ target: worldSettings.worldId, set: change });
}

/** Ties the developer to the DHMAD account of that e-mail, or, with null, to none (dhmad-api.md §1). */
export async function associate({ tx, world }: Step, email: string | null): Promise<void> {
  const user = email === null ? null : await findUser(tx, world.id, email);
  if (user === undefined) throw badRequest("There is no account with this email", "email", "no_account");
  await tx
    .update(worlds)
    .set({ associatedUserId: user?.id ?? null })
    .where(eq(worlds.id, world.id));
}

/** A key's own limit, in requests a minute; null: the server's. */
export async function setKeyLimit(
  { tx, world }: Step,
  keyId: string,
  rateLimit: number | null,
): Promise<void> {
  if (rateLimit !== null && !(Number.isSafeInteger(rateLimit) && rateLimit >= 1 && rateLimit <= MAX_LIMIT)) {
    throw badRequest("The limit must be a whole number from 1 to 100000", "limit", "bad_limit");
  }
  const mine = and(eq(apiKeys.id, keyId), eq(apiKeys.worldId, world.id));
  const [row] = await tx.update(apiKeys).set({ rateLimit }).where(mine).returning();
  if (!row) throw notFound("Key not found");
}

/** Allows one more address; HTTPS, or http on this machine (dhmad-api.md §1). */
export async function addRedirect(step: Step, url: string): Promise<void> {
  const urls = await lockRedirects(step);
  if (!isAllowedRedirect(url, [url])) {
    throw badRequest("Redirect URLs must use HTTPS, except http://localhost", "url", "bad_redirect");
  }
  if (urls.includes(url)) return;
  if (urls.length >= MAX_REDIRECTS)
    throw badRequest("There are 20 redirect URLs already", "url", "too_many_redirects");
  await setRedirects(step, [...urls, url]);
}

export async function removeRedirect(step: Step, url: string): Promise<void> {
  const urls = await lockRedirects(step);
  await setRedirects(
    step,
    urls.filter((entry) => entry !== url),
  );
}

async function lockRedirects({ tx, world }: Step): Promise<string[]> {
  const [row] = await tx
    .select({ urls: worlds.redirectUrls })
    .from(worlds)
    .where(eq(worlds.id, world.id))
    .for("update");
  return row?.urls ?? [];
}

async function setRedirects({ tx, world }: Step, redirectUrls: string[]): Promise<void> {
  await tx.update(worlds).set({ redirectUrls }).where(eq(worlds.id, world.id));
}
