import { describe, expect, test } from "vitest";
import { mayMove, moves, movesFor, PRIVILEGED, partyOf, targetOf } from "./escrows/state";
import { matchesPath } from "./fault-spec";
import { FaultBook } from "./faults";
import { isAllowedRedirect } from "./redirects";

test("every allowed move of an escrow by either side, and no other (dhmad-api.md §4)", () => {
  const statuses = ["pending", "paid", "delivered", "completed", "cancelled"] as const;
  expect(statuses.map((status) => [status, movesFor(status, "buyer"), movesFor(status, "seller")])).toEqual([
    ["pending", ["pay", "cancel"], ["cancel"]],
    ["paid", [], ["deliver", "cancelOutright", "acceptCancellation"]],
    ["delivered", ["rejectDelivery", "complete"], ["cancelOutright", "acceptCancellation"]],
    ["completed", [], []],
    ["cancelled", [], []],
  ]);
  const targets = Object.entries(moves).map(([move, { to }]) => `${move} ${to}`);
  expect(targets).toEqual([
    "pay paid",
    "approveDeposit paid",
    "deliver delivered",
    "rejectDelivery paid",
    "complete completed",
    "cancel cancelled",
    "cancelOutright cancelled",
    "acceptCancellation cancelled",
    "settleRefund cancelled",
    "settleRelease completed",
  ]);
  expect(targetOf({ mode: "instant" }, "deliver")).toBe("completed");
  expect(targetOf({ mode: "quick" }, "deliver")).toBe("delivered");
  const sides = { buyerEmail: "b@x", sellerEmail: "s@x" };
  expect(partyOf(sides, "c@x")).toBeNull();
  for (const move of Object.keys(moves) as (keyof typeof moves)[]) {
    expect(mayMove(sides, "c@x", move)).toBe(false);
    for (const [who, allowed] of Object.entries(PRIVILEGED)) {
      expect(mayMove(sides, who, move)).toBe(allowed.includes(move));
    }
  }
});

describe("redirects (dhmad-api.md §1)", () => {
  const allowed = ["https://app.tn/back", "http://localhost:3000/back", "http://app.tn/plain"];
  test.each([
    ["https://app.tn/back", true],
    ["https://app.tn/back?order=1", true],
    ["http://localhost:3000/back", true],
    ["https://app.tn/back/", false],
    ["https://app.tn/other", false],
    ["http://app.tn/back", false],
    ["http://app.tn/plain", false],
    ["https://user@app.tn/back", false],
    ["javascript:alert(1)", false],
    ["nonsense", false],
  ])("%s: %s", (url, expected) => {
    expect(isAllowedRedirect(url, allowed)).toBe(expected);
  });
});

describe("faults", () => {
  test.each([
    ["/escrows", "/api/v1/escrows", true],
    ["/api/v1/escrows/:id", "/api/v1/escrows/abc", true],
    ["/escrows/*/sessions", "/api/v1/escrows/abc/sessions", true],
    ["/escrows", "/api/v1/escrows/abc", false],
    ["/escrows/:id", "/api/v1/escrows", false],
    ["/**", "/api/v1/anything/at/all", true],
  ])("%s against %s: %s", (pattern, path, expected) => {
    expect(matchesPath(pattern, path)).toBe(expected);
  });

  test("nth lets the first pass, count ends it, worlds are apart, clear forgets", () => {
    const book = new FaultBook();
    book.add("a", { api: { method: "POST", path: "/x", nth: 2, count: 1, effect: "dropBefore" } });
    const hits = Array.from({ length: 4 }, () => book.takeApi("a", "POST", "/api/v1/x") !== undefined);
    expect(hits).toEqual([false, true, false, false]);
    book.add("a", { webhook: { nth: 1, count: 5, effect: "drop" } });
    expect(book.takeWebhook("b", "escrow.updated", false)).toBeUndefined();
    book.clear("a");
    expect(book.takeWebhook("a", "escrow.updated", false)).toBeUndefined();
  });
});
