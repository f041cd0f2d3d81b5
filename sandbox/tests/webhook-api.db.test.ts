import { expect, test } from "vitest";
import { startForTests, type World } from "./harness";
import { hmac } from "./receiver";
import { idle, verifiedSeller } from "./steps";

const app = startForTests();

const call = (key: string, method: string, path: string, body?: unknown) =>
  app.raw(method, `/api/developer/webhooks${path}`, { authorization: `Bearer ${key}` }, body);

type Webhook = { id: string; url: string; secret?: string; events: string[]; isActive: boolean };
const one = (body: Record<string, unknown>) => body.webhook as Webhook;
const received = (world: World) => app.receiver().of(world.world);

async function seeded(world: World): Promise<Webhook> {
  const list = await call(world.keys.live, "GET", "");
  return (list.body.webhooks as Webhook[])[0] as Webhook;
}

test("needs a key; counts for the limit and stands in the log like any other call", async () => {
  expect((await call("", "GET", "")).status).toBe(401);
  const { keys, world } = await app.world();
  const answer = await call(keys.live, "GET", "");
  expect(answer.headers.get("x-ratelimit-limit")).toBe("100000");
  const state = await app.control("GET", `/state?world=${world}`);
  expect(state.body.apiCalls).toMatchObject([{ path: "/api/developer/webhooks", status: 200 }]);
  expect((await call(keys.live, "PATCH", "/x", {})).status).toBe(404);
});

test("create, list, get, update, delete: the secret is in the first answer only", async () => {
  const { keys, world } = await app.world();
  const url = "https://example.tn/hooks";
  const created = await call(keys.sandbox, "POST", "", { url });
  expect(created.status).toBe(201);
  expect(created.body).toMatchObject({
    message: "Webhook created successfully",
    webhook: { url, events: ["escrow.status.updated"], isActive: true },
  });
  const { id, secret } = one(created.body);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  const list = await call(keys.live, "GET", "");
  expect(list.body.webhooks).toHaveLength(2);
  expect(JSON.stringify(list.body)).not.toContain("secret");
  expect(one((await call(keys.live, "GET", `/${id}`)).body)).not.toHaveProperty("secret");
  const updated = await call(keys.live, "PUT", `/${id}`, { events: ["escrow.updated", "escrow.updated"] });
  expect(one(updated.body)).toMatchObject({ url, events: ["escrow.updated"], isActive: true });
  expect((await call(keys.live, "DELETE", `/${id}`)).body).toEqual({
    message: "Webhook deleted successfully",
  });
  const gone = await call(keys.live, "GET", `/${id}`);
  expect([gone.status, gone.body]).toEqual([404, { error: "Webhook not found" }]);
  const state = await app.control("GET", `/state?world=${world}`);
  expect(JSON.stringify(state.body.apiCalls)).not.toContain(secret);
});

test("two at most, also when they come at once", async () => {
  const { keys } = await app.world();
  const answers = await Promise.all(
    Array.from({ length: 4 }, (_, index) =>
      call(keys.live, "POST", "", { url: `https://example.tn/${index}` }),
    ),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 400, 400, 400]);
  expect(answers.find((answer) => answer.status === 400)?.body).toMatchObject({
    error: "Bad Request",
    message: "You can create a maximum of 2 webhooks per developer account",
  });
});

test.each([
  [{}, "url"],
  [{ url: "http://example.tn/hooks" }, "url"],
  [{ url: "not a url" }, "url"],
  [{ url: "https://example.tn/x", events: ["escrow.exploded"] }, "events"],
  [{ url: "https://example.tn/x", events: [] }, "events"],
  [{ url: "https://example.tn/x", events: "all" }, "events"],
])("%o is refused at %s", async (body, field) => {
  const { keys } = await app.world("webhook-refusals");
  const answer = await call(keys.live, "POST", "", body);
  expect([answer.status, answer.body.details]).toEqual([400, { field }]);
});

test("another developer's webhook is not there", async () => {
  const [mine, other] = [await app.world(), await app.world()];
  const { id } = await seeded(mine);
  for (const [method, path] of [
    ["GET", ""],
    ["PUT", ""],
    ["DELETE", ""],
    ["POST", "/regenerate-secret"],
  ] as const) {
    const body = method === "PUT" ? {} : undefined;
    expect((await call(other.keys.live, method, `/${id}${path}`, body)).status).toBe(404);
  }
});

test("a regenerated secret signs at once, retries included; the old one signs nothing", async () => {
  const world = await app.world();
  const { id } = await seeded(world);
  app.receiver().answer(world.world, { status: 500 });
  await verifiedSeller(app, world);
  await idle(app, world);
  const answer = await call(world.keys.live, "POST", `/${id}/regenerate-secret`);
  const secret = String(one(answer.body).secret);
  expect(secret).not.toBe(world.webhookSecret);
  await app.control("POST", "/clock", { world: world.world, advanceMs: 10_000 });
  const [before, after] = received(world);
  expect(before?.signature).toBe(hmac(before?.raw ?? "", world.webhookSecret));
  expect(after?.signature).toBe(hmac(after?.raw ?? "", secret));
});

test("deactivated: nothing is sent, what waited is given up; active again: new events come", async () => {
  const world = await app.world();
  const { id } = await seeded(world);
  app.receiver().answer(world.world, { status: 500 });
  await verifiedSeller(app, world);
  await idle(app, world);
  await call(world.keys.live, "PUT", `/${id}`, { isActive: false });
  await verifiedSeller(app, world, "second@example.tn");
  await app.control("POST", "/clock", { world: world.world, advanceMs: 3_600_000 });
  expect(received(world)).toHaveLength(1);
  await call(world.keys.live, "PUT", `/${id}`, { isActive: true });
  await verifiedSeller(app, world, "third@example.tn");
  await idle(app, world);
  expect(received(world)).toHaveLength(2);
});

test("only chosen events come; a deleted endpoint takes its deliveries along, even one on its way", async () => {
  const world = await app.world();
  const { id } = await seeded(world);
  await call(world.keys.live, "PUT", `/${id}`, { events: ["escrow.updated"] });
  await verifiedSeller(app, world);
  await idle(app, world);
  expect(received(world)).toHaveLength(0);
  await call(world.keys.live, "PUT", `/${id}`, { events: ["identity.verification.updated"] });
  app.receiver().answer(world.world, { delayMs: 300 });
  await verifiedSeller(app, world, "second@example.tn");
  await expect.poll(() => received(world).length).toBe(1);
  await call(world.keys.live, "DELETE", `/${id}`);
  expect(await idle(app, world)).toBe(true);
  expect(app.errors).toEqual([]);
});
