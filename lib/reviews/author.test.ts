import { expect, test } from "vitest";
import { givenName } from "./author";

test.each([
  ["Leila Haddad", "Leila"],
  ["  Inès   Chaabane ", "Inès"],
  ["نور القيرواني", "نور"],
  ["عبد الرحمن المهذبي", "عبد الرحمن"],
  ["Abdel Karim Jlassi", "Abdel Karim"],
  ["leila.haddad@souk.test", null],
  ["Leila leila@souk.test", null],
  ["   ", null],
  [null, null],
  ["👩‍🎨".repeat(40), Array.from("👩‍🎨".repeat(40)).slice(0, 30).join("")],
])("of %j only %j is public", (name, shown) => {
  expect(givenName(name)).toBe(shown);
});
