import { describe, expect, test } from "vitest";
import { STANDARD } from "./fixtures";
import { startForTests } from "./harness";
import {
  act,
  advance,
  BUYER,
  escrowOf,
  eventsOf,
  ledgerOf,
  newEscrow,
  perform,
  SELLER,
  verifiedSeller,
} from "./steps";

const app = startForTests();
const DAY = 24 * 60 * 60_000;

describe("currencies and deadlines (dhmad-api.md §4)", () => {
  test.each([
    ["TND", 100, 100],
    ["USD", 100, 310],
    ["EUR", 12.345, 41.973],
  ])("%s %d is %d TND, fees from there", async (currency, amount, amountTnd) => {
    const world = await app.world("currencies");
    const id = await newEscrow(app, world, { currency, amount });
    const escrow = await escrowOf(app, world, id);
    expect(escrow).toMatchObject({ currency, amount, amountTnd });
    expect(escrow.escrowFee).toBeCloseTo(amountTnd * 0.05, 2);
  });

  test("a delivery nobody objects to completes after seven days; nobody paying cancels after thirty", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world);
    const unpaid = await newEscrow(app, world);
    await perform(app, world, id, "accept_pay", BUYER);
    await act(app, world, SELLER, "deliver", { escrowId: id });
    const { completionDeadline } = await escrowOf(app, world, id);
    await app.control("POST", "/clock", { world: world.world, now: completionDeadline });
    expect((await escrowOf(app, world, id)).status).toBe("completed");
    const { expiresAt } = await escrowOf(app, world, unpaid);
    await app.control("POST", "/clock", { world: world.world, now: expiresAt });
    expect((await escrowOf(app, world, unpaid)).status).toBe("cancelled");
    expect(await eventsOf(app, world, unpaid)).toEqual(["escrow.status.updated cancelled"]);
    await ledgerOf(app, world);
  });

  test("rejecting a delivery stops that clock; delivering again starts it anew", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world);
    await perform(app, world, id, "accept_pay", BUYER);
    await act(app, world, SELLER, "deliver", { escrowId: id });
    await act(app, world, BUYER, "rejectDelivery", { escrowId: id, reason: "Cassé" });
    await advance(app, world, 8 * DAY);
    expect((await escrowOf(app, world, id)).status).toBe("paid");
  });

  test("several things due in one turn of the clock happen in their order", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const first = await newEscrow(app, world);
    await perform(app, world, first, "accept_pay", BUYER);
    await act(app, world, SELLER, "deliver", { escrowId: first });
    const second = await newEscrow(app, world);
    await advance(app, world, 31 * DAY);
    const order = app
      .receiver()
      .of(world.world)
      .slice(-2)
      .map((entry) => [(entry.body.data.escrow as { id: string }).id, entry.event]);
    expect(order).toEqual([
      [first, "escrow.status.updated"],
      [second, "escrow.status.updated"],
    ]);
  });
});

describe("updating (dhmad-api.md §4)", () => {
  test("a pending escrow changes, its fees with it; signatures do not outlive that", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world, STANDARD);
    await perform(app, world, id, "sign_contract", SELLER);
    const answer = await app.api(world.keys.live, "PUT", `/escrows/${id}`, {
      title: "Deux lampes",
      amount: 200,
      description: "En cuivre",
      estimatedDeliveryDays: 9,
      status: "paid",
    });
    expect(answer.body).toMatchObject({
      message: "Escrow updated successfully",
      escrow: {
        title: "Deux lampes",
        amount: 200,
        escrowFee: 10,
        description: "En cuivre",
        estimatedDeliveryDays: 9,
        status: "pending",
      },
    });
    expect((await escrowOf(app, world, id)).signatures).toMatchObject({ sellerSigned: false });
    expect(await eventsOf(app, world, id)).toEqual(["contract.signed pending", "escrow.updated pending"]);
  });

  test.each([
    [{}, "No valid fields to update"],
    [{ colour: "red" }, "No valid fields to update"],
    [{ amount: 1 }, "amount must be at least 5 TND"],
    [{ estimatedDeliveryDays: 0 }, "estimatedDeliveryDays must be at least 1"],
    [{ description: "x".repeat(2001) }, "description must be at most 2000 characters"],
  ])("%o: %s", async (body, message) => {
    const world = await app.world("updates");
    const id = await newEscrow(app, world);
    const answer = await app.api(world.keys.live, "PUT", `/escrows/${id}`, body);
    expect([answer.status, answer.body.message]).toEqual([400, message]);
  });

  test("a paid one does not", async () => {
    const world = await app.world();
    await verifiedSeller(app, world);
    const id = await newEscrow(app, world);
    await perform(app, world, id, "accept_pay", BUYER);
    const answer = await app.api(world.keys.live, "PUT", `/escrows/${id}`, { title: "x" });
    expect([answer.status, answer.body.message]).toEqual([400, "Can only update escrows in pending status"]);
  });
});
