import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addressProofs, users } from "@/db/schema";
import { type Clock, HOUR_MS, MINUTE_MS, systemClock } from "@/lib/clock";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createOnboarding, mailed, ONBOARDING_OPTIONS as OPTIONS, type Person } from "@/support/onboarding";
import { holdClock } from "@/support/still-clock";
import { changeAddress, findProof, proveAddress, reconcileVerification, resendProof } from ".";

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
const linksTo = (email: string) => mailed.filter(({ to }) => to === email);
const prove = (person: Person, token: string, clock: Clock = systemClock) =>
  proveAddress(testDb.db, world.liveClient, person.id, token, { ...OPTIONS, clock });
const resend = (person: Person, clock: Clock = systemClock, send = OPTIONS.send) =>
  resendProof(testDb.db, world.liveClient, person.id, { ...OPTIONS, send, clock });
const change = (person: Person, dhmadEmail: string) =>
  changeAddress(testDb.db, world.liveClient, person.id, { dhmadEmail, consent: "on" }, OPTIONS);
const REFUSED = { ok: false, error: { code: "not_found", message: "proofUnknown" } };

/** Somebody who named another address than the one they sign in with. */
async function waiting(): Promise<{ person: Person; other: string }> {
  const person = await at.newPerson();
  const other = `other-${person.email}`;
  expect(await at.start(person, world.liveClient, other)).toEqual({ ok: true, data: { reached: true } });
  return { person, other };
}

