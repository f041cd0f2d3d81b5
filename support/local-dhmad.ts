import { randomBytes } from "node:crypto";
import { z } from "zod";
import { createDhmadClient, type DhmadClient } from "@/lib/dhmad";
import { dataDir } from "@/scripts/lib/paths";
import { freePort } from "@/scripts/lib/ports";
import { databasesOf } from "@/scripts/lib/postgres";
import { startProcess } from "@/scripts/lib/process";
import { databaseUrl } from "./template";

const CONTROL_TOKEN = "test-control";
const START_TIMEOUT_MS = 20_000;

const worldIdentity = z.looseObject({
  world: z.string(),
  keys: z.object({ sandbox: z.string(), live: z.string() }),
  webhookSecret: z.string(),
  oauth: z.object({ clientId: z.string(), clientSecret: z.string() }),
});
const emitted = z.looseObject({ id: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()) });

/** A developer account of one's own at the local DHMAD. */
export type DhmadWorld = {
  client: DhmadClient;
  /** With the key for which identities are verified by mail, Didit and admins. */
  liveClient: DhmadClient;
  baseUrl: string;
  apiKey: string;
  webhookSecret: string;
  /** Its name there, and how it signs people in. */
  name: string;
  oauth: { clientId: string; clientSecret: string };
  /** Any call of `/_control`, in this world. */
  control: (path: string, body?: Record<string, unknown>) => Promise<Record<string, unknown>>;
  /** Does what that person would do on DHMAD's pages. */
  act: (action: string, fields: Record<string, unknown>) => Promise<Record<string, unknown>>;
  /** Everything in this world. */
  state: () => Promise<Record<string, unknown>>;
};

export type LocalDhmad = {
  newWorld: (options?: { appUrl?: string }) => Promise<DhmadWorld>;
  stop: () => Promise<void>;
};

/** Starts the repository's DHMAD as a process of its own, reached by HTTP only, for tests that need its real answers. */
export async function startLocalDhmad(): Promise<LocalDhmad> {
  const adminUrl = process.env.TEST_POSTGRES_URL;
  if (!adminUrl) throw new Error("TEST_POSTGRES_URL is not set: run the project `db` of vitest.config.ts");
  const database = `souk_test_dhmad_${randomBytes(6).toString("hex")}`;
  const { ensureDatabase, dropDatabase } = databasesOf(adminUrl);
  await ensureDatabase(database);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await startProcess({
    name: "dhmad",
    args: ["--import", "tsx", "sandbox/server.ts"],
    logFile: `${dataDir}/test/${database}.log`,
    env: {
      ...process.env,
      SANDBOX_DATABASE_URL: databaseUrl(adminUrl, database),
      SANDBOX_PORT: String(port),
      SANDBOX_SMTP_PORT: String(await freePort()),
      SANDBOX_CONTROL_TOKEN: CONTROL_TOKEN,
      SANDBOX_RATE_LIMIT: "100000",
    },
  });
  await untilHealthy(url, server.tail);

  const control = async (path: string, body?: Record<string, unknown>): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}/_control${path}`, {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${CONTROL_TOKEN}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`control ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  };

  return {
    newWorld: async ({ appUrl = "http://localhost:3000" } = {}) => {
      const world = `t-${randomBytes(6).toString("hex")}`;
      const identity = worldIdentity.parse(await control("/reset", { world, appUrl }));
      const baseUrl = `${url}/api/v1`;
      const apiKey = identity.keys.sandbox;
      return {
        client: createDhmadClient({ baseUrl, apiKey }),
        liveClient: createDhmadClient({ baseUrl, apiKey: identity.keys.live }),
        baseUrl,
        apiKey,
        webhookSecret: identity.webhookSecret,
        name: world,
        oauth: identity.oauth,
        control: (path, body) => control(path, body ? { ...body, world } : undefined),
        act: (action, fields) => control("/act", { action, ...fields, world }),
        state: () => control(`/state?world=${world}`),
      };
    },
    stop: async () => {
      await server.stop();
      await dropDatabase(database);
    },
  };
}

async function untilHealthy(url: string, tail: () => string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const answered = await fetch(`${url}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resume) => setTimeout(resume, 100));
  }
  throw new Error(`the local DHMAD did not start: ${tail()}`);
}

/** The bodies of the events that this world has emitted, oldest first. */
export function eventsOf(state: Record<string, unknown>): z.infer<typeof emitted>[] {
  return z.array(emitted).parse(state.events);
}
