import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { add, failedAs, failuresOf, PASSED, readPlaywright, readVitest, summary, tallyOf } from "./tally";

const folder = mkdtempSync(join(tmpdir(), "souk-tally-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: string): string {
  const file = join(folder, "report.json");
  writeFileSync(file, content);
  return file;
}

const vitest = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [],
};
const playwright = { stats: { expected: 2, unexpected: 1, flaky: 1, skipped: 1 }, suites: [] };
const written = (content: unknown) => report(JSON.stringify(content));

test("counts what each runner reports", () => {
  expect(tallyOf("Vitest", written(vitest), readVitest, true)).toEqual({
    passed: 3,
    failed: 0,
    skipped: 2,
    failures: [],
  });
  expect(tallyOf("Playwright", written(playwright), readPlaywright, false)).toMatchObject({
    passed: 2,
    failed: 2,
    skipped: 1,
  });
});

test("a runner that ended badly is a failure, whatever its report says", () => {
  const badly = { failed: 1, failures: ["Vitest ended badly"] };
  expect(tallyOf("Vitest", written(vitest), readVitest, false)).toMatchObject(badly);
  expect(tallyOf("Vitest", join(folder, "missing.json"), readVitest, true)).toMatchObject(badly);
  expect(tallyOf("Vitest", report("{"), readVitest, true)).toMatchObject(badly);
  expect(tallyOf("Vitest", report("{}"), readPlaywright, true)).toMatchObject(badly);
});

test("names what failed, where, and why in a line", () => {
  const assertion = (status: string) => ({
    status,
    fullName: `adds ${status}`,
    failureMessages:
      status === "failed" ? ["\u001B[31mError: 1 is not 2\u001B[39m\n    at sums.test.ts:3"] : [],
  });
  const unit = {
    ...vitest,
    numFailedTests: 1,
    testResults: [
      {
        name: join(process.cwd(), "lib", "sums.test.ts"),
        status: "failed",
        assertionResults: [assertion("passed"), assertion("failed")],
      },
      { name: "broken.test.ts", status: "failed", message: "No such module\nsums", assertionResults: [] },
    ],
  };
  const why = `${join("lib", "sums.test.ts")} › adds failed › Error: 1 is not 2`;
  expect(tallyOf("Vitest", written(unit), readVitest, false).failures).toEqual([
    why,
    "broken.test.ts › No such module",
  ]);

  const spec = (title: string, status: string) => ({
    title,
    file: "cart.spec.ts",
    tests: [{ status, results: status === "expected" ? [{}] : [{ error: { message: "Timeout\nof 15 s" } }] }],
  });
  const suite = { specs: [spec("pays", "expected")], suites: [{ specs: [spec("is kept", "flaky")] }] };
  const inBrowser = tallyOf("Playwright", written({ ...playwright, suites: [suite] }), readPlaywright, false);
  expect(inBrowser.failures).toEqual(["cart.spec.ts › is kept › Timeout"]);
  expect(failuresOf(add(inBrowser, failedAs("Lint")))).toBe(
    "Failed:\n  cart.spec.ts › is kept › Timeout\n  Lint",
  );
  expect(failuresOf(PASSED)).toBe("");
});

test("the last line", () => {
  const some = { passed: 1, failed: 2, skipped: 3, failures: [] };
  const others = { passed: 10, failed: 20, skipped: 30, failures: [] };
  expect(summary(add(some, others))).toBe("11 passed, 22 failed, 33 skipped");
});
