import { describe, expect, test } from "vitest";
import { CASES } from "../conformance/cases/index";
import { missing, Trial } from "../conformance/run";
import { openTarget, type Target } from "../conformance/target";
import { startForTests, TOKEN } from "./harness";

const app = startForTests();

describe("the conformance suite, with control", () => {
  let target: Target | undefined;
  test.each(CASES.map((entry) => [`${entry.section} ${entry.title}`, entry] as const))(
    "%s",
    async (_name, { needs, run }) => {
      target ??= await openTarget({ SANDBOX_URL: app.url(), SANDBOX_CONTROL_TOKEN: TOKEN });
      expect(missing(target, needs)).toEqual([]);
      await run(new Trial(target));
    },
  );
});

test("without control it needs a key only: what cannot be run skips itself, the rest holds", async () => {
  await app.control("POST", "/developer", { redirectUrls: ["https://shop.example/back"] });
  const settings = { SANDBOX_URL: app.url(), SANDBOX_REDIRECT_URL: "https://shop.example/back" };
  const target = await openTarget(settings);
  const able = CASES.filter(({ needs }) => missing(target, needs).length === 0);
  expect(able.length).toBeGreaterThan(80);
  expect(able.length).toBeLessThan(CASES.length);
  for (const { run } of able) await run(new Trial(target));
});

test("a title names one case only", () => {
  const titles = CASES.map(({ section, title }) => `${section} ${title}`);
  expect(new Set(titles).size).toBe(titles.length);
});