describe("an address other than the one that a person signs in with", () => {
  test("hears of it from us alone: DHMAD is not asked, and nothing typed travels there", async () => {
    const { person, other } = await waiting();
    expect((await at.sellerOf(person)).screen).toBe("prove_email");
    expect(await at.callsOf(person)).toEqual([]);
    expect(await at.verificationsOf(other)).toEqual([]);
    const [mail] = linksTo(other);
    expect(mail?.text).toContain("http://localhost:3000/fr/sell/address/confirm?token=");
    for (const typed of ["Poterie", person.handle]) expect(mail?.text).not.toContain(typed);
  });

  test("is proved by the press of whoever named it, once; then DHMAD is asked", async () => {
    const { person, other } = await waiting();
    const token = at.tokenFor(other);
    const owner = await at.newPerson();
    // What a mail scanner does, and what the page does: looking spends nothing.
    for (let i = 0; i < 3; i += 1)
      expect(await findProof(testDb.db, person.id, token, new Date())).toMatchObject({ email: other });
    // The owner of that mailbox lends it to nobody by pressing.
    expect(await findProof(testDb.db, owner.id, token, new Date())).toBeNull();
    expect(await prove(owner, token)).toMatchObject(REFUSED);
    expect(
      await prove(
        person,
        token.replace(/^./, (c) => (c === "0" ? "1" : "0")),
      ),
    ).toMatchObject(REFUSED);
    expect(await at.callsOf(person)).toEqual([]);

    const pressed = await Promise.all([prove(person, token), prove(person, token)]);
    expect(pressed).toEqual([expect.objectContaining({ ok: true }), expect.objectContaining({ ok: true })]);
    expect(await at.callsOf(person)).toEqual([{ state: "succeeded", errorCode: null }]);
    const { seller, proof, screen } = await at.sellerOf(person);
    expect({ screen, proof }).toEqual({ screen: "check_email", proof: null });
    expect(seller.emailProvedAt).not.toBeNull();
  });

  test("keeps of the link only its hash", async () => {
    const { person, other } = await waiting();
    const [row] = await testDb.db.select().from(addressProofs).where(eq(addressProofs.userId, person.id));
    expect(row?.tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(at.tokenFor(other));
  });

  test("is mailed again after five minutes, and the link before is void; after a day so is each", async () => {
    const { person, other } = await waiting();
    const first = at.tokenFor(other);
    expect(await resend(person, later(4 * MINUTE_MS))).toMatchObject({
      ok: false,
      error: { code: "rate_limited", message: "resendTooEarly" },
    });
    expect(await resend(person, later(5 * MINUTE_MS + 1000))).toMatchObject({ ok: true });
    expect(linksTo(other)).toHaveLength(2);
    expect(await prove(person, first)).toMatchObject(REFUSED);

    const second = at.tokenFor(other);
    const dayAfter = later(24 * HOUR_MS + 6 * MINUTE_MS);
    expect((await at.sellerOf(person, dayAfter)).screen).toBe("proof_expired");
    expect(await prove(person, second, dayAfter)).toMatchObject(REFUSED);
    expect(await resend(person, dayAfter)).toMatchObject({ ok: true });
    expect(await prove(person, at.tokenFor(other), dayAfter)).toMatchObject({ ok: true });
  });

  test("twenty presses at once send one mail, and its link works", async () => {
    const person = await at.newPerson();
    const other = `other-${person.email}`;
    const all = await Promise.all(
      Array.from({ length: 20 }, () => at.start(person, world.liveClient, other)),
    );
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(linksTo(other)).toHaveLength(1);
    expect(await prove(person, at.tokenFor(other))).toMatchObject({ ok: true });
  });

  test("where our mail does not go out the screen says so, and the next try needs no wait", async () => {
    const { person, other } = await waiting();
    const broken = async () => {
      throw new Error("no mail server");
    };
    const clock = later(6 * MINUTE_MS);
    expect(await resend(person, clock, broken)).toMatchObject({
      ok: false,
      error: { code: "mail_failed" },
    });
    expect((await at.sellerOf(person, clock)).screen).toBe("proof_not_sent");
    expect(await resend(person, clock)).toMatchObject({ ok: true });
    expect((await at.sellerOf(person, clock)).screen).toBe("prove_email");
    expect(linksTo(other)).toHaveLength(2);
  });

  test("gets six of these mails an hour, whoever names it", async () => {
    holdClock();
    const victim = `victim-${crypto.randomUUID().slice(0, 8)}@souk.test`;
    const start = async () => at.start(await at.newPerson(), world.liveClient, victim);
    for (let n = 0; n < 6; n += 1) expect(await start()).toMatchObject({ ok: true });
    expect(await start()).toMatchObject({ ok: false, error: { code: "rate_limited" } });
    expect(linksTo(victim)).toHaveLength(6);
  });
});

describe("whose address it is", () => {
  test("naming it takes it from nobody: its owner becomes a seller, and the other can no longer prove it", async () => {
    const owner = await at.newPerson();
    const squatter = await at.newPerson();
    await at.start(squatter, world.liveClient, owner.email);
    const token = at.tokenFor(owner.email);
    expect(await at.start(owner)).toMatchObject({ ok: true });
    expect((await at.sellerOf(owner)).screen).toBe("check_email");
    expect(await prove(squatter, token)).toMatchObject({
      ok: false,
      error: { code: "conflict", fields: { dhmadEmail: ["dhmadEmailTaken"] } },
    });
    expect(await at.callsOf(squatter)).toEqual([]);
  });

  test("one that DHMAD has verified already (409) verifies whoever proved it, and nobody else", async () => {
    const body = { error: "Conflict", user_exists: true };
    const api = { path: "/identity-verifications", effect: "status", status: 409, body };
    await world.control("/faults", { api });
    const { person, other } = await waiting();
    expect((await at.sellerOf(person)).seller.kycStatus).toBe("requested");
    expect(await prove(person, at.tokenFor(other))).toMatchObject({ ok: true });
    expect((await at.sellerOf(person)).screen).toBe("approved");
  });

  test("a 409 for an address whose proof is gone verifies nobody", async () => {
    const person = await at.newPerson();
    await at.start(person, await at.nobody());
    await testDb.db
      .update(users)
      .set({ email: `moved-${person.email}` })
      .where(eq(users.id, person.id));
    const body = { error: "Conflict", user_exists: true };
    const api = { path: "/identity-verifications", effect: "status", status: 409, body };
    await world.control("/faults", { api });
    expect(await reconcileVerification(testDb.db, world.liveClient, person.id)).toMatchObject({
      ok: false,
      error: { code: "refused_by_dhmad", fields: { dhmadEmail: ["dhmadEmailUnproven"] } },
    });
    expect((await at.sellerOf(person)).screen).toBe("refused");
  });

  test("back to the sign-in address: nothing to prove, and the link proves nothing", async () => {
    const { person, other } = await waiting();
    const token = at.tokenFor(other);
    expect(await change(person, person.email)).toMatchObject({ ok: true });
    expect(await at.sellerOf(person)).toMatchObject({ screen: "check_email", proof: null });
    expect(await prove(person, token)).toMatchObject(REFUSED);
    expect((await at.sellerOf(person)).seller).toMatchObject({
      dhmadEmail: person.email,
      emailProvedAt: null,
    });
  });

  test("changed midway to one that is not proved: the old verification counts no more, the new one not yet", async () => {
    const person = await at.newPerson();
    await at.start(person);
    const [old] = await at.verificationsOf(person.email);
    const other = `other-${person.email}`;
    expect(await change(person, other)).toMatchObject({ ok: true });
    await world.act("passDidit", { as: person.email, verificationId: old?.id });
    for (const event of await at.identityEvents())
      expect(await at.receive(event)).toMatchObject({ outcome: "ignored" });
    expect((await at.sellerOf(person)).screen).toBe("prove_email");
  });

  test("proved once, it needs no second proof after a rejection", async () => {
    const { person, other } = await waiting();
    await prove(person, at.tokenFor(other));
    const [verification] = await at.verificationsOf(other);
    await world.act("failDidit", { as: other, verificationId: verification?.id });
    for (const event of await at.identityEvents()) await at.receive(event);
    expect((await at.sellerOf(person)).screen).toBe("rejected");
    expect(await change(person, other)).toMatchObject({ ok: true });
    expect((await at.sellerOf(person)).screen).toBe("check_email");
    expect(linksTo(other)).toHaveLength(1);
  });
});
