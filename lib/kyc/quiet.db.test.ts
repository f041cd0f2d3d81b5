import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { notifications } from "@/db/schema";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import { createTestDb, type TestDb } from "@/support/db";
import { type DhmadWorld, type LocalDhmad, startLocalDhmad } from "@/support/local-dhmad";
import { createOnboarding, ONBOARDING_OPTIONS as OPTIONS, type Person } from "@/support/onboarding";
import {
  changeAddress,
  listVerificationsToReconcile,
  reconcileVerification,
  reconcileVerifications,
  resendVerification,
} from ".";

let testDb: TestDb;
let dhmad: LocalDhmad;
let world: DhmadWorld;
let at: ReturnType<typeof createOnboarding>;

beforeAll(async () => {
  dhmad = await startLocalDhmad();
});
beforeEach(async () => {
  [testDb, world] = await Promise.all([createTestDb(), dhmad.newWorld()]);
  at = createOnboarding(testDb, world);
  return () => testDb.close();
});
afterAll(() => dhmad.stop());

const begin = Date.now();
const fromNow = (ms: number) => () => new Date(begin + ms);
/** Moves DHMAD's clock; ours is passed to each call. */
const dhmadIsAt = (ms: number) => world.control("/clock", { now: fromNow(ms)().toISOString() });
const run = (ms: number) =>
  reconcileVerifications(testDb.db, world.liveClient, fromNow(ms)(), async () => true);
const due = (ms: number) => listVerificationsToReconcile(testDb.db, fromNow(ms)(), 50);
const toldTo = async (person: Person) =>
  (await testDb.db.select().from(notifications).where(eq(notifications.userId, person.id))).map(
    ({ type }) => type,
  );
async function asked(): Promise<{ person: Person; id: string }> {
  const person = await at.newPerson();
  await at.start(person);
  const [verification] = await at.verificationsOf(person.email);
  return { person, id: verification?.id ?? "" };
}

describe("a webhook that was lost", () => {
  test("is made up for by asking after an hour of quiet, not before", async () => {
    const { person, id } = await asked();
    await world.act("passDidit", { as: person.email, verificationId: id });
    expect(await due(59 * MINUTE_MS)).toEqual([]);
    expect(await run(HOUR_MS + MINUTE_MS)).toBe(1);
    expect(await at.sellerOf(person)).toMatchObject({
      screen: "approved",
      seller: { lastReadAt: fromNow(HOUR_MS + MINUTE_MS)() },
    });
    expect(await toldTo(person)).toEqual(["kyc_approved"]);
  });

  test("a reading counts as news: the next is an hour later; a decided one is read once a day", async () => {
    const { person, id } = await asked();
    expect(await run(2 * HOUR_MS)).toBe(1);
    expect(await run(2 * HOUR_MS + 59 * MINUTE_MS)).toBe(0);
    expect(await run(3 * HOUR_MS)).toBe(1);
    await world.act("failDidit", { as: person.email, verificationId: id });
    expect(await run(4 * HOUR_MS)).toBe(1);
    expect((await at.sellerOf(person)).screen).toBe("rejected");
    expect(await due(27 * HOUR_MS)).toEqual([]);
    expect(await due(28 * HOUR_MS)).toEqual([person.id]);
  });

  test("a review by DHMAD's admins is told when it is seen, once, and so is what they decide days later", async () => {
    const { person, id } = await asked();
    await world.act("reviewDidit", { as: person.email, verificationId: id });
    await run(2 * HOUR_MS);
    await run(4 * HOUR_MS);
    expect((await at.sellerOf(person)).screen).toBe("in_review");
    expect(await toldTo(person)).toEqual(["kyc_in_review"]);
    await world.act("adminRejectKyc", { as: person.email, verificationId: id });
    await run(5 * DAY_MS);
    expect((await at.sellerOf(person)).screen).toBe("rejected");
    expect(await toldTo(person)).toEqual(["kyc_in_review", "kyc_rejected"]);
  });
});

