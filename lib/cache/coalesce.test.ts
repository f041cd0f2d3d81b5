import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { coalesce } from "./coalesce";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("hands on in one round what came close together, and once more when things have settled", async () => {
  const rounds: string[][] = [];
  const add = coalesce<string>(async (items) => void rounds.push(items), { waitMs: 50, settleMs: 1000 });
  add("a");
  await vi.advanceTimersByTimeAsync(30);
  add("b");
  await vi.advanceTimersByTimeAsync(20);
  expect(rounds).toEqual([["a", "b"]]);
  add("c");
  await vi.advanceTimersByTimeAsync(50);
  expect(rounds).toEqual([["a", "b"], ["c"]]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(rounds).toEqual([["a", "b"], ["c"], ["a", "b"], ["c"]]);
});
