import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS, installedChromium } from "./scripts/testing/browser";

export default defineConfig({
  testDir: "./e2e",
  testMatch: "**/*.spec.ts",
  outputDir: ".data/test/browser",
  globalSetup: "./e2e/setup/global-setup.ts",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  snapshotPathTemplate: "{testDir}/visual/{arg}{ext}",
  reporter: "list",
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: installedChromium(), args: CHROMIUM_ARGS },
    locale: "fr-TN",
    timezoneId: "Africa/Tunis",
    // Only the test of the network's absence wants it.
    serviceWorkers: "block",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    // A trace of each test takes a fifth of the time: `npx playwright test <file> --trace retain-on-failure` makes them.
    screenshot: "only-on-failure",
  },
});
