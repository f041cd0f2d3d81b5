import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dhmadCalls, sellers, users } from "@/db/schema";
import { MINUTE_MS, systemClock } from "@/lib/clock";
import { createDhmadClient, type DhmadClient, dhmadVerificationEvent } from "@/lib/dhmad";
import { freePort } from "@/scripts/lib/ports";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, eventsOf, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import {
  applyVerification,
  changeAddress,
  getSeller,
  listVerificationsToReconcile,
  reconcileVerification,
  resendVerification,
  sellerScreen,
  startVerification,
} from ".";

let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;

beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(25), startLocalDhmad()]);
});
beforeEach(async () => {
  world = await dhmad.newWorld();
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});

const OPTIONS = { appUrl: "http://localhost:3000", locale: "fr" } as const;
const later = (ms: number) => () => new Date(Date.now() + ms);

type Person = { id: string; email: string; handle: string };

async function newPerson(domain = "souk.test"): Promise<Person> {
  const tag = randomBytes(4).toString("hex");
  const email = `person-${tag}@${domain}`;
  const [user] = await testDb.db.insert(users).values({ email }).returning({ id: users.id });
  if (!user) throw new Error("no user");
  return { id: user.id, email, handle: `p-${tag}` };
}

const start = (person: Person, client: DhmadClient = world.liveClient, dhmadEmail = person.email) =>
  startVerification(
    testDb.db,
    client,
    person.id,
    { name: "Poterie", handle: person.handle, dhmadEmail, consent: "on" },
    OPTIONS,
  );

async function sellerOf(person: Person) {
  const known = await getSeller(testDb.db, person.id);
  if (!known) throw new Error("no seller");
  return { ...known, screen: sellerScreen(known.seller, known.call, systemClock()) };
}

const callsOf = (person: Person) =>
  testDb.db
    .select({ state: dhmadCalls.state, errorCode: dhmadCalls.errorCode })
    .from(dhmadCalls)
    .where(and(eq(dhmadCalls.userId, person.id), eq(dhmadCalls.operation, "create_verification")))
    .orderBy(dhmadCalls.createdAt);

async function verificationsOf(email: string) {
  const all = (await world.state()).verifications as { id: string; email: string }[];
  return all.filter((verification) => verification.email === email);
}

const fault = (effect: Record<string, unknown>) =>
  world.control("/faults", { api: { path: "/identity-verifications", ...effect } });

/** The events about these people, as DHMAD emitted them. */
async function identityEvents() {
  return eventsOf(await world.state())
    .filter(({ type }) => type.startsWith("identity."))
    .map(({ data }) => dhmadVerificationEvent.parse(data));
}

const receive = (event: Parameters<typeof applyVerification>[1]) =>
  testDb.db.transaction((tx) => applyVerification(tx, event, "webhook"));

/** A client at an address where nobody listens. */
const nobody = async () =>
  createDhmadClient({ baseUrl: `http://127.0.0.1:${await freePort()}/api/v1`, apiKey: world.apiKey });

