import { readFileSync } from "node:fs";
import { isAbsolute, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";

/** `failures`: what failed, with the beginning of why. */
export type Tally = { passed: number; failed: number; skipped: number; failures: string[] };

export const NONE: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] };
export const PASSED: Tally = { ...NONE, passed: 1 };
export const failedAs = (name: string): Tally => ({ ...NONE, failed: 1, failures: [name] });

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  failures: [...a.failures, ...b.failures],
});

/** The last line of every run. */
export const summary = ({ passed, failed, skipped }: Tally) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** What stands above the last line: between thousands of lines of a long run a failure is not found again. */
export const failuresOf = ({ failures }: Tally) =>
  failures.length === 0 ? "" : `Failed:\n${failures.map((failure) => `  ${failure}`).join("\n")}`;

/**
 * What the report of the runner `name` says. A runner that ended badly counts as one failure at least: a report can
 * be missing, or silent about a file that could not be read.
 */
export function tallyOf(
  name: string,
  reportFile: string,
  read: (report: unknown) => Tally,
  exitedWell: boolean,
): Tally {
  let tally = NONE;
  let complete = exitedWell;
  try {
    tally = read(JSON.parse(readFileSync(reportFile, "utf8")));
  } catch {
    complete = false;
  }
  return complete || tally.failed > 0 ? tally : add(tally, failedAs(`${name} ended badly`));
}

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().nullish(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

export function readVitest(report: unknown): Tally {
  const { testResults, ...counts } = vitestSchema.parse(report);
  return {
    passed: counts.numPassedTests,
    failed: counts.numFailedTests,
    skipped: counts.numPendingTests + counts.numTodoTests,
    failures: testResults.flatMap(({ name, status, message, assertionResults }) => {
      const failed = assertionResults.filter((assertion) => assertion.status === "failed");
      // A file that could not be read, or prepared, has no test that failed.
      if (failed.length === 0 && status === "failed") return failure(name, "", message ?? "");
      return failed.map(({ fullName, failureMessages }) => failure(name, fullName, failureMessages?.[0]));
    }),
  };
}

const statsSchema = z.object({
  expected: z.number(),
  unexpected: z.number(),
  flaky: z.number(),
  skipped: z.number(),
});

/** Suites stand within suites: a file, then what it describes. */
const suiteSchema = z.object({
  specs: z
    .array(
      z.object({
        title: z.string(),
        file: z.string(),
        tests: z.array(
          z.object({
            status: z.string(),
            results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
          }),
        ),
      }),
    )
    .default([]),
  get suites() {
    return z.array(suiteSchema).default([]);
  },
});
type Suite = z.infer<typeof suiteSchema>;

/** A test that passed only at a second try counts as failed. */
export function readPlaywright(report: unknown): Tally {
  const { stats, suites } = z.object({ stats: statsSchema, suites: z.array(suiteSchema) }).parse(report);
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(failuresWithin),
  };
}

function failuresWithin({ specs, suites }: Suite): string[] {
  const own = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) => failure(file, title, results.find(({ error }) => error)?.error?.message)),
  );
  return [...own, ...suites.flatMap(failuresWithin)];
}

/** One line: where, what, and the first line of why. */
function failure(file: string, title: string, message = ""): string {
  const why = stripVTControlCharacters(message).split("\n", 1)[0]?.trim();
  return [isAbsolute(file) ? relative(process.cwd(), file) : file, title, why].filter(Boolean).join(" › ");
}
