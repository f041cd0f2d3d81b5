import fc from "fast-check";
import { expect, test } from "vitest";
import { missingMovements, postings } from "./ledger";
import { ORDER_STATUSES } from "./state";

const order = fc.record({
  currency: fc.constant("TND" as const),
  amountTndMillimes: fc.constant(null),
  priceMinor: fc.integer({ min: 5000, max: 100_000_000_000 }),
  escrowFeeMillimes: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
  developerFeeMillimes: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
});

test("every movement sums to zero, whatever the amounts", () => {
  fc.assert(
    fc.property(order, fc.constantFrom("paid", "released", "refunded"), (amounts, movement) => {
      const total = postings(movement, amounts).reduce((sum, [, amount]) => sum + amount, 0);
      expect(total).toBe(0);
    }),
  );
});

test("of another currency, what DHMAD locked in TND is booked, and nothing before it is known", () => {
  const sale = {
    currency: "EUR",
    priceMinor: 10_000,
    amountTndMillimes: 338_500,
    escrowFeeMillimes: 16_925,
    developerFeeMillimes: 0,
  } as const;
  expect(postings("paid", sale)).toEqual([
    ["buyer", -338_500],
    ["held", 338_500],
  ]);
  expect(() => postings("paid", { ...sale, amountTndMillimes: null })).toThrow();
});

test("after any sequence of statuses nothing is held once the order has ended", () => {
  fc.assert(
    fc.property(order, fc.array(fc.constantFrom(...ORDER_STATUSES)), (amounts, statuses) => {
      const done: Parameters<typeof missingMovements>[1][number][] = [];
      let held = 0;
      for (const status of statuses) {
        for (const movement of missingMovements(status, done)) {
          done.push(movement);
          for (const [account, amount] of postings(movement, amounts)) if (account === "held") held += amount;
        }
        expect(held === 0 || held === amounts.priceMinor).toBe(true);
        if (status === "completed") expect(held).toBe(0);
      }
    }),
  );
});
