import { expect, test } from "vitest";
import { judge, type Look, tableOf } from "./lighthouse-verdict";

const look = (changes: Partial<Look> = {}): Look => ({
  performance: 95,
  accessibility: 100,
  bestPractices: 100,
  seo: 100,
  scriptBytes: 135_000,
  paintMs: 1_200,
  blockedMs: 80,
  found: [],
  ...changes,
});

const performances = (...scores: number[]) => scores.map((performance) => look({ performance }));

test("a page may be four points and 25 kB from the bare page, by the median", () => {
  const pages = {
    home: [look({ performance: 60 }), ...performances(91, 92, 91), look({ scriptBytes: 160_000 })],
  };
  expect(judge(performances(95, 94, 95, 99, 95), pages).problems).toEqual([]);
  const worse = { home: performances(90, 90, 95, 95, 90), search: [look({ scriptBytes: 160_001 })] };
  expect(judge(performances(95, 94, 95, 99, 95), worse).problems).toEqual([
    "home: performance 90, at least 91 wanted (largest paint after 1200 ms, blocked for 80 ms; the bare page largest paint after 1200 ms, blocked for 80 ms)",
    "search: 25.0 kB of JavaScript more, at most 25 wanted",
  ]);
});

test("of what is checked and not measured, one look under 100 is enough, and what it found is named once", () => {
  const bad = look({
    accessibility: 97,
    seo: 92,
    found: ["accessibility: color-contrast", "seo: crawlable-anchors"],
  });
  expect(judge([look({ seo: 50 })], { listing: [look(), bad, bad, look()] }).problems).toEqual([
    "listing: accessibility 97, 100 wanted",
    "listing: seo 92, 100 wanted",
    "listing: accessibility: color-contrast",
    "listing: seo: crawlable-anchors",
  ]);
});

test("a page that nobody looked at is no page that passed", () => {
  expect(() => judge([look()], { home: [] })).toThrow("home");
  expect(() => judge([], { home: [look()] })).toThrow("bare page");
});

test("says each page in a line, with what it has more than the bare one", () => {
  const table = tableOf(judge([look()], { home: [look({ scriptBytes: 155_400, performance: 93 })] }));
  expect(table).toHaveLength(3);
  expect(table[2]).toMatch(/^home +93 +100 +100 +100 +155\.4 kB +\+20\.4 kB$/);
});