describe("startVerification", () => {
  test("asks DHMAD, keeps the consent, and waits for the person's mail", async () => {
    const person = await newPerson();
    expect(await start(person)).toEqual({ ok: true, data: { reached: true } });
    const { seller, screen } = await sellerOf(person);
    expect(seller).toMatchObject({
      kycStatus: "pending",
      dhmadEmail: person.email,
      verificationEmailSent: true,
      verificationMessage: null,
      consentVersion: expect.stringMatching(/^kyc-/),
    });
    expect(seller.dhmadVerificationId).toBeTruthy();
    expect(screen).toBe("check_email");
    expect(await callsOf(person)).toEqual([{ state: "succeeded", errorCode: null }]);
  });

  test("with a sandbox key the person is approved at once", async () => {
    const person = await newPerson();
    await start(person, world.client);
    const { seller, screen } = await sellerOf(person);
    expect(seller.approvedAt).not.toBeNull();
    expect(screen).toBe("approved");
  });

  test("an address that DHMAD has verified already (409) is approved at once", async () => {
    await fault({ effect: "status", status: 409, body: { error: "Conflict", user_exists: true } });
    const person = await newPerson();
    expect(await start(person)).toMatchObject({ ok: true });
    expect(await sellerOf(person)).toMatchObject({
      screen: "approved",
      seller: { dhmadVerificationId: null },
    });
    // An invitation that nobody followed takes nothing away.
    await world.liveClient.createVerification({
      email: person.email,
      external_user_id: person.id,
      redirect_url: `${OPTIONS.appUrl}/onboarding/kyc-done`,
    });
    const [old] = await verificationsOf(person.email);
    const event = { id: old?.id ?? "", email: person.email, external_user_id: person.id };
    expect(await receive({ ...event, kyc_status: "pending" })).toMatchObject({ outcome: "ignored" });
    expect((await sellerOf(person)).screen).toBe("approved");
  });

  test("a refused address is told at its field in DHMAD's words, and another one may follow", async () => {
    const person = await newPerson("mailinator.com");
    const refused = await start(person);
    expect(refused).toMatchObject({ ok: false, error: { code: "refused_by_dhmad" } });
    expect(refused.ok ? null : refused.error.fields?.dhmadEmail).toEqual([
      "This email domain is not accepted",
    ]);
    expect((await sellerOf(person)).screen).toBe("refused");

    expect(await start(person, world.liveClient, `${person.handle}@souk.test`)).toMatchObject({ ok: true });
    expect((await sellerOf(person)).screen).toBe("check_email");
    expect(await callsOf(person)).toMatchObject([{ state: "refused" }, { state: "succeeded" }]);
  });

  test("what is ours to mend is not blamed on the address", async () => {
    await fault({ effect: "status", status: 401, body: { error: "Unauthorized", message: "Wrong key" } });
    const refused = await start(await newPerson());
    expect(refused).toEqual({
      ok: false,
      error: { code: "refused_by_dhmad", message: "verificationRefused" },
    });
  });

  test("a mail that did not go out shows DHMAD's message; asking again sends it", async () => {
    await world.control("/faults", { mail: { effect: "fail" } });
    const person = await newPerson();
    await start(person);
    const { seller, screen } = await sellerOf(person);
    expect(screen).toBe("email_not_sent");
    expect(seller.verificationMessage).toBe(
      "The verification email could not be sent. Please retry with the same email.",
    );
    expect(await resendVerification(testDb.db, world.liveClient, person.id, OPTIONS)).toMatchObject({
      ok: true,
    });
    expect((await sellerOf(person)).screen).toBe("check_email");
    expect(await verificationsOf(person.email)).toHaveLength(1);
  });

  test("twenty presses at once: one seller, one attempt, one verification", async () => {
    const person = await newPerson();
    const results = await Promise.all(Array.from({ length: 20 }, () => start(person)));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await callsOf(person)).toEqual([{ state: "succeeded", errorCode: null }]);
    expect(await verificationsOf(person.email)).toHaveLength(1);
  });

  test("a handle or an address of another seller's is refused before DHMAD is asked", async () => {
    const first = await newPerson();
    await start(first);
    const second = await newPerson();
    expect(await start({ ...second, handle: first.handle })).toMatchObject({
      ok: false,
      error: { code: "conflict", fields: { handle: ["handleTaken"] } },
    });
    expect(await start(second, world.liveClient, first.email)).toMatchObject({
      ok: false,
      error: { code: "conflict", fields: { dhmadEmail: ["dhmadEmailTaken"] } },
    });
    expect(await callsOf(second)).toEqual([]);
  });

  test("ten requests an hour, then no more", async () => {
    const person = await newPerson();
    await start(person);
    const change = (n: number) =>
      changeAddress(
        testDb.db,
        world.liveClient,
        person.id,
        { dhmadEmail: `${person.handle}-${n}@souk.test`, consent: "on" },
        OPTIONS,
      );
    for (let n = 1; n <= 9; n += 1) expect(await change(n)).toMatchObject({ ok: true });
    expect(await change(10)).toMatchObject({ ok: false, error: { code: "rate_limited" } });
  });
});

