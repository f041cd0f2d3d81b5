import { and, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { notifications, rateLimits, users } from "@/db/schema";
import type { Person } from "@/db/seed/people";
import { systemClock } from "@/lib/clock";
import { processInbox } from "@/lib/inbox";
import { readNotificationsAt, tellOrderEvents } from "@/lib/notifications";
import { type CheckoutAction, returnFromCheckout, startCheckout } from "@/lib/orders";
import type { LocalWorld } from "./dhmad";

/** What the steps of the history work with. */
export type Stage = { db: Db; world: LocalWorld; idOf: (person: Person) => string };

const LIMITED = ["dhmad-orders", "questions", "answers", "favorites"];

export async function createStage(db: Db, world: LocalWorld, people: readonly Person[]): Promise<Stage> {
  const emails = people.map(({ email }) => email);
  const found = await db
    .select({ id: users.id, email: users.email })
    .from(users)
    .where(inArray(users.email, emails));
  const ids = new Map(found.map(({ id, email }) => [email, id]));
  return {
    db,
    world,
    idOf: ({ email }) => {
      const id = ids.get(email);
      if (!id) throw new Error(`${email} is not among the people of the demo data`);
      return id;
    },
  };
}

/** Makes an account at DHMAD under the person's own name; who has one keeps it. */
export async function register({ world }: Stage, { email, name }: Person): Promise<void> {
  const [firstName = name, ...rest] = name.split(" ");
  await world.act("register", { as: email, firstName, lastName: rest.join(" ") || firstName }, [409]);
}

/** Leads this person through one of DHMAD's checkouts, as the site and the browser do, and back. */
export async function checkout(
  { db, world, idOf }: Stage,
  person: Person,
  orderId: string,
  action: CheckoutAction,
  typed: Record<string, unknown> = {},
): Promise<void> {
  const userId = idOf(person);
  await rested(db, userId);
  const started = await startCheckout(db, world.client, userId, orderId, action, world.appUrl);
  if (!started.ok || started.data.kind !== "redirect")
    throw new Error(
      `${person.email} could not ${action}: ${started.ok ? "under way" : started.error.message}`,
    );
  const sessionId = new URL(started.data.url).pathname.split("/").at(-1) ?? "";
  await world.act("finishSession", {
    as: person.email,
    sessionId,
    topUp: true,
    signature: person.name,
    ...typed,
  });
  if (!(await returnFromCheckout(db, world.client, userId, sessionId)))
    throw new Error(`${person.email} came back from another one's checkout`);
}

/** Limits keep to real time, in which months pass in seconds here: what was counted "a minute ago" is long over. */
export async function rested(db: Db, userId: string): Promise<void> {
  const keys = LIMITED.map((name) => `${name}:${userId}`);
  await db.delete(rateLimits).where(inArray(rateLimits.key, keys));
}

/**
 * What the worker would have done by now: events that came too early, notifications. The people were there when it
 * happened, so that they have read of it and no mail goes out today about what was months ago.
 */
export async function catchUp({ db, world, idOf }: Stage, people: readonly Person[]): Promise<void> {
  await world.idle();
  const now = systemClock();
  await processInbox(db, world.client, now, async () => true);
  await tellOrderEvents(db, now);
  const unread = await db
    .selectDistinct({ userId: notifications.userId, path: notifications.path })
    .from(notifications)
    .where(and(inArray(notifications.userId, people.map(idOf)), isNull(notifications.readAt)));
  for (const { userId, path } of unread) await readNotificationsAt(db, userId, path, now);
}

export const first = <T>(rows: T[], what: string): T => {
  const [row] = rows;
  if (!row) throw new Error(`${what} is not there`);
  return row;
};
