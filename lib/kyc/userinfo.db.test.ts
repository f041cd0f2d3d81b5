import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sellers } from "@/db/schema";
import { linkDhmad } from "@/lib/auth";
import { type DhmadUserinfo, dhmadUserinfo } from "@/lib/dhmad";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createOnboarding, mailed, type Person } from "@/support/onboarding";
import { applyUserinfo, reconcileVerification } from ".";
import { proofOf } from "./proof";

let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;
let at: ReturnType<typeof createOnboarding>;

beforeAll(async () => {
  [testDb, dhmad] = await Promise.all([createTestDb(), startLocalDhmad()]);
});
beforeEach(async () => {
  world = await dhmad.newWorld();
  at = createOnboarding(testDb, world);
});
afterAll(async () => {
  await testDb.close();
  await dhmad.stop();
});

const address = () => `${randomBytes(4).toString("hex")}@dhmad.test`;
/** Somebody's account at DHMAD, identity verified. */
const verified = (email: string, over: object = {}) =>
  dhmadUserinfo.parse({
    sub: `u-${email}`,
    email,
    email_verified: true,
    kyc_verified: true,
    kyc_status: "approved",
    ...over,
  });
const says = (data: DhmadUserinfo) => async () => ({ ok: true as const, status: 200, data });

/** What the account says at the sign-in, and what it answers afterwards. */
const signsIn = (
  person: Person,
  said: DhmadUserinfo,
  ask: Parameters<typeof applyUserinfo>[4] = says(said),
) => applyUserinfo(testDb.db, world.liveClient, person.id, said, ask);

async function pendingSeller(): Promise<Person> {
  const person = await at.newPerson();
  await at.start(person);
  expect((await at.sellerOf(person)).screen).toBe("check_email");
  return person;
}
/** Answers one after the other; during the first the seller's row is written. */
function overtaken(person: Person, change: Partial<typeof sellers.$inferInsert>, answers: DhmadUserinfo[]) {
  const left = [...answers];
  return async () => {
    const { version } = (await at.sellerOf(person)).seller;
    if (left.length === answers.length)
      await testDb.db
        .update(sellers)
        .set({ ...change, version: version + 1 })
        .where(eq(sellers.userId, person.id));
    const answer = left.shift();
    if (!answer) throw new Error("asked too often");
    return says(answer)();
  };
}
const statusOf = async (person: Person) => (await at.sellerOf(person)).seller.kycStatus;
/** Verified and with an account at DHMAD, without anything of it being told to us. */
async function verifiedElsewhere(email: string): Promise<void> {
  const redirect_url = "http://localhost:3000/onboarding/kyc-done";
  await world.client.createVerification({ email, external_user_id: "elsewhere", redirect_url });
  await world.act("register", { as: email });
}

describe("an account with a verified identity opens the gate at once", () => {
  test("where the news of our own verification was lost: that is read, and stays the seller's", async () => {
    const person = await pendingSeller();
    await world.act("passDidit", { as: person.email });
    await world.act("register", { as: person.email });
    const before = (await at.sellerOf(person)).seller;
    expect(await signsIn(person, verified(person.email))).toEqual({ ok: true, data: "unchanged" });
    const { seller, screen } = await at.sellerOf(person);
    expect(screen).toBe("approved");
    expect(seller.dhmadVerificationId).toBe(before.dhmadVerificationId);
  });

  test("where our invitation was never followed: it is let go, and takes nothing away later", async () => {
    const person = await pendingSeller();
    expect(await signsIn(person, verified(person.email))).toEqual({ ok: true, data: "applied" });
    const { seller, screen } = await at.sellerOf(person);
    expect(screen).toBe("approved");
    expect(seller).toMatchObject({ approvedAt: expect.any(Date), dhmadVerificationId: null });
    const [invitation] = await world.liveClient
      .listVerifications(person.email)
      .then((list) => (list.ok ? list.data.verifications : []));
    expect(invitation?.kyc_status).toBe("pending");
    for (const status of ["pending", "rejected"])
      await at.receive({ ...(invitation as NonNullable<typeof invitation>), kyc_status: status });
    expect(await reconcileVerification(testDb.db, world.liveClient, person.id)).toEqual({
      ok: true,
      data: "nothing",
    });
    expect(await statusOf(person)).toBe("approved");
  });

  test("while DHMAD has not been asked yet: the open request is given up", async () => {
    const person = await at.newPerson();
    await at.start(person, await at.nobody());
    expect(await signsIn(person, verified(person.email))).toEqual({ ok: true, data: "applied" });
    expect(await at.callsOf(person)).toEqual([{ state: "refused", errorCode: "superseded" }]);
    expect(await statusOf(person)).toBe("approved");
  });

  test("while we wait for a proof of the address: DHMAD has it", async () => {
    const person = await at.newPerson();
    const email = address();
    await at.start(person, world.liveClient, email);
    expect(await proofOf(testDb.db, person.id)).not.toBeNull();
    await signsIn(person, verified(email));
    expect((await at.sellerOf(person)).screen).toBe("approved");
    expect(await proofOf(testDb.db, person.id)).toBeNull();
  });

  test("again and at once, it is written once", async () => {
    const person = await pendingSeller();
    const { version } = (await at.sellerOf(person)).seller;
    const account = verified(person.email);
    await Promise.all([signsIn(person, account), signsIn(person, account), signsIn(person, account)]);
    expect((await at.sellerOf(person)).seller).toMatchObject({ kycStatus: "approved", version: version + 1 });
  });
});

