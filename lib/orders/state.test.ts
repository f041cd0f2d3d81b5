import { expect, test } from "vitest";
import {
  FINAL_STATUSES,
  findMove,
  mayAct,
  movesBetween,
  nextStep,
  ORDER_STATUSES,
  toOrderStatus,
} from "./state";

test("these moves, and no others, are allowed", () => {
  const allowed = ORDER_STATUSES.flatMap((from) =>
    ORDER_STATUSES.filter((to) => findMove(from, to)).map((to) => `${from} > ${to}`),
  );
  expect(allowed).toEqual([
    "placing > awaiting_payment",
    "placing > failed",
    "awaiting_payment > paid",
    "awaiting_payment > cancelled",
    "paid > delivered",
    "paid > cancelled",
    "delivered > paid",
    "delivered > completed",
    "delivered > cancelled",
  ]);
});

test("an order that has not ended has a next step with an owner; one that has ended has none", () => {
  for (const status of ORDER_STATUSES) {
    expect(nextStep(status) === null, status).toBe(FINAL_STATUSES.includes(status));
  }
});

test("only the owner of the next step may take it", () => {
  expect(mayAct("awaiting_payment", "buyer", "pay")).toBe(true);
  expect(mayAct("awaiting_payment", "seller", "pay")).toBe(false);
  expect(mayAct("paid", "seller", "deliver")).toBe(true);
  expect(mayAct("paid", "buyer", "deliver")).toBe(false);
  expect(mayAct("paid", "buyer", "confirm")).toBe(false);
  expect(mayAct("delivered", "buyer", "confirm")).toBe(true);
  expect(mayAct("completed", "buyer", "confirm")).toBe(false);
});

test("either side may cancel until it is paid, and not after", () => {
  for (const side of ["buyer", "seller"] as const) {
    const open = ORDER_STATUSES.filter((status) => mayAct(status, side, "cancel"));
    expect(open, side).toEqual(["awaiting_payment"]);
  }
});

test("what lies between two statuses is filled in with the shortest way", () => {
  const way = (from: Parameters<typeof movesBetween>[0], to: typeof from) =>
    movesBetween(from, to).map((m) => m.type);
  expect(way("awaiting_payment", "completed")).toEqual(["paid", "delivered", "completed"]);
  expect(way("placing", "paid")).toEqual(["escrow_created", "paid"]);
  expect(way("delivered", "paid")).toEqual(["delivery_rejected"]);
  expect(way("completed", "paid")).toEqual([]);
  expect(way("paid", "paid")).toEqual([]);
});

test("a status that DHMAD does not document is no status of ours", () => {
  expect(toOrderStatus("pending")).toBe("awaiting_payment");
  expect(toOrderStatus("frozen")).toBeNull();
});
