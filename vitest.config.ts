import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const outside = ["**/node_modules/**", "**/.next*/**", "**/.data/**", "e2e/**"];

export default defineConfig({
  resolve: {
    alias: {
      "@": here("./"),
      // The real module throws outside React's server build; the rule itself is kept by the site's build.
      "server-only": here("./node_modules/server-only/empty.js"),
    },
  },
  test: {
    // Most of the time goes to waiting for Postgres and the local DHMAD: one more than Vitest would take by itself.
    maxWorkers: 2,
    // Limits against waiting for ever, not measures of speed: a busy machine may stand still for seconds.
    testTimeout: 20_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...outside, "**/*.db.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: outside,
          globalSetup: "./support/postgres-setup.ts",
        },
      },
    ],
  },
});
