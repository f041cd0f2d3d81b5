import { randomInt } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { loginAttempts, webSessions } from "../../db/schema/index";
import { otpMail } from "../../mail/templates";
import { type Ctx, change, findWorld, worldTime } from "../context";
import { newToken, sha256 } from "../ids";
import { badRequest } from "../refusal";
import { findUser, findUserById, register, type User } from "./users";

const CODE_MS = 10 * 60_000;
const TRIES = 5;

export type LoginAttempt = typeof loginAttempts.$inferSelect;
export type Locale = "fr" | "ar" | "en";

/** Sends a code to the address and returns the secret that ties this browser to it. */
export async function startLogin(ctx: Ctx, worldId: string, email: string, locale: Locale): Promise<string> {
  const token = newToken();
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  await change(ctx, worldId, async ({ tx, now }) => {
    await tx.insert(loginAttempts).values({
      tokenHash: sha256(token),
      worldId,
      email,
      codeHash: sha256(`${token}:${code}`),
      triesLeft: TRIES,
      expiresAt: new Date(now.getTime() + CODE_MS),
    });
  });
  await ctx.sendMail({ worldId, to: email, ...otpMail(locale, code) });
  return token;
}

/** The log-in under way in this browser, unless it ran out. */
export async function currentLogin(ctx: Ctx, token: string | undefined): Promise<LoginAttempt | undefined> {
  if (!token) return undefined;
  const [attempt] = await ctx.db
    .select()
    .from(loginAttempts)
    .where(eq(loginAttempts.tokenHash, sha256(token)));
  if (!attempt) return undefined;
  const world = await findWorld(ctx.db, attempt.worldId);
  return world && attempt.expiresAt > worldTime(world) ? attempt : undefined;
}

export type Proof =
  | { kind: "signed_in"; sessionToken: string }
  | { kind: "name_needed" }
  | { kind: "wrong_code" }
  | { kind: "expired" };

/** Checks the code. A known person is signed in; an unknown one is asked for a name. Five wrong tries end it. */
export async function proveCode(ctx: Ctx, token: string | undefined, code: string): Promise<Proof> {
  const attempt = await currentLogin(ctx, token);
  if (!token || !attempt || attempt.triesLeft <= 0) return { kind: "expired" };
  return change(ctx, attempt.worldId, async (step) => {
    const { tx, world, now } = step;
    const [claimed] = await tx
      .update(loginAttempts)
      .set({ triesLeft: sql`${loginAttempts.triesLeft} - 1` })
      .where(eq(loginAttempts.tokenHash, attempt.tokenHash))
      .returning();
    if (!claimed || claimed.triesLeft < 0) return { kind: "expired" };
    if (claimed.codeHash !== sha256(`${token}:${code}`)) return { kind: "wrong_code" };
    const user = await findUser(tx, world.id, attempt.email);
    if (user) {
      await tx.delete(loginAttempts).where(eq(loginAttempts.tokenHash, attempt.tokenHash));
      return { kind: "signed_in", sessionToken: await openSession(step.tx, user, now) };
    }
    await tx
      .update(loginAttempts)
      .set({ provedAt: now })
      .where(eq(loginAttempts.tokenHash, attempt.tokenHash));
    return { kind: "name_needed" };
  });
}

/** Opens the account of a proved e-mail and signs the person in; null when the log-in ran out. */
export async function finishRegistration(
  ctx: Ctx,
  token: string | undefined,
  name: { firstName: string; lastName: string },
): Promise<string | null> {
  const attempt = await currentLogin(ctx, token);
  if (!attempt?.provedAt) return null;
  if (!name.firstName || !name.lastName) throw badRequest("First and last name are required", "firstName");
  return change(ctx, attempt.worldId, async (step) => {
    const user =
      (await findUser(step.tx, step.world.id, attempt.email)) ??
      (await register(step, { email: attempt.email, ...name }));
    await step.tx.delete(loginAttempts).where(eq(loginAttempts.tokenHash, attempt.tokenHash));
    return openSession(step.tx, user, step.now);
  });
}

async function openSession(tx: Tx, user: User, now: Date): Promise<string> {
  const token = newToken();
  await tx.insert(webSessions).values({ tokenHash: sha256(token), userId: user.id, createdAt: now });
  return token;
}

/** Who is signed in with this cookie. */
export async function signedInUser(ctx: Ctx, token: string | undefined): Promise<User | undefined> {
  if (!token) return undefined;
  const [session] = await ctx.db
    .select()
    .from(webSessions)
    .where(eq(webSessions.tokenHash, sha256(token)));
  return session ? findUserById(ctx.db, session.userId) : undefined;
}

export async function signOut(ctx: Ctx, token: string | undefined): Promise<void> {
  if (token) await ctx.db.delete(webSessions).where(eq(webSessions.tokenHash, sha256(token)));
}
