import { expect, test } from "vitest";
import { startForTests } from "./harness";
import { BUYER, SELLER } from "./steps";

const app = startForTests();
const body = {
  title: "Lampe",
  amount: 20,
  buyerEmail: BUYER,
  sellerEmail: SELLER,
  mode: "quick",
  estimatedDeliveryDays: 1,
};

test("every call with a valid key is in the log: with both bodies, its status, and the fault at work", async () => {
  const { world, keys } = await app.world();
  await app.api(keys.live, "GET", "/escrows?limit=3");
  await app.api(keys.sandbox, "POST", "/escrows", { ...body, title: "" });
  await app.control("POST", "/faults", { world, api: { path: "/escrows", effect: "status", status: 503 } });
  await app.api(keys.sandbox, "POST", "/escrows", body);
  await app.api(`sk_live_${"f".repeat(64)}`, "GET", "/me");
  const { body: state } = await app.control("GET", `/state?world=${world}`);
  expect(state.apiCalls).toMatchObject([
    { method: "POST", path: "/api/v1/escrows", status: 503, fault: "status", requestBody: null },
    {
      method: "POST",
      status: 400,
      environment: "sandbox",
      requestBody: expect.stringContaining('"title":""'),
      responseBody: expect.stringContaining("title is required"),
    },
    { method: "GET", path: "/api/v1/escrows", query: "?limit=3", status: 200, environment: "live" },
  ]);
});

test("truncated: the escrow exists, the answer breaks off half-way", async () => {
  const { world, keys } = await app.world();
  await app.control("POST", "/faults", { world, api: { path: "/escrows", effect: "truncate" } });
  await expect(app.api(keys.sandbox, "POST", "/escrows", body)).rejects.toThrow();
  const { body: state } = await app.control("GET", `/state?world=${world}`);
  expect(state.escrows).toHaveLength(1);
  expect(state.apiCalls).toMatchObject([{ status: 201, fault: "truncate" }]);
  expect((await app.api(keys.sandbox, "POST", "/escrows", body)).status).toBe(201);
  expect(app.errors).toEqual([]);
});
