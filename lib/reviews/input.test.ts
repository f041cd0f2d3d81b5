import { expect, test } from "vitest";
import { REVIEW_LENGTH, reviewInput } from "./input";

const orderId = "7b0f2c1e-54f0-4b5c-9a53-1d1c6f0a2b3c";
const problems = (fields: Record<string, unknown>) =>
  reviewInput.safeParse({ orderId, rating: "5", ...fields }).error?.issues.map(({ message }) => message) ??
  [];

test("a rating alone is a review", () => {
  expect(reviewInput.parse({ orderId, rating: "4" })).toEqual({ orderId, rating: 4, text: "" });
});

test.each([undefined, "", "0", "6", "4.5", "five", " 5"])("%j is no rating", (rating) => {
  expect(problems({ rating })).toEqual(["ratingMissing"]);
});

test("a line break counts as one character, as the browser counts it", () => {
  expect(problems({ text: "a\r\n".repeat(REVIEW_LENGTH / 2) })).toEqual([]);
  expect(problems({ text: "a".repeat(REVIEW_LENGTH + 1) })).toEqual(["reviewLength"]);
});
