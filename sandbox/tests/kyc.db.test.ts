import { describe, expect, test } from "vitest";
import { startForTests } from "./harness";
import { SELLER, verifiedSeller } from "./steps";

const app = startForTests();

describe("identity verifications (dhmad-api.md §3)", () => {
  test("a sandbox key approves at once and sends no mail", async () => {
    const world = await app.world();
    const email = "Auto@Example.TN";
    const first = await app.api(world.keys.sandbox, "POST", "/identity-verifications", {
      email,
      external_user_id: "u1",
    });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      email: "auto@example.tn",
      external_user_id: "u1",
      kyc_status: "approved",
      claim_status: "pending",
      linked_user_id: null,
      verification_email_sent: false,
      verification_email_sent_at: null,
    });
    expect(first.body).not.toHaveProperty("verification_url");
    const mails = await app.control("GET", "/mails?to=auto@example.tn");
    expect(mails.body.mails).toEqual([]);
    const again = await app.api(world.keys.sandbox, "POST", "/identity-verifications", { email });
    expect([again.status, again.body.id]).toEqual([200, first.body.id]);
  });

  test("a live key mails the link, repeats with 200, and waits five minutes before the next mail", async () => {
    const world = await app.world();
    const email = `live-${world.world}@example.tn`;
    const body = { email, redirect_url: `${app.receiver().urlFor(world.world)}/onboarding/kyc-done` };
    const first = await app.api(world.keys.live, "POST", "/identity-verifications", body);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      kyc_status: "pending",
      didit_session_status: "in_progress",
      verification_email_sent: true,
      message: "A verification email has been sent to the user.",
    });
    const age = Date.parse(String(first.body.expires_at)) - Date.parse(String(first.body.created_at));
    expect(age).toBe(90 * 24 * 60 * 60_000);
    const count = async () =>
      ((await app.control("GET", `/mails?to=${email}`)).body.mails as unknown[]).length;
    expect(await count()).toBe(1);
    const second = await app.api(world.keys.live, "POST", "/identity-verifications", body);
    expect([second.status, second.body.id]).toEqual([200, first.body.id]);
    expect(await count()).toBe(1);
    await app.control("POST", "/clock", { world: world.world, advanceMs: 5 * 60_000 });
    await app.api(world.keys.live, "POST", "/identity-verifications", body);
    expect(await count()).toBe(2);
  });

  test("a mail that fails is told, and the same call tries again", async () => {
    const world = await app.world();
    const email = `fails-${world.world}@example.tn`;
    await app.control("POST", "/faults", { world: world.world, mail: { effect: "fail" } });
    const first = await app.api(world.keys.live, "POST", "/identity-verifications", { email });
    expect([first.status, first.body.verification_email_sent]).toEqual([201, false]);
    expect(String(first.body.message)).toMatch(/retry/i);
    const second = await app.api(world.keys.live, "POST", "/identity-verifications", { email });
    expect([second.status, second.body.verification_email_sent]).toEqual([200, true]);
  });

  test("twenty calls at once end in one verification", async () => {
    const world = await app.world();
    const body = { email: `race-${world.world}@example.tn` };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => app.api(world.keys.live, "POST", "/identity-verifications", body)),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
  });

  test("409 for a user with approved KYC; 400 and 403 for bad input", async () => {
    const world = await app.world();
    const post = (body: unknown) => app.api(world.keys.live, "POST", "/identity-verifications", body);
    const exists = await post({ email: world.platformEmail });
    expect(exists.status).toBe(409);
    expect(exists.body).toMatchObject({ error: "Conflict", user_exists: true });
    expect((await post({})).body).toEqual({
      error: "Bad Request",
      message: "email is required",
      details: { field: "email" },
    });
    expect((await post({ email: "nope" })).body).toMatchObject({ details: { field: "email" } });
    const redirect = await post({ email: "a@example.tn", redirect_url: "https://evil.example/kyc" });
    expect([redirect.status, redirect.body.details]).toEqual([400, { field: "redirect_url" }]);
    expect((await post({ email: "a@example.tn", metadata: { n: 1 } })).status).toBe(400);
    expect((await post({ email: "a@mailinator.com" })).status).toBe(403);
  });

  test("get and list; 400, 404, and 404 for another developer", async () => {
    const world = await app.world();
    const other = await app.world();
    const id = await verifiedSeller(app, world);
    const path = `/identity-verifications/${id}`;
    expect((await app.api(world.keys.live, "GET", path)).body).toMatchObject({ id, kyc_status: "approved" });
    const foreign = await app.api(other.keys.live, "GET", path);
    expect([foreign.status, foreign.body]).toEqual([404, { error: "Verification not found" }]);
    const bad = await app.api(world.keys.live, "GET", "/identity-verifications/x");
    expect(bad.body).toMatchObject({ error: "Bad Request", message: "Invalid verification ID" });
    const list = await app.api(
      world.keys.live,
      "GET",
      `/identity-verifications?email=${SELLER.toUpperCase()}`,
    );
    expect(list.body.verifications).toHaveLength(1);
    const none = await app.api(world.keys.live, "GET", "/identity-verifications");
    expect(none.body).toEqual({ error: "Bad Request", message: "email query parameter is required" });
  });
});