describe("the gate stays closed", () => {
  test.each([
    ["another address", { email: "another@souk.test" }],
    ["an address that DHMAD has not proved", { email_verified: false }],
    ["no verified identity", { kyc_verified: false, kyc_status: "pending" }],
    ["a verified identity in words only", { kyc_verified: "yes" }],
  ])("for %s", async (_what, over) => {
    const person = await pendingSeller();
    expect(await signsIn(person, verified(person.email, over))).toEqual({ ok: true, data: "unchanged" });
    expect(await statusOf(person)).toBe("pending");
  });

  test("where the present answer says otherwise, or is about somebody else", async () => {
    const person = await pendingSeller();
    const said = verified(person.email);
    for (const over of [{ kyc_verified: false }, { sub: "u-other" }])
      expect(await signsIn(person, said, says({ ...said, ...over }))).toEqual({
        ok: true,
        data: "unchanged",
      });
    expect(await statusOf(person)).toBe("pending");
  });

  test("while DHMAD is silent", async () => {
    const person = await at.newPerson();
    await at.start(person, await at.nobody());
    const silent = async () => ({
      ok: false as const,
      kind: "unavailable" as const,
      certain: true,
      message: "",
    });
    expect(await signsIn(person, verified(person.email), silent)).toMatchObject({
      ok: false,
      error: { code: "dhmad_unreachable" },
    });
    expect(await statusOf(person)).toBe("requested");
  });

  test("by an answer that a change of address overtook", async () => {
    const person = await pendingSeller();
    const said = verified(person.email);
    const ask = overtaken(person, { dhmadEmail: address() }, [said]);
    expect(await signsIn(person, said, ask)).toEqual({ ok: true, data: "ignored" });
    expect(await statusOf(person)).toBe("pending");
  });

  test("by an answer that another write overtook: DHMAD is asked again, and says no by then", async () => {
    const person = await pendingSeller();
    const said = verified(person.email);
    const ask = overtaken(person, {}, [said, { ...said, kyc_verified: false }]);
    expect(await signsIn(person, said, ask)).toEqual({ ok: true, data: "unchanged" });
    expect(await statusOf(person)).toBe("pending");
  });

  test("for whoever is no seller", async () => {
    const person = await at.newPerson();
    expect(await signsIn(person, verified(person.email))).toEqual({ ok: true, data: "unknown" });
  });
});

describe("an account that DHMAD rejects", () => {
  const rejected = { kyc_verified: false, kyc_status: "rejected" };

  test("takes back what the account alone had given", async () => {
    const person = await pendingSeller();
    await signsIn(person, verified(person.email));
    expect(await signsIn(person, verified(person.email, rejected))).toEqual({ ok: true, data: "applied" });
    expect(await statusOf(person)).toBe("rejected");
  });

  test("takes nothing from a verification of ours: that one is asked about itself", async () => {
    const person = await at.newPerson();
    await at.start(person, world.client);
    expect(await signsIn(person, verified(person.email, rejected))).toEqual({ ok: true, data: "unchanged" });
    expect(await statusOf(person)).toBe("approved");
  });
});

describe("who becomes a seller with a verified account", () => {
  test.each(["the sign-in address", "another address of the linked account"])(
    "is verified at once with %s: nobody mails anything, the consent is kept",
    async (which) => {
      const person = await at.newPerson();
      const email = which === "the sign-in address" ? person.email : address();
      await verifiedElsewhere(email);
      await linkDhmad(testDb.db, person.id, verified(email));
      const mailsBefore = mailed.length;
      expect(await at.start(person, world.liveClient, email)).toEqual({ ok: true, data: { reached: true } });
      const { seller, screen } = await at.sellerOf(person);
      expect(screen).toBe("approved");
      expect(seller).toMatchObject({
        consentVersion: expect.stringMatching(/^kyc-/),
        consentAt: expect.any(Date),
        verificationEmailSent: false,
      });
      expect(mailed).toHaveLength(mailsBefore);
      const { mails } = await world.control(`/mails?to=${encodeURIComponent(email)}`);
      expect(mails).toEqual([]);
    },
  );

  test("must prove an address that the account does not have", async () => {
    const person = await at.newPerson();
    const email = address();
    await verifiedElsewhere(email);
    await linkDhmad(testDb.db, person.id, verified(address()));
    await at.start(person, world.liveClient, email);
    expect((await at.sellerOf(person)).screen).toBe("prove_email");
  });
});
