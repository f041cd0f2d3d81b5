import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll } from "vitest";
import { readEnv } from "../env";
import { createSandbox, type Sandbox } from "../sandbox";
import { startReceiver } from "./receiver";

export const TOKEN = "test-control-token";

export type World = {
  world: string;
  keys: { sandbox: string; live: string };
  webhookSecret: string;
  platformEmail: string;
};

export type Answer = {
  status: number;
  headers: Headers;
  body: Record<string, unknown> & { error?: unknown };
};

/** A started sandbox with a database of its own, a webhook receiver, and short ways to call both. */
export function startForTests(env: Record<string, string> = {}) {
  const name = `souk_sbx_${randomBytes(6).toString("hex")}`;
  const errors: unknown[] = [];
  const state: { sandbox?: Sandbox; receiver?: Awaited<ReturnType<typeof startReceiver>> } = {};
  const admin = process.env.TEST_POSTGRES_URL;
  const databaseUrl = () => {
    if (!admin) throw new Error("TEST_POSTGRES_URL is not set");
    const url = new URL(admin);
    url.pathname = `/${name}`;
    return url.toString();
  };
  const start = async (over: Record<string, string> = {}) => {
    state.sandbox = await createSandbox({
      env: readEnv({
        SANDBOX_DATABASE_URL: databaseUrl(),
        SANDBOX_PORT: "0",
        SANDBOX_SMTP_PORT: "0",
        SANDBOX_CONTROL_TOKEN: TOKEN,
        SANDBOX_RATE_LIMIT: "100000",
        SANDBOX_APP_URL: state.receiver?.url,
        ...env,
        ...over,
      }),
      report: (error) => errors.push(error),
    });
  };

  beforeAll(async () => {
    state.receiver = await startReceiver();
    await start();
  });

  afterAll(async () => {
    await state.sandbox?.close();
    await state.receiver?.close();
    const sql = postgres(admin ?? "", { max: 1, onnotice: () => undefined });
    await sql`drop database if exists ${sql(name)} with (force)`;
    await sql.end();
    if (errors.length > 0) throw errors[0];
  });

  const url = () => state.sandbox?.url ?? "";
  const receiver = () => {
    if (!state.receiver) throw new Error("The receiver is not started");
    return state.receiver;
  };

  async function call(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<Answer> {
    const response = await fetch(url() + path, {
      method,
      redirect: "manual",
      headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} };
  }

  return {
    url,
    smtpPort: () => state.sandbox?.smtpPort ?? 0,
    databaseUrl,
    receiver,
    errors,
    async restart(over?: Record<string, string>) {
      await state.sandbox?.close();
      await start(over);
    },
    api: (key: string, method: string, path: string, body?: unknown) =>
      call(method, `/api/v1${path}`, { authorization: `Bearer ${key}` }, body),
    raw: call,
    control: async (method: string, path: string, body?: unknown) => {
      const answer = await call(method, `/_control${path}`, { authorization: `Bearer ${TOKEN}` }, body);
      return answer;
    },
    /** A fresh world of its own whose webhooks go to the receiver. */
    async world(name = `w-${randomBytes(5).toString("hex")}`): Promise<World> {
      const answer = await call(
        "POST",
        "/_control/reset",
        { authorization: `Bearer ${TOKEN}` },
        { world: name, appUrl: receiver().urlFor(name) },
      );
      return answer.body as unknown as World;
    },
  };
}

export type Harness = ReturnType<typeof startForTests>;
