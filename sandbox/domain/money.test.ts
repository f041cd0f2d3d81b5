import fc from "fast-check";
import { expect, test } from "vitest";
import { divide, shareOf, toDecimal, toMillimes } from "./money";

test("a decimal of up to three places survives the way to millimes and back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (amount) => {
      expect(toMillimes(toDecimal(amount))).toBe(amount);
    }),
  );
});

test.each([10.0001, 0.0005, Number.NaN, Number.POSITIVE_INFINITY])("%d is not an amount", (value) => {
  expect(toMillimes(value)).toBeNull();
});

test("a share is rounded half up", () => {
  expect(shareOf(10, 5_000)).toBe(1);
  expect(shareOf(9, 5_000)).toBe(0);
  expect(shareOf(120_500, 5_000)).toBe(6_025);
});

test("what is divided sums to the whole, and nobody gets less than nothing", () => {
  const amount = fc.integer({ min: 10, max: 1_000_000_000 });
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 50_000 }), (whole, rate) => {
      const { escrowFee, developerFee, sellerShare } = divide(whole, rate);
      expect(escrowFee + developerFee + sellerShare).toBe(whole);
      expect(Math.min(escrowFee, developerFee, sellerShare)).toBeGreaterThanOrEqual(0);
    }),
  );
});
