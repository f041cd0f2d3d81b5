import fc from "fast-check";
import { KINDS, TRIES } from "./escrow-model";

export const SELLERS = ["s1@example.tn", "s2@example.tn"];
export const BUYERS = ["b1@example.tn", "b2@example.tn"];
export const PEOPLE = [...SELLERS, ...BUYERS, "stranger@example.tn"];

const index = fc.nat({ max: 4 });
/** An escrow of any mode, amount, currency and fee. */
export const creation = fc.record({
  kind: fc.constant("create" as const),
  mode: fc.constantFrom(...KINDS),
  buyer: fc.constantFrom(...BUYERS),
  seller: fc.constantFrom(...SELLERS),
  thousandths: fc.integer({ min: 5_000, max: 900_000 }),
  currency: fc.constantFrom("TND", "USD", "EUR"),
  fee: fc.integer({ min: 0, max: 50_000 }),
});
/** Anything that anybody may do, legal or not, and time that passes. */
export const step = fc.oneof(
  { weight: 1, arbitrary: creation },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("topUp" as const),
      as: fc.constantFrom(...PEOPLE),
      thousandths: fc.integer({ min: 1, max: 900_000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      hours: fc.constantFrom(3, 3, 7, 7, 100, 100, 400),
    }),
  },
  // Anything by anyone: mostly illegal.
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("try" as const),
      what: fc.constantFrom(...TRIES),
      as: fc.constantFrom(...PEOPLE, "buyer", "seller"),
      index,
      topUp: fc.boolean(),
    }),
  },
  // One of the moves that are legal now, or the chains would never get far.
  { weight: 16, arbitrary: fc.record({ kind: fc.constant("legal" as const), index, pick: fc.nat() }) },
  // A session that is opened while its action is legal, and finished later, when it may not be any more.
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("open" as const), index, pick: fc.nat() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("late" as const) }) },
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
