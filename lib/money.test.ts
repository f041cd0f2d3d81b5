import fc from "fast-check";
import { expect, test } from "vitest";
import { formatMoney, fromTndDecimal, parseTnd, toTndDecimal } from "./money";

test("what people type becomes millimes, or nothing", () => {
  expect(parseTnd("12")).toBe(12_000);
  expect(parseTnd("12,5")).toBe(12_500);
  expect(parseTnd(" 1 250.005 ")).toBe(1_250_005);
  for (const wrong of ["", "abc", "12,5005", "-3", "1e3", "12,", ",5", "1.2.3"])
    expect(parseTnd(wrong), wrong).toBeNull();
});

test("no millime is lost on the way to DHMAD and back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), (millimes) => {
      expect(fromTndDecimal(toTndDecimal(millimes))).toBe(millimes);
      expect(fromTndDecimal(JSON.parse(JSON.stringify(toTndDecimal(millimes))))).toBe(millimes);
    }),
  );
});

test("a fee with more than three decimals is rounded to the millime", () => {
  expect(fromTndDecimal(12.345 * 0.05)).toBe(617);
  expect(fromTndDecimal(0.1 + 0.2)).toBe(300);
});

test("people see three decimals in each language", () => {
  for (const locale of ["fr", "ar", "en"] as const) expect(formatMoney(1_250_500, locale)).toContain("500");
});
