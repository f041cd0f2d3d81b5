import { expect, test } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import { hoursLeft, isTimeToRemind, leadMs } from "./lead";

test("a day before the end of days, three hours before that of hours, never in the first half", () => {
  expect(leadMs(7 * DAY_MS)).toBe(DAY_MS);
  expect(leadMs(2 * DAY_MS)).toBe(DAY_MS);
  expect(leadMs(47 * HOUR_MS)).toBe(3 * HOUR_MS);
  expect(leadMs(6 * HOUR_MS)).toBe(3 * HOUR_MS);
  expect(leadMs(2 * HOUR_MS)).toBe(HOUR_MS);
  expect(leadMs(-HOUR_MS)).toBe(0);
});

test("not before its time, and not once it has passed", () => {
  const from = new Date("2026-05-01T00:00:00Z");
  const at = new Date("2026-05-08T00:00:00Z");
  const before = (ms: number) => new Date(at.getTime() - ms);
  expect(isTimeToRemind(before(DAY_MS + 1), from, at)).toBe(false);
  expect(isTimeToRemind(before(DAY_MS), from, at)).toBe(true);
  expect(isTimeToRemind(before(1), from, at)).toBe(true);
  expect(isTimeToRemind(at, from, at)).toBe(false);
  expect(isTimeToRemind(before(-MINUTE_MS), from, at)).toBe(false);
});

test("what is left is rounded down to whole hours", () => {
  const at = new Date("2026-05-08T00:00:00Z");
  expect(hoursLeft(new Date(at.getTime() - DAY_MS + 1), at)).toBe(23);
  expect(hoursLeft(new Date(at.getTime() - 59 * MINUTE_MS), at)).toBe(0);
});
