import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { add, readPlaywright, readVitest, summary, tallyOf } from "./tally";

const folder = mkdtempSync(join(tmpdir(), "souk-tally-"));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: string): string {
  const file = join(folder, "report.json");
  writeFileSync(file, content);
  return file;
}

const vitest = JSON.stringify({ numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 });

test("counts what each runner reports", () => {
  expect(tallyOf(report(vitest), readVitest, true)).toEqual({ passed: 3, failed: 0, skipped: 2 });
  const playwright = JSON.stringify({ stats: { expected: 2, unexpected: 1, flaky: 1, skipped: 1 } });
  expect(tallyOf(report(playwright), readPlaywright, false)).toEqual({ passed: 2, failed: 2, skipped: 1 });
});

test("a runner that ended badly is a failure, whatever its report says", () => {
  expect(tallyOf(report(vitest), readVitest, false).failed).toBe(1);
  expect(tallyOf(join(folder, "missing.json"), readVitest, true).failed).toBe(1);
  expect(tallyOf(report("{"), readVitest, true).failed).toBe(1);
  expect(tallyOf(report("{}"), readPlaywright, true).failed).toBe(1);
});

test("the last line", () => {
  const sum = add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 });
  expect(summary(sum)).toBe("11 passed, 22 failed, 33 skipped");
});
