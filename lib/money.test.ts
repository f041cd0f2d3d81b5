import fc from "fast-check";
import { expect, test } from "vitest";
import { type Currency, formatMoney, fromDecimal, parseAmount, toDecimal } from "./money";

const CURRENCIES: Currency[] = ["TND", "USD", "EUR"];

test("what people type becomes the smallest unit, or nothing", () => {
  expect(parseAmount("12", "TND")).toBe(12_000);
  expect(parseAmount("12,5", "TND")).toBe(12_500);
  expect(parseAmount(" 1 250.005 ", "TND")).toBe(1_250_005);
  expect(parseAmount("12,5", "EUR")).toBe(1_250);
  expect(parseAmount("12.050", "USD")).toBe(1_205);
  expect(parseAmount("12.005", "USD")).toBeNull();
  for (const wrong of ["", "abc", "12,5005", "-3", "1e3", "12,", ",5", "1.2.3"])
    expect(parseAmount(wrong, "TND"), wrong).toBeNull();
});

test("nothing is lost on the way to DHMAD and back", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000_000_000 }),
      fc.constantFrom(...CURRENCIES),
      (minor, currency) => {
        expect(fromDecimal(toDecimal(minor, currency), currency)).toBe(minor);
        const sent = JSON.parse(JSON.stringify(toDecimal(minor, currency)));
        expect(fromDecimal(sent, currency)).toBe(minor);
      },
    ),
  );
});

test("a fee with more decimals than the currency has is rounded", () => {
  expect(fromDecimal(12.345 * 0.05, "TND")).toBe(617);
  expect(fromDecimal(0.1 + 0.2, "TND")).toBe(300);
});

test("people see all decimals of the currency in each language", () => {
  for (const locale of ["fr", "ar", "en"] as const) {
    expect(formatMoney(1_250_500, locale)).toContain("500");
    expect(formatMoney(1_250_55, locale, "EUR")).toMatch(/\D55\D*$/);
  }
});
