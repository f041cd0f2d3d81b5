import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { MINUTE_MS } from "@/lib/clock";
import type { DhmadClient } from "@/lib/dhmad";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createOnboarding, ONBOARDING_OPTIONS as OPTIONS } from "@/support/onboarding";
import { holdClock } from "@/support/still-clock";
import {
  changeAddress,
  listVerificationsToReconcile,
  proveAddress,
  reconcileVerification,
  resendVerification,
} from ".";

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

const fault = (effect: Record<string, unknown>) =>
  world.control("/faults", { api: { path: "/identity-verifications", ...effect } });

describe("startVerification", () => {
  test("asks DHMAD, keeps the consent, and waits for the person's mail", async () => {
    const person = await at.newPerson();
    expect(await at.start(person)).toEqual({ ok: true, data: { reached: true } });
    const { seller, screen } = await at.sellerOf(person);
    expect(seller).toMatchObject({
      kycStatus: "pending",
      dhmadEmail: person.email,
      verificationEmailSent: true,
      verificationMessage: null,
      consentVersion: expect.stringMatching(/^kyc-/),
    });
    expect(seller.dhmadVerificationId).toBeTruthy();
    expect(screen).toBe("check_email");
    expect(await at.callsOf(person)).toEqual([{ state: "succeeded", errorCode: null }]);
  });

  test("with a sandbox key the person is approved at once", async () => {
    const person = await at.newPerson();
    await at.start(person, world.client);
    const { seller, screen } = await at.sellerOf(person);
    expect(seller.approvedAt).not.toBeNull();
    expect(screen).toBe("approved");
  });

  test("an address that DHMAD has verified already (409) is approved at once", async () => {
    await fault({ effect: "status", status: 409, body: { error: "Conflict", user_exists: true } });
    const person = await at.newPerson();
    expect(await at.start(person)).toMatchObject({ ok: true });
    expect(await at.sellerOf(person)).toMatchObject({
      screen: "approved",
      seller: { dhmadVerificationId: null },
    });
    // An invitation that nobody followed takes nothing away.
    await world.liveClient.createVerification({
      email: person.email,
      external_user_id: person.id,
      redirect_url: `${OPTIONS.appUrl}/onboarding/kyc-done`,
    });
    const [old] = await at.verificationsOf(person.email);
    const event = { id: old?.id ?? "", email: person.email, external_user_id: person.id };
    expect(await at.receive({ ...event, kyc_status: "pending" })).toMatchObject({ outcome: "ignored" });
    expect((await at.sellerOf(person)).screen).toBe("approved");
  });

  test("a refused address is told at its field in DHMAD's words, and another one may follow", async () => {
    const person = await at.newPerson("mailinator.com");
    const refused = await at.start(person);
    expect(refused).toMatchObject({ ok: false, error: { code: "refused_by_dhmad" } });
    expect(refused.ok ? null : refused.error.fields?.dhmadEmail).toEqual([
      "This email domain is not accepted",
    ]);
    expect((await at.sellerOf(person)).screen).toBe("refused");

    const other = `${person.handle}@souk.test`;
    expect(await at.start(person, world.liveClient, other)).toMatchObject({ ok: true });
    expect((await at.sellerOf(person)).screen).toBe("prove_email");
    await proveAddress(testDb.db, world.liveClient, person.id, at.tokenFor(other), OPTIONS);
    expect((await at.sellerOf(person)).screen).toBe("check_email");
    expect(await at.callsOf(person)).toMatchObject([{ state: "refused" }, { state: "succeeded" }]);
  });

  test("what is ours to mend is not blamed on the address", async () => {
    await fault({ effect: "status", status: 401, body: { error: "Unauthorized", message: "Wrong key" } });
    const refused = await at.start(await at.newPerson());
    expect(refused).toEqual({
      ok: false,
      error: { code: "refused_by_dhmad", message: "verificationRefused" },
    });
  });

  test("a mail that did not go out shows DHMAD's message; asking again sends it", async () => {
    await world.control("/faults", { mail: { effect: "fail" } });
    const person = await at.newPerson();
    await at.start(person);
    const { seller, screen } = await at.sellerOf(person);
    expect(screen).toBe("email_not_sent");
    expect(seller.verificationMessage).toBe(
      "The verification email could not be sent. Please retry with the same email.",
    );
    expect(await resendVerification(testDb.db, world.liveClient, person.id, OPTIONS)).toMatchObject({
      ok: true,
    });
    expect((await at.sellerOf(person)).screen).toBe("check_email");
    expect(await at.verificationsOf(person.email)).toHaveLength(1);
  });

  test("twenty presses at once: one seller, one attempt, one verification", async () => {
    const person = await at.newPerson();
    const results = await Promise.all(Array.from({ length: 20 }, () => at.start(person)));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await at.callsOf(person)).toEqual([{ state: "succeeded", errorCode: null }]);
    expect(await at.verificationsOf(person.email)).toHaveLength(1);
  });

  test("a handle or an address of another seller's is refused before DHMAD is asked", async () => {
    const first = await at.newPerson();
    await at.start(first);
    const second = await at.newPerson();
    expect(await at.start({ ...second, handle: first.handle })).toMatchObject({
      ok: false,
      error: { code: "conflict", fields: { handle: ["handleTaken"] } },
    });
    expect(await at.start(second, world.liveClient, first.email)).toMatchObject({
      ok: false,
      error: { code: "conflict", fields: { dhmadEmail: ["dhmadEmailTaken"] } },
    });
    expect(await at.callsOf(second)).toEqual([]);
  });

  test("ten requests an hour, then no more", async () => {
    holdClock();
    const person = await at.newPerson();
    await at.start(person);
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
    const person = await at.newPerson();
    expect(await at.start(person, await at.nobody())).toEqual({ ok: true, data: { reached: false } });
    expect((await at.sellerOf(person)).screen).toBe("unreachable");
    expect(await at.callsOf(person)).toEqual([{ state: "intended", errorCode: null }]);
    expect(await listVerificationsToReconcile(testDb.db, later(MINUTE_MS)(), 50)).toContain(person.id);
    expect(await reconcileVerification(testDb.db, await at.nobody(), person.id)).toMatchObject({
      ok: false,
      error: { code: "dhmad_unreachable" },
    });
    expect(await reconcileVerification(testDb.db, world.liveClient, person.id)).toEqual({
      ok: true,
      data: "sent",
    });
    expect((await at.sellerOf(person)).screen).toBe("check_email");
  });

  test.each(["dropBefore", "dropAfter"])(
    "the answer is lost (%s): one verification in the end",
    async (effect) => {
      await fault({ effect });
      const person = await at.newPerson();
      expect(await at.start(person)).toEqual({ ok: true, data: { reached: false } });
      expect((await at.sellerOf(person)).screen).toBe("unreachable");
      expect(await at.callsOf(person)).toEqual([{ state: "unknown", errorCode: null }]);
      expect(await reconcileVerification(testDb.db, world.liveClient, person.id)).toMatchObject({ ok: true });
      expect((await at.sellerOf(person)).screen).toBe("check_email");
      expect(await at.callsOf(person)).toEqual([{ state: "succeeded", errorCode: null }]);
      expect(await at.verificationsOf(person.email)).toHaveLength(1);
    },
  );

  test("a crash between commit and call, and one between call and answer", async () => {
    for (const when of ["before", "after"] as const) {
      const person = await at.newPerson();
      const crash = async () => {
        if (when === "after")
          await world.liveClient.createVerification({
            email: person.email,
            external_user_id: person.id,
            redirect_url: `${OPTIONS.appUrl}/onboarding/kyc-done`,
          });
        throw new Error("crash");
      };
      await expect(at.start(person, { ...world.liveClient, createVerification: crash })).rejects.toThrow(
        "crash",
      );
      expect(await at.callsOf(person)).toEqual([{ state: "sent", errorCode: null }]);
      // It may still be on its way: nobody else sends it.
      expect(await reconcileVerification(testDb.db, world.liveClient, person.id)).toMatchObject({
        ok: false,
        error: { code: "conflict" },
      });
      const clock = later(2 * MINUTE_MS);
      expect(await reconcileVerification(testDb.db, world.liveClient, person.id, clock)).toMatchObject({
        ok: true,
      });
      expect((await at.sellerOf(person)).screen).toBe("check_email");
      expect(await at.verificationsOf(person.email)).toHaveLength(1);
    }
  });

  test("a webhook that is faster than the answer is not overwritten by it", async () => {
    const person = await at.newPerson();
    const answerLate: DhmadClient["createVerification"] = async (input) => {
      const answer = await world.liveClient.createVerification(input);
      if (!answer.ok) return answer;
      await world.act("passDidit", { as: person.email, verificationId: answer.data.id });
      for (const event of await at.identityEvents()) await at.receive(event);
      return answer;
    };
    expect(await at.start(person, { ...world.liveClient, createVerification: answerLate })).toMatchObject({
      ok: true,
    });
    expect((await at.sellerOf(person)).screen).toBe("approved");
    expect(await at.callsOf(person)).toEqual([{ state: "succeeded", errorCode: null }]);
  });
});
