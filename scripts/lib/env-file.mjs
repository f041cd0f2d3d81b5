// Preloaded into the worker: reads .env as Next does for the site. What the environment says already, wins.
import nextEnv from "@next/env";

nextEnv.loadEnvConfig(process.cwd(), process.env.NODE_ENV !== "production", {
  info() {},
  error: console.error,
});
