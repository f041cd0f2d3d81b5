import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addressProofs, dhmadCalls, sellers } from "@/db/schema";
import { DAY_MS, HOUR_MS } from "@/lib/clock";
import type { Result } from "@/lib/result";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createOnboarding, ONBOARDING_OPTIONS as OPTIONS, type Person } from "@/support/onboarding";
import {
  changeAddress,
  mayDo,
  resendProof,
  resendVerification,
  SELLER_SCREENS,
  type Seller,
  type SellerAct,
  type SellerScreen,
} from ".";

let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;
let at: ReturnType<typeof createOnboarding>;

beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(), startLocalDhmad()]);
  world = await dhmad.newWorld();
  at = createOnboarding(testDb, world);
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});

const longAgo = new Date(Date.now() - HOUR_MS);
type Arrange = {
  seller?: Partial<Seller>;
  call?: Partial<typeof dhmadCalls.$inferInsert>;
  proof?: Partial<typeof addressProofs.$inferInsert>;
};

/** How a row looks on each screen, an hour after whatever was mailed. `start` is no row at all. */
const ROWS: Record<Exclude<SellerScreen, "start">, Arrange> = {
  refused: { call: { state: "refused" } },
  prove_email: { proof: {} },
  proof_not_sent: { proof: { sentAt: null } },
  proof_expired: { proof: { expiresAt: longAgo } },
  contacting: { call: { state: "sent", sentAt: new Date() } },
  unreachable: { call: { state: "unknown" } },
  check_email: {
    seller: { kycStatus: "pending", verificationEmailSent: true, verificationEmailSentAt: longAgo },
  },
  email_not_sent: { seller: { kycStatus: "pending" } },
  in_review: { seller: { kycStatus: "pending", needsAdminReview: true } },
  expired: { seller: { kycStatus: "pending", verificationExpiresAt: longAgo } },
  rejected: { seller: { kycStatus: "rejected" } },
  withdrawn: { seller: { kycStatus: "rejected", approvedAt: longAgo } },
  approved: { seller: { kycStatus: "approved", approvedAt: longAgo } },
};

async function personOn(screen: Exclude<SellerScreen, "start">): Promise<Person> {
  const { seller = {}, call, proof } = ROWS[screen];
  const person = await at.newPerson();
  const { id: userId, handle } = person;
  const email = `other-${person.email}`;
  const consent = { consentAt: longAgo, consentVersion: "test" };
  await testDb.db
    .insert(sellers)
    .values({ userId, name: "P", handle, dhmadEmail: email, ...consent, ...seller });
  const body = { email, external_user_id: userId, redirect_url: OPTIONS.appUrl, metadata: {} };
  const request = { body, supersedes: null };
  if (call)
    await testDb.db.insert(dhmadCalls).values({ operation: "create_verification", userId, request, ...call });
  const waiting = { userId, email, tokenHash: "none", sentAt: longAgo, createdAt: longAgo };
  const expiresAt = new Date(longAgo.getTime() + DAY_MS);
  if (proof) await testDb.db.insert(addressProofs).values({ ...waiting, expiresAt, ...proof });
  expect((await at.sellerOf(person)).screen).toBe(screen);
  return person;
}

/** Each act that is a command, and the screens that may follow where it is allowed. */
const COMMANDS: {
  act: SellerAct;
  also?: SellerAct;
  run: (person: Person) => Promise<Result<unknown>>;
  leadsTo: SellerScreen;
}[] = [
  {
    act: "change_address",
    also: "start_again",
    run: (person) =>
      changeAddress(
        testDb.db,
        world.liveClient,
        person.id,
        { dhmadEmail: person.email, consent: "on" },
        OPTIONS,
      ),
    leadsTo: "check_email",
  },
  {
    act: "resend",
    run: (person) => resendVerification(testDb.db, world.liveClient, person.id, OPTIONS),
    leadsTo: "check_email",
  },
  {
    act: "resend_proof",
    run: (person) => resendProof(testDb.db, world.liveClient, person.id, OPTIONS),
    leadsTo: "prove_email",
  },
];

const screens = Object.keys(SELLER_SCREENS).filter((name) => name !== "start") as Exclude<
  SellerScreen,
  "start"
>[];

describe.each(COMMANDS)("$act", ({ act, also, run, leadsTo }) => {
  test.each(screens)("on the screen %s", async (screen) => {
    const allowed = mayDo(screen, act) || (also !== undefined && mayDo(screen, also));
    const person = await personOn(screen);
    const [before] = await testDb.db.select().from(sellers).where(eq(sellers.userId, person.id));
    const result = await run(person);
    if (allowed) {
      expect(result).toMatchObject({ ok: true });
      expect((await at.sellerOf(person)).screen).toBe(leadsTo);
    } else {
      expect(result).toMatchObject({ ok: false, error: { code: "conflict" } });
      const [after] = await testDb.db.select().from(sellers).where(eq(sellers.userId, person.id));
      expect(after).toEqual(before);
      expect((await at.sellerOf(person)).screen).toBe(screen);
    }
  });

  test("by somebody who is no seller", async () => {
    expect(await run(await at.newPerson())).toMatchObject({ ok: false, error: { code: "not_found" } });
  });
});
