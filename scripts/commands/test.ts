import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startTestPostgres } from "@/support/test-postgres";
import { build, isBuilt } from "../lib/build";
import { dataDir, inRoot } from "../lib/paths";
import { lifetime, startProcess } from "../lib/process";
import { CommandError, elapsed, runCommand, say } from "../lib/say";
import { ensureChromium } from "../testing/browser";
import { takeLock } from "../testing/lock";
import {
  add,
  failedAs,
  failuresOf,
  NONE,
  PASSED,
  readPlaywright,
  readVitest,
  summary,
  type Tally,
  tallyOf,
} from "../testing/tally";

const TEST_DIST = ".next-test";
const reports = join(dataDir, "test", "reports");
const bin = (...parts: string[]) => inRoot("node_modules", ...parts);

/** `--quick` leaves out the build and the browser: types, lint, unit and database tests. */
const KNOWN = ["--quick"];

await runCommand(async () => {
  const options = process.argv.slice(2);
  const unknown = options.find((option) => !KNOWN.includes(option));
  if (unknown) throw new CommandError(`${unknown} is not known here. There is: ${KNOWN.join(", ")}`);
  const unlock = takeLock(join(dataDir, "test", "lock"));
  const life = lifetime();
  const began = Date.now();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  try {
    const tests = everything(options.includes("--quick"), life);
    const outcome = await Promise.race([tests, life.interrupted]);
    if (outcome === "interrupted") throw new CommandError("Interrupted.");
    const failures = failuresOf(outcome);
    if (failures) say(`\n${failures}`);
    say(`\nAfter ${elapsed(began)}:`);
    say(summary(outcome));
    return outcome.failed === 0 && outcome.passed > 0 ? 0 : 1;
  } finally {
    await life.stopAll();
    unlock();
  }
});

async function everything(quick: boolean, life: ReturnType<typeof lifetime>): Promise<Tally> {
  /** Runs a tool with its output shown; the answer is whether it ended well. */
  const run = async (name: string, args: string[], env: Record<string, string> = {}): Promise<boolean> => {
    const running = await startProcess({
      name,
      args,
      env: {
        ...process.env,
        ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}),
        NEXT_TELEMETRY_DISABLED: "1",
        ...env,
      },
      logFile: join(dataDir, "test", "logs", `${name}.log`),
      print: true,
    });
    life.onStop(running.stop);
    return (await running.ended) === "exit code 0";
  };
  const check = async (title: string, name: string, args: string[]): Promise<Tally> => {
    say(`\n— ${title}`);
    return (await run(name, args)) ? PASSED : failedAs(title);
  };

  let sum = NONE;
  const distDir = { NEXT_DIST_DIR: TEST_DIST };
  say("\n— Types");
  const typed =
    (await run("typegen", [bin("next", "dist", "bin", "next"), "typegen"], distDir)) &&
    (await run("types", [bin("typescript", "bin", "tsc"), "--noEmit"]));
  sum = add(sum, typed ? PASSED : failedAs("Types"));
  sum = add(
    sum,
    await check("Lint", "lint", [bin("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings"]),
  );
  const tsx = ["--import", "tsx"];
  sum = add(sum, await check("Import directions", "imports", [...tsx, "scripts/commands/lint-imports.ts"]));

  const postgres = await startTestPostgres();
  life.onStop(postgres.stop);
  const env = { TEST_POSTGRES_URL: postgres.url };

  say("\n— Unit and database tests");
  const vitestReport = join(reports, "vitest.json");
  const vitest = [bin("vitest", "vitest.mjs"), "run", "--reporter=default", "--reporter=json"];
  const vitestWell = await run("vitest", [...vitest, `--outputFile.json=${vitestReport}`], {
    ...env,
    NODE_ENV: "test",
  });
  sum = add(sum, tallyOf("Vitest", vitestReport, readVitest, vitestWell));
  if (quick) return sum;

  say("\n— Production build");
  try {
    if (!(await isBuilt(TEST_DIST))) await build(TEST_DIST, life);
    sum = add(sum, PASSED);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    say(error.message);
    say("Without a build there is nothing to open in a browser.");
    return add(sum, failedAs("Production build"));
  }

  say("\n— Browser tests");
  const report = join(reports, "playwright.json");
  const playwrightWell = await run(
    "playwright",
    [bin("@playwright", "test", "cli.js"), "test", "--reporter=list,json"],
    {
      ...env,
      SOUK_CHROMIUM: await ensureChromium(),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  );
  return add(sum, tallyOf("Playwright", report, readPlaywright, playwrightWell));
}
