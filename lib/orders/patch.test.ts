import { expect, test } from "vitest";
import type { Order } from "./apply";
import { isEscrowOf, toOrderPatch } from "./patch";

const order = {
  currency: "TND",
  priceMinor: 12_345,
  buyerEmail: "b@souk.test",
  sellerEmail: "s@souk.test",
} as Order;
const escrow = { id: "e", status: "pending", currency: "TND", amount: 12.345 };

test("fees that DHMAD does not round do not stop an order", () => {
  // 5 % and 3 % of 12.345 TND.
  expect(toOrderPatch({ ...escrow, escrowFee: 0.61725, developerFee: 0.37035 })).toMatchObject({
    escrowFeeMillimes: 617,
    developerFeeMillimes: 370,
  });
});

test("another price is another escrow, were it by less than a millime", () => {
  expect(isEscrowOf(order, escrow)).toBe(true);
  expect(isEscrowOf(order, { ...escrow, amountTnd: 12.345 })).toBe(true);
  expect(isEscrowOf(order, { ...escrow, amount: 12.3454 })).toBe(false);
  expect(isEscrowOf(order, { ...escrow, amountTnd: 12.344 })).toBe(false);
});

test("in another currency its own amount counts, whatever it came to in TND", () => {
  const sale: Order = { ...order, currency: "EUR", priceMinor: 4_550 };
  const euros = { ...escrow, currency: "EUR", amount: 45.5, amountTnd: 154.018 };
  expect(isEscrowOf(sale, euros)).toBe(true);
  expect(isEscrowOf(sale, { ...euros, amount: 45.51 })).toBe(false);
  expect(isEscrowOf(sale, { ...euros, currency: "USD" })).toBe(false);
});

test("of the marketplace's own sale DHMAD names a seller whom we do not", () => {
  const boost: Order = { ...order, sellerEmail: null };
  expect(isEscrowOf(boost, { ...escrow, sellerEmail: "platform@souk.test" })).toBe(true);
  expect(isEscrowOf(boost, { ...escrow, buyerEmail: "other@souk.test" })).toBe(false);
});

test("other people are another escrow; those whom DHMAD does not name are not asked for", () => {
  expect(isEscrowOf(order, { ...escrow, buyerEmail: "B@souk.test", seller: "id-of-the-seller" })).toBe(true);
  expect(isEscrowOf(order, { ...escrow, seller: { email: "other@souk.test" } })).toBe(false);
});
