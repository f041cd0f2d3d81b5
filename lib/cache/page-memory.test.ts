import { expect, it } from "vitest";
import { PageMemory } from "./page-memory";

const page = (size: number) => ({ headers: {}, body: Buffer.alloc(size) });

it("forgets the oldest beyond what it may keep", () => {
  const memory = new PageMemory(30);
  for (const key of ["a", "b", "c"]) memory.put(key, page(12), memory.mark());
  expect(["a", "b", "c"].map((key) => memory.get(key) !== undefined)).toEqual([false, true, true]);
  memory.put("d", page(31), memory.mark());
  expect(["b", "c", "d"].some((key) => memory.get(key))).toBe(false);
});

it("counts a page once, however often it is put", () => {
  const memory = new PageMemory(30);
  memory.put("a", page(12), memory.mark());
  for (let turn = 0; turn < 5; turn++) memory.put("b", page(12), memory.mark());
  expect(memory.get("a")).toBeDefined();
});

it("keeps nothing that was asked for before all was forgotten", () => {
  const memory = new PageMemory();
  const mark = memory.mark();
  memory.put("a", page(1), mark);
  memory.forgetAll();
  expect(memory.get("a")).toBeUndefined();
  memory.put("a", page(1), mark);
  expect(memory.get("a")).toBeUndefined();
  memory.put("a", page(1), memory.mark());
  expect(memory.get("a")).toBeDefined();
});

it("asks anew after a minute", () => {
  let nowMs = 0;
  const memory = new PageMemory(30, () => nowMs);
  memory.put("a", page(20), memory.mark());
  nowMs = 59_999;
  expect(memory.get("a")).toBeDefined();
  nowMs = 60_000;
  expect(memory.get("a")).toBeUndefined();
  memory.put("b", page(20), memory.mark());
  expect(memory.get("b")).toBeDefined();
});
