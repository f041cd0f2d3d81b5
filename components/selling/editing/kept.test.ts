import { expect, test } from "vitest";
import { saysTheSame } from "./kept";

const saved = { title: "Vase", price: "12,5", description: "Grès.\nBleu.", edit: "a", stockShown: "1" };

test("a form says the same as what is saved where only its writing differs", () => {
  const typed = { ...saved, title: " Vase ", price: "12.500", description: "Grès.\r\nBleu.", edit: "b" };
  expect(saysTheSame(typed, saved)).toBe(true);
  expect(saysTheSame({ ...typed, city: "" }, saved)).toBe(true);
});

test("and another thing where a field, a price or a box differs", () => {
  for (const [name, text] of [
    ["title", "Vases"],
    ["price", "12,505"],
    ["price", "beaucoup"],
    ["proof_other", "on"],
  ] as const)
    expect(saysTheSame({ ...saved, [name]: text }, saved)).toBe(false);
});