describe("what is lost on the way", () => {
  test("DHMAD cannot be reached: the intent stays, and the reconciler sends it", async () => {
    const person = await newPerson();
    expect(await start(person, await nobody())).toEqual({ ok: true, data: { reached: false } });
    expect((await sellerOf(person)).screen).toBe("unreachable");
    expect(await callsOf(person)).toEqual([{ state: "intended", errorCode: null }]);
    expect(await listVerificationsToReconcile(testDb.db, later(MINUTE_MS)(), 50)).toContain(person.id);
    expect(await reconcileVerification(testDb.db, await nobody(), person.id)).toMatchObject({
      ok: false,
      error: { code: "dhmad_unreachable" },
    });
    expect(await reconcileVerification(testDb.db, world.liveClient, person.id)).toEqual({
      ok: true,
      data: "sent",
    });
    expect((await sellerOf(person)).screen).toBe("check_email");
  });

  test.each(["dropBefore", "dropAfter"])(
    "the answer is lost (%s): one verification in the end",
    async (effect) => {
      await fault({ effect });
      const person = await newPerson();
      expect(await start(person)).toEqual({ ok: true, data: { reached: false } });
      expect((await sellerOf(person)).screen).toBe("unreachable");
      expect(await callsOf(person)).toEqual([{ state: "unknown", errorCode: null }]);
      expect(await reconcileVerification(testDb.db, world.liveClient, person.id)).toMatchObject({ ok: true });
      expect((await sellerOf(person)).screen).toBe("check_email");
      expect(await callsOf(person)).toEqual([{ state: "succeeded", errorCode: null }]);
      expect(await verificationsOf(person.email)).toHaveLength(1);
    },
  );

  test("a crash between commit and call, and one between call and answer", async () => {
    for (const when of ["before", "after"] as const) {
      const person = await newPerson();
      const crash = async () => {
        if (when === "after")
          await world.liveClient.createVerification({
            email: person.email,
            external_user_id: person.id,
            redirect_url: `${OPTIONS.appUrl}/onboarding/kyc-done`,
          });
        throw new Error("crash");
      };
      await expect(start(person, { ...world.liveClient, createVerification: crash })).rejects.toThrow(
        "crash",
      );
      expect(await callsOf(person)).toEqual([{ state: "sent", errorCode: null }]);
      // It may still be on its way: nobody else sends it.
      expect(await reconcileVerification(testDb.db, world.liveClient, person.id)).toMatchObject({
        ok: false,
        error: { code: "conflict" },
      });
      const clock = later(2 * MINUTE_MS);
      expect(await reconcileVerification(testDb.db, world.liveClient, person.id, clock)).toMatchObject({
        ok: true,
      });
      expect((await sellerOf(person)).screen).toBe("check_email");
      expect(await verificationsOf(person.email)).toHaveLength(1);
    }
  });

  test("a webhook that is faster than the answer is not overwritten by it", async () => {
    const person = await newPerson();
    const answerLate: DhmadClient["createVerification"] = async (input) => {
      const answer = await world.liveClient.createVerification(input);
      if (!answer.ok) return answer;
      await world.act("passDidit", { as: person.email, verificationId: answer.data.id });
      for (const event of await identityEvents()) await receive(event);
      return answer;
    };
    expect(await start(person, { ...world.liveClient, createVerification: answerLate })).toMatchObject({
      ok: true,
    });
    expect((await sellerOf(person)).screen).toBe("approved");
    expect(await callsOf(person)).toEqual([{ state: "succeeded", errorCode: null }]);
  });
});

describe("resending and changing the address", () => {
  test("a resend waits five minutes, on the server too", async () => {
    const person = await newPerson();
    await start(person);
    const resend = (clock = systemClock) =>
      resendVerification(testDb.db, world.liveClient, person.id, { ...OPTIONS, clock });
    expect(await resend()).toMatchObject({ ok: false, error: { code: "rate_limited" } });
    expect(await resend(later(4 * MINUTE_MS))).toMatchObject({ ok: false });
    expect(await resend(later(5 * MINUTE_MS + 1000))).toEqual({ ok: true, data: { reached: true } });
    expect(await verificationsOf(person.email)).toHaveLength(1);
  });

  test("events of the old address do not approve the new one", async () => {
    const person = await newPerson();
    await start(person);
    const [old] = await verificationsOf(person.email);
    const dhmadEmail = `new-${person.email}`;
    const input = { dhmadEmail, consent: "on" } as const;
    await changeAddress(testDb.db, world.liveClient, person.id, input, OPTIONS);
    await world.act("passDidit", { as: person.email, verificationId: old?.id });
    for (const event of await identityEvents())
      expect(await receive(event)).toEqual({ outcome: "ignored", userId: person.id });
    expect((await sellerOf(person)).screen).toBe("check_email");

    const [fresh] = await verificationsOf(dhmadEmail);
    await world.act("passDidit", { as: dhmadEmail, verificationId: fresh?.id });
    for (const event of await identityEvents()) await receive(event);
    expect((await sellerOf(person)).screen).toBe("approved");
    expect(await changeAddress(testDb.db, world.liveClient, person.id, input, OPTIONS)).toMatchObject({
      ok: false,
      error: { code: "conflict" },
    });
  });

  test("after a rejection the same address may try again, and the old rejection counts no more", async () => {
    const person = await newPerson();
    await start(person);
    const [old] = await verificationsOf(person.email);
    await world.act("failDidit", { as: person.email, verificationId: old?.id });
    const [rejection] = await identityEvents();
    if (!rejection) throw new Error("no event");
    expect(await receive(rejection)).toMatchObject({ outcome: "applied" });
    expect((await sellerOf(person)).screen).toBe("rejected");

    const input = { dhmadEmail: person.email, consent: "on" } as const;
    await changeAddress(testDb.db, await nobody(), person.id, input, OPTIONS);
    expect(await receive(rejection)).toMatchObject({ outcome: "ignored" });
    expect((await sellerOf(person)).screen).toBe("unreachable");
    await reconcileVerification(testDb.db, world.liveClient, person.id);
    expect((await sellerOf(person)).screen).toBe("check_email");
    expect(await receive(rejection)).toMatchObject({ outcome: "ignored" });
    expect(await verificationsOf(person.email)).toHaveLength(2);
  });
});

