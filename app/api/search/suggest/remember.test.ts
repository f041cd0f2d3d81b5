import { expect, test } from "vitest";
import { remember } from "./remember";

test("a value is kept for its time, and the oldest make room", () => {
  let now = 0;
  const kept = remember<number>({ ms: 10, entries: 2 }, () => now);
  kept.set("a", 1);
  kept.set("b", 2);
  kept.set("a", 3);
  kept.set("c", 4);
  expect([kept.get("a"), kept.get("b"), kept.get("c")]).toEqual([3, undefined, 4]);
  now = 10;
  expect(kept.get("a")).toBeUndefined();
});
