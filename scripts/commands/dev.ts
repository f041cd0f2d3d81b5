import nextEnv from "@next/env";
import { DEMO_KEYS, runLocally } from "../lib/local";
import { root } from "../lib/paths";
import { runCommand, say } from "../lib/say";
import type { AppEnv } from "../lib/stack";

/** What `.env` or the shell may turn to another place: the real DHMAD, a mail server. */
const OVERRIDABLE = [
  "APP_URL",
  "NEXTAUTH_URL",
  "NEXTAUTH_SECRET",
  "SMTP_URL",
  "MAIL_FROM",
  "DHMAD_API_URL",
  "DHMAD_API_KEY",
  "DHMAD_WEBHOOK_SECRET",
  "DHMAD_DEVELOPER_FEE_PERCENTAGE",
  "DHMAD_OAUTH_CLIENT_ID",
  "DHMAD_OAUTH_CLIENT_SECRET",
] as const satisfies (keyof AppEnv)[];

await runCommand(async () => {
  nextEnv.loadEnvConfig(root, true);
  // The local DHMAD's client is none of another one's.
  const overrides: Partial<AppEnv> = process.env.DHMAD_API_URL
    ? { DHMAD_OAUTH_CLIENT_ID: "", DHMAD_OAUTH_CLIENT_SECRET: "" }
    : {};
  for (const name of OVERRIDABLE) {
    const value = process.env[name];
    if (value) overrides[name] = value;
  }
  return runLocally({
    mode: "dev",
    apiKey: DEMO_KEYS.live,
    overrides,
    ready: (env, ports) => {
      const dhmad = `http://localhost:${ports.sandbox}`;
      say(`\nSouk     ${env.APP_URL}\nDHMAD    ${env.DHMAD_API_URL}\nMailbox  ${dhmad}/mailbox\n`);
    },
  });
});
