import { and, eq } from "drizzle-orm";
import type { Reader } from "../../db/client";
import { users } from "../../db/schema/index";
import type { Step } from "../context";
import { newId } from "../ids";
import { linkApproved, lockPerson, newestVerification } from "../kyc/link";
import { EXTERNAL, post, wallet } from "../ledger";
import { badRequest, conflict } from "../refusal";

export type User = typeof users.$inferSelect;

const MAX_TOP_UP = 10_000_000;

export async function findUser(reader: Reader, worldId: string, email: string): Promise<User | undefined> {
  const [user] = await reader
    .select()
    .from(users)
    .where(and(eq(users.worldId, worldId), eq(users.email, email)));
  return user;
}

export async function findUserById(reader: Reader, id: string): Promise<User | undefined> {
  const [user] = await reader.select().from(users).where(eq(users.id, id));
  return user;
}

/**
 * Opens an account for a proved e-mail. An approved verification of that e-mail is linked at once
 * (dhmad-api.md §3: "later the person registers with the same email").
 */
export async function register(
  step: Step,
  person: { email: string; firstName: string; lastName: string },
): Promise<User> {
  const { tx, world, now } = step;
  await lockPerson(step, person.email);
  const verification = await newestVerification(tx, world.id, person.email);
  const [user] = await tx
    .insert(users)
    .values({
      id: newId(now),
      worldId: world.id,
      ...person,
      kycStatus: verification?.kycStatus ?? null,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (!user) throw conflict("An account with this email exists already", {}, "user_exists");
  await linkApproved(step, user);
  return user;
}

/** The account of an e-mail, opened with a name made from the address when there is none. */
export async function ensureUser(step: Step, email: string): Promise<User> {
  const existing = await findUser(step.tx, step.world.id, email);
  if (existing) return existing;
  const name = email.split("@")[0] ?? "x";
  const firstName = name.charAt(0).toUpperCase() + name.slice(1);
  return register(step, { email, firstName, lastName: "Test" });
}

/** Puts money from outside into a person's wallet. Millimes; at most 10 000 TND at a time. */
export async function topUp(step: Step, user: User, amount: number): Promise<void> {
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > MAX_TOP_UP) {
    throw badRequest("amount must be between 0.001 and 10000 TND", "amount", "bad_amount");
  }
  await post(step, [{ from: EXTERNAL, to: wallet(user.id), amount, kind: "top_up" }]);
}