describe("events", () => {
  test("of nobody we know", async () => {
    const event = { id: "none", email: "x@souk.test", kyc_status: "approved" };
    expect(await receive({ ...event, external_user_id: "no uuid" })).toEqual({
      outcome: "unknown",
      userId: null,
    });
    expect(await receive({ ...event, external_user_id: crypto.randomUUID() })).toMatchObject({
      outcome: "unknown",
    });
  });

  test("a review by DHMAD's admins is seen by reading, and decided by event", async () => {
    const person = await newPerson();
    await start(person);
    const [{ id } = { id: "" }] = await verificationsOf(person.email);
    await world.act("reviewDidit", { as: person.email, verificationId: id });
    expect(await identityEvents()).toEqual([]);
    expect(await reconcileVerification(testDb.db, world.liveClient, person.id)).toMatchObject({ ok: true });
    expect((await sellerOf(person)).screen).toBe("in_review");
    await world.act("adminApproveKyc", { as: person.email, verificationId: id });
    for (const event of await identityEvents()) await receive(event);
    expect((await sellerOf(person)).screen).toBe("approved");
  });

  test("in any order, any of them twice, they end where DHMAD is", async () => {
    const person = await newPerson();
    await start(person);
    const [{ id } = { id: "" }] = await verificationsOf(person.email);
    await world.act("failDidit", { as: person.email, verificationId: id });
    await world.act("adminApproveKyc", { as: person.email, verificationId: id });
    await world.act("register", { as: person.email });
    const events = await identityEvents();
    expect(events.map(({ kyc_status }) => kyc_status)).toEqual(["rejected", "approved", "approved"]);
    const { seller: begun } = await sellerOf(person);

    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        async (order) => {
          const { userId, ...columns } = begun;
          await testDb.db.update(sellers).set(columns).where(eq(sellers.userId, userId));
          for (const event of order) {
            const { outcome } = await receive(event);
            if (outcome === "needs_read") await reconcileVerification(testDb.db, world.liveClient, person.id);
          }
          const { seller } = await sellerOf(person);
          expect(seller.kycStatus).toBe("approved");
          expect(seller.dhmadUserId).toBe(events.at(-1)?.linked_user_id);
        },
      ),
      { numRuns: 25 },
    );
  });

  test("an answer that another write overtook is not applied", async () => {
    const person = await newPerson();
    await start(person);
    const answer = await world.liveClient.getVerification(
      (await sellerOf(person)).seller.dhmadVerificationId ?? "",
    );
    if (!answer.ok) throw new Error("no answer");
    const { version } = (await sellerOf(person)).seller;
    await receive({ ...answer.data, kyc_status: "approved" });
    const stale = await testDb.db.transaction((tx) =>
      applyVerification(tx, answer.data, { readVersion: version }),
    );
    expect(stale.outcome).toBe("needs_read");
    expect((await sellerOf(person)).screen).toBe("approved");
  });

  test("words of DHMAD's that we do not know change nothing", async () => {
    const person = await newPerson();
    await start(person);
    const { seller } = await sellerOf(person);
    const event = { id: seller.dhmadVerificationId ?? "", email: person.email, external_user_id: person.id };
    expect(await receive({ ...event, kyc_status: "on_hold" })).toMatchObject({ outcome: "unchanged" });
    expect((await sellerOf(person)).screen).toBe("check_email");
  });
});