describe("after DHMAD's 90 days", () => {
  test("an unfinished verification has run out: told once, and the same address may start again", async () => {
    const { person, id } = await asked();
    const { seller } = await at.sellerOf(person);
    expect(seller.verificationExpiresAt?.getTime()).toBeGreaterThan(begin + 90 * DAY_MS - MINUTE_MS);
    const almost = fromNow(90 * DAY_MS - HOUR_MS);
    expect((await at.sellerOf(person, almost)).screen).toBe("check_email");
    const input = { dhmadEmail: person.email, consent: "on" } as const;
    const again = (clock: () => Date) =>
      changeAddress(testDb.db, world.liveClient, person.id, input, { ...OPTIONS, clock });
    expect(await again(almost)).toMatchObject({ ok: false, error: { code: "invalid_input" } });

    const over = 90 * DAY_MS + HOUR_MS;
    await dhmadIsAt(over);
    expect((await at.sellerOf(person, fromNow(over))).screen).toBe("expired");
    const options = { ...OPTIONS, clock: fromNow(over) };
    expect(await resendVerification(testDb.db, world.liveClient, person.id, options)).toMatchObject({
      ok: false,
      error: { code: "conflict" },
    });
    await run(over);
    await run(over + 2 * HOUR_MS);
    await run(over + 2 * DAY_MS);
    expect(await toldTo(person)).toEqual(["kyc_expired"]);

    await dhmadIsAt(over + 2 * DAY_MS);
    expect(await again(fromNow(over + 2 * DAY_MS))).toMatchObject({ ok: true });
    const renewed = await at.sellerOf(person, fromNow(over + 2 * DAY_MS));
    expect(renewed.screen).toBe("check_email");
    expect(renewed.seller.dhmadVerificationId).not.toBe(id);
  });

  test("what DHMAD decided in the last minute, without our hearing of it, counts", async () => {
    const { person, id } = await asked();
    await world.act("passDidit", { as: person.email, verificationId: id });
    await run(91 * DAY_MS);
    expect((await at.sellerOf(person, fromNow(91 * DAY_MS))).screen).toBe("approved");
    expect(await toldTo(person)).toEqual(["kyc_approved"]);
  });

  test("a case with DHMAD's admins does not run out", async () => {
    const { person, id } = await asked();
    await world.act("reviewDidit", { as: person.email, verificationId: id });
    await run(91 * DAY_MS);
    await run(91 * DAY_MS + 2 * HOUR_MS);
    expect((await at.sellerOf(person, fromNow(91 * DAY_MS))).screen).toBe("in_review");
    expect(await toldTo(person)).toEqual(["kyc_in_review"]);
  });
});

test("whoever opens an account at DHMAD with the address is linked to it, since when is kept", async () => {
  const { person, id } = await asked();
  await world.act("passDidit", { as: person.email, verificationId: id });
  for (const event of await at.identityEvents()) await at.receive(event);
  expect((await at.sellerOf(person)).seller).toMatchObject({ dhmadUserId: null, linkedAt: null });
  await world.act("register", { as: person.email });
  const events = await at.identityEvents();
  for (const event of events) await at.receive(event);
  const { seller } = await at.sellerOf(person);
  const linked = events.at(-1);
  expect(seller.dhmadUserId).toBe(linked?.linked_user_id);
  expect(seller.linkedAt?.toISOString()).toBe(linked?.linked_at);
  // Read twice, nothing moves: not even the time.
  await reconcileVerification(testDb.db, world.liveClient, person.id);
  const { version } = (await at.sellerOf(person)).seller;
  await reconcileVerification(testDb.db, world.liveClient, person.id);
  expect((await at.sellerOf(person)).seller).toMatchObject({ version, linkedAt: seller.linkedAt });
  expect(await toldTo(person)).toEqual(["kyc_approved"]);
});

test("a person who waits at the screen for DHMAD's first answer is not mailed what they see", async () => {
  const person = await at.newPerson();
  await at.start(person, world.client);
  expect((await at.sellerOf(person)).screen).toBe("approved");
  expect(await toldTo(person)).toEqual([]);
  // Who had to leave before DHMAD answered is.
  const other = await at.newPerson();
  await at.start(other, await at.nobody());
  await reconcileVerification(testDb.db, world.client, other.id);
  expect((await at.sellerOf(other)).screen).toBe("approved");
  expect(await toldTo(other)).toEqual(["kyc_approved"]);
});
