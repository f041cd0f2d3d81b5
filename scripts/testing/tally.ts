import { readFileSync } from "node:fs";

export type Tally = { passed: number; failed: number; skipped: number };

export const NONE: Tally = { passed: 0, failed: 0, skipped: 0 };
export const PASSED: Tally = { passed: 1, failed: 0, skipped: 0 };
export const FAILED: Tally = { passed: 0, failed: 1, skipped: 0 };

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** The last line of every run. */
export const summary = ({ passed, failed, skipped }: Tally) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * What a runner's report says. A runner that ended badly counts as one failure at least: a report can be missing, or
 * silent about a file that could not be read.
 */
export function tallyOf(reportFile: string, read: (report: unknown) => Tally, exitedWell: boolean): Tally {
  let tally = NONE;
  let complete = exitedWell;
  try {
    tally = read(JSON.parse(readFileSync(reportFile, "utf8")));
  } catch {
    complete = false;
  }
  return complete || tally.failed > 0 ? tally : add(tally, FAILED);
}

export function readVitest(report: unknown): Tally {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report as Record<string, number>;
  return {
    passed: count(numPassedTests),
    failed: count(numFailedTests),
    skipped: count(numPendingTests) + count(numTodoTests),
  };
}

/** A test that passed only at a second try counts as failed. */
export function readPlaywright(report: unknown): Tally {
  const { stats } = report as { stats: Record<string, number> };
  return {
    passed: count(stats.expected),
    failed: count(stats.unexpected) + count(stats.flaky),
    skipped: count(stats.skipped),
  };
}

function count(value: number | undefined): number {
  if (typeof value !== "number") throw new TypeError("The report has another form than expected");
  return value;
}
