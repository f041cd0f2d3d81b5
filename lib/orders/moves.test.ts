import { expect, test } from "vitest";
import { findMove, movesBetween, toOrderStatus } from "./moves";
import { ORDER_STATUSES, type OrderMode } from "./state";

const SALE = [
  "placing > awaiting_payment",
  "placing > failed",
  "awaiting_payment > paid",
  "awaiting_payment > cancelled",
  "paid > delivered",
  "paid > cancelled",
  "delivered > paid",
  "delivered > completed",
  "delivered > cancelled",
];
const ALLOWED: Record<OrderMode, string[]> = {
  quick: SALE,
  quick_proof: SALE,
  standard: SALE,
  instant: [
    "placing > awaiting_payment",
    "placing > failed",
    "awaiting_payment > paid",
    "awaiting_payment > cancelled",
    "paid > completed",
    "paid > cancelled",
  ],
};

test.each(Object.entries(ALLOWED))("of %s these moves, and no others, are allowed", (mode, allowed) => {
  const found = ORDER_STATUSES.flatMap((from) =>
    ORDER_STATUSES.filter((to) => findMove(mode as OrderMode, from, to)).map((to) => `${from} > ${to}`),
  );
  expect(found).toEqual(allowed);
});

type Status = Parameters<typeof movesBetween>[1];

test("what lies between two statuses is filled in with the shortest way", () => {
  const way = (from: Status, to: Status) => movesBetween("quick", from, to).map((m) => m.type);
  expect(way("awaiting_payment", "completed")).toEqual(["paid", "delivered", "completed"]);
  expect(way("placing", "paid")).toEqual(["escrow_created", "paid"]);
  expect(way("delivered", "paid")).toEqual(["delivery_rejected"]);
  expect(way("completed", "paid")).toEqual([]);
  expect(way("paid", "paid")).toEqual([]);
});

test("a dispute that DHMAD settles for the seller completes without a delivery", () => {
  const way = movesBetween("quick", "paid", "completed", { settled: true });
  expect(way.map(({ type, actor }) => `${type} by ${actor}`)).toEqual(["completed by dhmad"]);
});

test("a status that DHMAD does not document is no status of ours", () => {
  expect(toOrderStatus("pending")).toBe("awaiting_payment");
  expect(toOrderStatus("frozen")).toBeNull();
});
