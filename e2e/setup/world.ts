import type { Ground } from "./ground";

/** What the tests know of a stack: the app against one world of the local DHMAD. */
export type World = {
  /** Its name at the local DHMAD. */
  name: string;
  appUrl: string;
  databaseUrl: string;
  /** The file that moves the app's clock, where it can be moved. */
  clockFile?: string;
};

export type Kyc = "live" | "sandbox";

/** The two stacks that the global setup started, and what another one would stand on. */
export type Worlds = Ground & {
  /** With the `sk_live_` key: Didit's page and mails, as in production. */
  live: World;
  /** With the `sk_sandbox_` key: DHMAD approves at once. */
  sandbox: World;
};

const VARIABLE = "SOUK_E2E_WORLDS";

export function publishWorlds(worlds: Worlds): void {
  process.env[VARIABLE] = JSON.stringify(worlds);
}

export function worlds(): Worlds {
  const published = process.env[VARIABLE];
  if (!published)
    throw new Error("The stacks do not run: start the tests with Playwright and its configuration");
  return JSON.parse(published) as Worlds;
}
