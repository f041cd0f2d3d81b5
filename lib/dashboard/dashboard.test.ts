import { describe, expect, test } from "vitest";
import { columnsOf, scaleOf } from "./chart";
import { dayOf, lastDays, toPeriod } from "./days";
import { isPerson } from "./views";

describe("days", () => {
  test("are those of Tunisia: an hour ahead of UTC", () => {
    expect(dayOf(new Date("2026-03-31T22:59:59Z"))).toBe("2026-03-31");
    expect(dayOf(new Date("2026-03-31T23:00:00Z"))).toBe("2026-04-01");
  });
  test("come oldest first, the present one last, over the end of a month and a leap day", () => {
    expect(lastDays(3, new Date("2028-02-29T23:30:00Z"))).toEqual(["2028-02-28", "2028-02-29", "2028-03-01"]);
    const many = lastDays(90, new Date("2026-03-31T12:00:00Z"));
    expect([many.length, new Set(many).size, many[0], many.at(-1)]).toEqual([
      90,
      90,
      "2026-01-01",
      "2026-03-31",
    ]);
  });
  test("an address asks for a span of ours, or gets the shorter one", () => {
    expect(["90", "30", "7", undefined, ["90"], "90x"].map(toPeriod)).toEqual([90, 30, 30, 30, 30, 30]);
  });
});

describe("the chart", () => {
  test("ends at a round number that nothing exceeds, in four steps at most", () => {
    expect(scaleOf([0, 0], 1000)).toEqual({ top: 1000, ticks: [0, 1000] });
    expect(scaleOf([125_500], 1000)).toEqual({ top: 150_000, ticks: [0, 50_000, 100_000, 150_000] });
    for (const most of [1, 3, 4, 5, 7, 9, 10, 11, 39, 41, 99, 4001, 123_456_789]) {
      const { top, ticks } = scaleOf([0, most], 1);
      expect(top).toBeGreaterThanOrEqual(most);
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks.at(-1)).toBe(top);
      expect(top - most, `${most} of ${top}`).toBeLessThan(ticks[1] ?? 0);
    }
  });
  test("draws columns that stand on the foot and keep to their places", () => {
    expect(columnsOf([0, 5, 10], 10, 300, 100)).toEqual([
      { x: 10, width: 80, y: 100, height: 0 },
      { x: 110, width: 80, y: 50, height: 50 },
      { x: 210, width: 80, y: 0, height: 100 },
    ]);
  });
});

test("a robot, a tool or nobody is no person", () => {
  const phone =
    "Mozilla/5.0 (Linux; Android 14; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Mobile Safari/537.36";
  expect(isPerson({ userAgent: phone })).toBe(true);
  for (const userAgent of [
    null,
    "",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/128.0.0.0 Safari/537.36",
    "Mozilla/5.0 (compatible; AhrefsBot; http://ahrefs.com/robot/)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "curl/8.5.0 with a longer name",
  ])
    expect(isPerson({ userAgent }), String(userAgent)).toBe(false);
});
