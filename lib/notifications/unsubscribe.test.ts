import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { readUnsubscribe, unsubscribeQuery } from "./unsubscribe";

const SECRET = "a secret of the tests";
const user = randomUUID();
const query = Object.fromEntries(new URLSearchParams(unsubscribeQuery(SECRET, user, "reminders")));

test("a link of ours says whom and what", () => {
  expect(readUnsubscribe(SECRET, query)).toMatchObject({ user, topic: "reminders" });
});

test.each([
  ["another topic", { ...query, topic: "orders" }],
  ["a topic that cannot be switched off", { ...query, topic: "essential" }],
  ["another person", { ...query, user: randomUUID() }],
  ["another token", { ...query, token: "0".repeat(64) }],
  ["a token that was cut", { ...query, token: query.token?.slice(0, 63) }],
  ["a token with letters of several bytes", { ...query, token: "é".repeat(64) }],
  ["no token", { user, topic: "reminders" }],
  ["two tokens", { ...query, token: [query.token, query.token] }],
  ["no person's id", { ...query, user: "' or 1=1" }],
])("%s is nobody's link", (_name, forged) => {
  expect(readUnsubscribe(SECRET, forged)).toBeNull();
});

test("a link signed with another secret is nobody's", () => {
  expect(readUnsubscribe("another secret of the tests", query)).toBeNull();
});
