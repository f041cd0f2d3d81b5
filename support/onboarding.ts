import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { dhmadCalls, users } from "@/db/schema";
import { type Clock, systemClock } from "@/lib/clock";
import { createDhmadClient, type DhmadClient, dhmadVerificationEvent } from "@/lib/dhmad";
import { applyVerification, getSeller, sellerScreen, startVerification } from "@/lib/kyc";
import type { Mail } from "@/lib/mail";
import { freePort } from "@/scripts/lib/ports";
import type { TestDb } from "./db";
import { type DhmadWorld, eventsOf } from "./local-dhmad";

export type Person = { id: string; email: string; handle: string };

/** What went out by our own mail, newest last. */
export const mailed: Mail[] = [];

export const ONBOARDING_OPTIONS = {
  appUrl: "http://localhost:3000",
  locale: "fr",
  send: async (mail: Mail) => void mailed.push(mail),
} as const;

/** People on their way to selling, between our database and one world of the local DHMAD. */
export function createOnboarding({ db }: TestDb, world: DhmadWorld) {
  const identity = (event: { type: string }) => event.type.startsWith("identity.");
  return {
    newPerson: async (domain = "souk.test"): Promise<Person> => {
      const tag = randomBytes(4).toString("hex");
      const email = `person-${tag}@${domain}`;
      const [user] = await db.insert(users).values({ email }).returning({ id: users.id });
      if (!user) throw new Error("no user");
      return { id: user.id, email, handle: `p-${tag}` };
    },

    start: (person: Person, client: DhmadClient = world.liveClient, dhmadEmail = person.email) =>
      startVerification(
        db,
        client,
        person.id,
        { name: "Poterie", handle: person.handle, dhmadEmail, consent: "on" },
        ONBOARDING_OPTIONS,
      ),

    sellerOf: async (person: Person, clock: Clock = systemClock) => {
      const known = await getSeller(db, person.id);
      if (!known) throw new Error("no seller");
      return { ...known, screen: sellerScreen(known, clock()) };
    },

    /** The token of the newest link that was mailed to an address. */
    tokenFor: (email: string): string => {
      const mail = mailed.findLast(({ to }) => to === email);
      const token = /token=([0-9a-f]{64})/.exec(mail?.text ?? "")?.[1];
      if (!token) throw new Error(`no link was mailed to ${email}`);
      return token;
    },

    callsOf: (person: Person) =>
      db
        .select({ state: dhmadCalls.state, errorCode: dhmadCalls.errorCode })
        .from(dhmadCalls)
        .where(and(eq(dhmadCalls.userId, person.id), eq(dhmadCalls.operation, "create_verification")))
        .orderBy(dhmadCalls.createdAt),

    /** What DHMAD has for an address. */
    verificationsOf: async (email: string) => {
      const all = (await world.state()).verifications as { id: string; email: string }[];
      return all.filter((verification) => verification.email === email);
    },

    /** The identity events of this world, oldest first. */
    identityEvents: async () =>
      eventsOf(await world.state())
        .filter(identity)
        .map(({ data }) => dhmadVerificationEvent.parse(data)),

    /** Takes an event as the webhook's route does. */
    receive: (event: Parameters<typeof applyVerification>[1]) =>
      db.transaction((tx) => applyVerification(tx, event, "webhook")),

    /** A client at an address where nobody listens. */
    nobody: async () =>
      createDhmadClient({ baseUrl: `http://127.0.0.1:${await freePort()}/api/v1`, apiKey: world.apiKey }),
  };
}
