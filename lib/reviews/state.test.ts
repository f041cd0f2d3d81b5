import { describe, expect, test } from "vitest";
import { DAY_MS } from "@/lib/clock";
import { HIDDEN_MS, ownStanding, publishesNow, REVIEW_WINDOW_MS, refusal } from "./state";

const completedAt = new Date("2026-03-01T12:00:00Z");
const later = (ms: number) => new Date(completedAt.getTime() + ms);
const order = { mode: "quick" as const, status: "completed" as const, completedAt };
const hidden = { publishedAt: null };
const open = { publishedAt: later(DAY_MS) };

describe("when a review may be written", () => {
  test.each([
    ["at once", null, 0, null, "open"],
    ["until the 60th day", null, REVIEW_WINDOW_MS - 1, null, "open"],
    ["not after it", null, REVIEW_WINDOW_MS, "reviewTooLate", "late"],
    ["and changed while hidden", hidden, HIDDEN_MS - 1, null, "hidden"],
    ["not once it is due, the job or not", hidden, HIDDEN_MS, "reviewPublished", "published"],
    ["not once it is public", open, DAY_MS, "reviewPublished", "published"],
  ])("%s", (_when, mine, ms, refused, standing) => {
    expect(refusal(order, mine, later(ms))).toBe(refused);
    expect(ownStanding(order, mine, later(ms))).toBe(standing);
  });

  test.each(["standard", "quick", "quick_proof"] as const)("of mode %s", (mode) => {
    expect(refusal({ ...order, mode }, null, completedAt)).toBeNull();
  });

  test.each([
    { mode: "instant" as const },
    { status: "delivered" as const },
    { status: "paid" as const },
    { status: "cancelled" as const },
    { completedAt: null },
  ])("never where %o", (changes) => {
    expect(refusal({ ...order, ...changes }, null, completedAt)).toBe("reviewNotOpen");
    expect(ownStanding({ ...order, ...changes }, null, completedAt)).toBeNull();
  });
});

test("the second review is public at once, and so is one that comes after the 14 days", () => {
  expect(publishesNow(completedAt, null, later(HIDDEN_MS - 1))).toBe(false);
  expect(publishesNow(completedAt, null, later(HIDDEN_MS))).toBe(true);
  expect(publishesNow(completedAt, hidden, later(1))).toBe(true);
});
