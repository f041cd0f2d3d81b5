import { expect, it } from "vitest";
import { AnswerMemory } from "./answer-memory";

const answer = (size: number) => ({ headers: {}, body: Buffer.alloc(size) });

it("forgets the oldest beyond what it may keep", () => {
  const memory = new AnswerMemory(30_000, 60_000);
  for (const key of ["a", "b", "c"]) memory.put(key, answer(12_000), memory.mark());
  expect(["a", "b", "c"].map((key) => memory.get(key) !== undefined)).toEqual([false, true, true]);
  memory.put("d", answer(31_000), memory.mark());
  expect(["b", "c", "d"].some((key) => memory.get(key))).toBe(false);
});

it("counts what an answer takes besides its body", () => {
  const memory = new AnswerMemory(30_000, 60_000);
  for (let n = 0; n < 40; n++) memory.put(`${n}${"x".repeat(1_000)}`, answer(0), memory.mark());
  expect(memory.get(`0${"x".repeat(1_000)}`)).toBeUndefined();
  expect(memory.get(`39${"x".repeat(1_000)}`)).toBeDefined();
});

it("counts an answer once, however often it is put", () => {
  const memory = new AnswerMemory(30_000, 60_000);
  memory.put("a", answer(12_000), memory.mark());
  for (let turn = 0; turn < 5; turn++) memory.put("b", answer(12_000), memory.mark());
  expect(memory.get("a")).toBeDefined();
});

it("keeps nothing that was asked for before all was forgotten", () => {
  const memory = new AnswerMemory(30_000, 60_000);
  const mark = memory.mark();
  memory.put("a", answer(1), mark);
  memory.forgetAll();
  expect(memory.get("a")).toBeUndefined();
  memory.put("a", answer(1), mark);
  expect(memory.get("a")).toBeUndefined();
  memory.put("a", answer(1), memory.mark());
  expect(memory.get("a")).toBeDefined();
});

it("asks anew when an answer is as old as it may be", () => {
  let nowMs = 0;
  const memory = new AnswerMemory(30_000, 60_000, () => nowMs);
  memory.put("a", answer(20_000), memory.mark());
  nowMs = 59_999;
  expect(memory.get("a")).toBeDefined();
  nowMs = 60_000;
  expect(memory.get("a")).toBeUndefined();
  memory.put("b", answer(20_000), memory.mark());
  expect(memory.get("b")).toBeDefined();
});
