/** What the tests know of the two stacks that the global setup started. */
export type World = {
  /** Its name at the local DHMAD. */
  name: string;
  appUrl: string;
  databaseUrl: string;
};

export type Worlds = {
  /** With the `sk_live_` key: Didit's page and mails, as in production. */
  live: World;
  /** With the `sk_sandbox_` key: DHMAD approves at once. */
  sandbox: World;
  dhmadUrl: string;
  controlToken: string;
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
