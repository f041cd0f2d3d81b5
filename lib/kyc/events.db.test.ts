import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sellers } from "@/db/schema";
import { MINUTE_MS, systemClock } from "@/lib/clock";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createOnboarding, ONBOARDING_OPTIONS as OPTIONS } from "@/support/onboarding";
import { applyVerification, changeAddress, proveAddress, reconcileVerification, resendVerification } from ".";

let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;
let at: ReturnType<typeof createOnboarding>;

beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(25), startLocalDhmad()]);
});
beforeEach(async () => {
  world = await dhmad.newWorld();
  at = createOnboarding(testDb, world);
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});

const later = (ms: number) => () => new Date(Date.now() + ms);

describe("resending and changing the address", () => {
  test("a resend waits five minutes, on the server too", async () => {
    const person = await at.newPerson();
    await at.start(person);
    const resend = (clock = systemClock) =>
      resendVerification(testDb.db, world.liveClient, person.id, { ...OPTIONS, clock });
    expect(await resend()).toMatchObject({ ok: false, error: { code: "rate_limited" } });
    expect(await resend(later(4 * MINUTE_MS))).toMatchObject({ ok: false });
    expect(await resend(later(5 * MINUTE_MS + 1000))).toEqual({ ok: true, data: { reached: true } });
    expect(await at.verificationsOf(person.email)).toHaveLength(1);
  });

  test("events of the old address do not approve the new one", async () => {
    const person = await at.newPerson();
    await at.start(person);
    const [old] = await at.verificationsOf(person.email);
    const dhmadEmail = `new-${person.email}`;
    const input = { dhmadEmail, consent: "on" } as const;
    await changeAddress(testDb.db, world.liveClient, person.id, input, OPTIONS);
    await proveAddress(testDb.db, world.liveClient, person.id, at.tokenFor(dhmadEmail), OPTIONS);
    await world.act("passDidit", { as: person.email, verificationId: old?.id });
    for (const event of await at.identityEvents())
      expect(await at.receive(event)).toEqual({ outcome: "ignored", userId: person.id });
    expect((await at.sellerOf(person)).screen).toBe("check_email");

    const [fresh] = await at.verificationsOf(dhmadEmail);
    await world.act("passDidit", { as: dhmadEmail, verificationId: fresh?.id });
    for (const event of await at.identityEvents()) await at.receive(event);
    expect((await at.sellerOf(person)).screen).toBe("approved");
    expect(await changeAddress(testDb.db, world.liveClient, person.id, input, OPTIONS)).toMatchObject({
      ok: false,
      error: { code: "conflict" },
    });
  });

  test("after a rejection the same address may try again, and the old rejection counts no more", async () => {
    const person = await at.newPerson();
    await at.start(person);
    const [old] = await at.verificationsOf(person.email);
    await world.act("failDidit", { as: person.email, verificationId: old?.id });
    const [rejection] = await at.identityEvents();
    if (!rejection) throw new Error("no event");
    expect(await at.receive(rejection)).toMatchObject({ outcome: "applied" });
    expect((await at.sellerOf(person)).screen).toBe("rejected");

    const input = { dhmadEmail: person.email, consent: "on" } as const;
    await changeAddress(testDb.db, await at.nobody(), person.id, input, OPTIONS);
    expect(await at.receive(rejection)).toMatchObject({ outcome: "ignored" });
    expect((await at.sellerOf(person)).screen).toBe("unreachable");
    await reconcileVerification(testDb.db, world.liveClient, person.id);
    expect((await at.sellerOf(person)).screen).toBe("check_email");
    expect(await at.receive(rejection)).toMatchObject({ outcome: "ignored" });
    expect(await at.verificationsOf(person.email)).toHaveLength(2);
  });
});

describe("events", () => {
  test("of nobody we know", async () => {
    const event = { id: "none", email: "x@souk.test", kyc_status: "approved" };
    expect(await at.receive({ ...event, external_user_id: "no uuid" })).toEqual({
      outcome: "unknown",
      userId: null,
    });
    expect(await at.receive({ ...event, external_user_id: crypto.randomUUID() })).toMatchObject({
      outcome: "unknown",
    });
  });

  test("a review by DHMAD's admins is seen by reading, and decided by event", async () => {
    const person = await at.newPerson();
    await at.start(person);
    const [{ id } = { id: "" }] = await at.verificationsOf(person.email);
    await world.act("reviewDidit", { as: person.email, verificationId: id });
    expect(await at.identityEvents()).toEqual([]);
    expect(await reconcileVerification(testDb.db, world.liveClient, person.id)).toMatchObject({ ok: true });
    expect((await at.sellerOf(person)).screen).toBe("in_review");
    await world.act("adminApproveKyc", { as: person.email, verificationId: id });
    for (const event of await at.identityEvents()) await at.receive(event);
    expect((await at.sellerOf(person)).screen).toBe("approved");
  });

  test("in any order, any of them twice, they end where DHMAD is", async () => {
    const person = await at.newPerson();
    await at.start(person);
    const [{ id } = { id: "" }] = await at.verificationsOf(person.email);
    await world.act("failDidit", { as: person.email, verificationId: id });
    await world.act("adminApproveKyc", { as: person.email, verificationId: id });
    await world.act("register", { as: person.email });
    const events = await at.identityEvents();
    expect(events.map(({ kyc_status }) => kyc_status)).toEqual(["rejected", "approved", "approved"]);
    const { seller: begun } = await at.sellerOf(person);

    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        async (order) => {
          const { userId, ...columns } = begun;
          await testDb.db.update(sellers).set(columns).where(eq(sellers.userId, userId));
          for (const event of order) {
            const { outcome } = await at.receive(event);
            if (outcome === "needs_read") await reconcileVerification(testDb.db, world.liveClient, person.id);
          }
          const { seller } = await at.sellerOf(person);
          expect(seller.kycStatus).toBe("approved");
          expect(seller.dhmadUserId).toBe(events.at(-1)?.linked_user_id);
        },
      ),
      { numRuns: 25 },
    );
  });

  test("an answer that another write overtook is not applied", async () => {
    const person = await at.newPerson();
    await at.start(person);
    const answer = await world.liveClient.getVerification(
      (await at.sellerOf(person)).seller.dhmadVerificationId ?? "",
    );
    if (!answer.ok) throw new Error("no answer");
    const { version } = (await at.sellerOf(person)).seller;
    await at.receive({ ...answer.data, kyc_status: "approved" });
    const stale = await testDb.db.transaction((tx) =>
      applyVerification(tx, answer.data, { readVersion: version }),
    );
    expect(stale.outcome).toBe("needs_read");
    expect((await at.sellerOf(person)).screen).toBe("approved");
  });

  test("words of DHMAD's that we do not know change nothing", async () => {
    const person = await at.newPerson();
    await at.start(person);
    const { seller } = await at.sellerOf(person);
    const event = { id: seller.dhmadVerificationId ?? "", email: person.email, external_user_id: person.id };
    expect(await at.receive({ ...event, kyc_status: "on_hold" })).toMatchObject({ outcome: "unchanged" });
    expect((await at.sellerOf(person)).screen).toBe("check_email");
  });
});
