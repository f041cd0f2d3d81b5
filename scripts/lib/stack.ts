import { join } from "node:path";
import { inRoot } from "./paths";
import { answersOk, type Lifetime, type RunningProcess, startProcess, waitUntil } from "./process";

/** The seeded developer's keys and secret: everyone's local DHMAD has the same (sandbox/README.md). */
export const SEEDED = {
  liveKey: `sk_live_${"0".repeat(63)}1`,
  sandboxKey: `sk_sandbox_${"0".repeat(63)}1`,
  webhookSecret: "a".repeat(64),
  oauth: { clientId: `${"0".repeat(31)}1`, clientSecret: "b".repeat(64) },
} as const;

export const CONTROL_TOKEN = "local-control";

const READY_TIMEOUT_MS = 60_000;
const DEV_READY_TIMEOUT_MS = 120_000;

/** What every process of one stack shares. */
export type StackContext = {
  life: Pick<Lifetime, "onStop">;
  logsDir: string;
  /** `dev` reloads on change and prints what the processes print. */
  mode: "production" | "dev";
};

export type SandboxPlan = {
  port: number;
  smtpPort: number;
  databaseUrl: string;
  appUrl: string;
  controlToken: string;
  rateLimit: number;
};

export type AppEnv = {
  DATABASE_URL: string;
  APP_URL: string;
  PORT: string;
  NEXTAUTH_URL: string;
  NEXTAUTH_SECRET: string;
  SMTP_URL: string;
  MAIL_FROM: string;
  DHMAD_API_URL: string;
  DHMAD_API_KEY: string;
  DHMAD_WEBHOOK_SECRET: string;
  DHMAD_DEVELOPER_FEE_PERCENTAGE: string;
  DHMAD_OAUTH_CLIENT_ID: string;
  DHMAD_OAUTH_CLIENT_SECRET: string;
  /** Only where a test moves the clock of this stack (lib/clock.ts). */
  CLOCK_OFFSET_FILE?: string;
};

/** The environment of web, worker and scripts, against the local DHMAD. */
export function appEnv(options: {
  databaseUrl: string;
  port: number;
  sandboxPort: number;
  smtpPort: number;
  secret: string;
  apiKey: string;
  webhookSecret?: string;
  oauth?: { clientId: string; clientSecret: string };
  clockFile?: string;
}): AppEnv {
  const { clientId, clientSecret } = options.oauth ?? SEEDED.oauth;
  const url = `http://localhost:${options.port}`;
  return {
    DATABASE_URL: options.databaseUrl,
    APP_URL: url,
    PORT: String(options.port),
    NEXTAUTH_URL: url,
    NEXTAUTH_SECRET: options.secret,
    SMTP_URL: `smtp://127.0.0.1:${options.smtpPort}`,
    MAIL_FROM: "Souk <bonjour@souk.test>",
    DHMAD_API_URL: `http://localhost:${options.sandboxPort}/api/v1`,
    DHMAD_API_KEY: options.apiKey,
    DHMAD_WEBHOOK_SECRET: options.webhookSecret ?? SEEDED.webhookSecret,
    DHMAD_DEVELOPER_FEE_PERCENTAGE: "3",
    DHMAD_OAUTH_CLIENT_ID: clientId,
    DHMAD_OAUTH_CLIENT_SECRET: clientSecret,
    ...(options.clockFile ? { CLOCK_OFFSET_FILE: options.clockFile } : {}),
  };
}

/** `node` arguments for a TypeScript file; `react-server` makes `server-only` an empty module. */
export const typescriptArgs = (file: string, options: { watch?: boolean } = {}) => [
  ...(options.watch
    ? [inRoot("node_modules", "tsx", "dist", "cli.mjs"), "watch", "--clear-screen=false"]
    : []),
  "--conditions=react-server",
  ...(options.watch ? [] : ["--import", "tsx"]),
  file,
];

/** Starts the local DHMAD with its mailbox; returns when it answers. */
export async function startSandbox(context: StackContext, plan: SandboxPlan): Promise<RunningProcess> {
  const { mode } = context;
  const running = await start(
    context,
    "sandbox",
    typescriptArgs("sandbox/server.ts", { watch: mode === "dev" }),
    {
      SANDBOX_DATABASE_URL: plan.databaseUrl,
      SANDBOX_PORT: String(plan.port),
      SANDBOX_SMTP_PORT: String(plan.smtpPort),
      SANDBOX_URL: `http://localhost:${plan.port}`,
      SANDBOX_APP_URL: plan.appUrl,
      SANDBOX_CONTROL_TOKEN: plan.controlToken,
      SANDBOX_RATE_LIMIT: String(plan.rateLimit),
    },
  );
  await waitUntil(running, () => answersOk(`http://127.0.0.1:${plan.port}/health`), READY_TIMEOUT_MS);
  return running;
}

/** Starts the site; returns when its database and migrations are ready. */
export async function startWeb(
  context: StackContext,
  env: AppEnv,
  options: { distDir: string; name?: string },
): Promise<RunningProcess> {
  const next = inRoot("node_modules", "next", "dist", "bin", "next");
  const args = [next, context.mode === "dev" ? "dev" : "start", "-H", "127.0.0.1", "-p", env.PORT];
  const running = await start(context, options.name ?? "web", args, {
    ...env,
    NEXT_DIST_DIR: options.distDir,
    NEXT_TELEMETRY_DISABLED: "1",
  });
  const timeout = context.mode === "dev" ? DEV_READY_TIMEOUT_MS : READY_TIMEOUT_MS;
  await waitUntil(running, () => answersOk(`http://127.0.0.1:${env.PORT}/api/ready`), timeout);
  return running;
}

/** Starts the worker; returns when it takes jobs. */
export async function startWorker(
  context: StackContext,
  env: AppEnv,
  options: { name?: string } = {},
): Promise<RunningProcess> {
  const args = typescriptArgs("lib/jobs/worker.ts", { watch: context.mode === "dev" });
  const running = await start(context, options.name ?? "worker", args, { ...env });
  await waitUntil(running, async () => running.tail().includes("worker ready"), READY_TIMEOUT_MS);
  return running;
}

async function start(
  context: StackContext,
  name: string,
  args: string[],
  env: Record<string, string | undefined>,
): Promise<RunningProcess> {
  const running = await startProcess({
    name,
    args,
    logFile: join(context.logsDir, `${name}.log`),
    echo: context.mode === "dev",
    env: {
      ...ambient(),
      NODE_ENV: context.mode === "dev" ? "development" : "production",
      ...env,
    },
  });
  context.life.onStop(running.stop);
  return running;
}

/** Our own environment without the app's variables, so that nothing set for another purpose leaks in. */
export function ambient(): NodeJS.ProcessEnv {
  const ours =
    /^(DATABASE_URL|APP_URL|PORT|HOSTNAME|NEXTAUTH_|SMTP_URL|MAIL_FROM|DHMAD_|SANDBOX_|NEXT_DIST_DIR|NODE_ENV|CLOCK_OFFSET_FILE)/;
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !ours.test(name)),
  ) as NodeJS.ProcessEnv;
}
