import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { migrate } from "@/db/migrate";
import { openDatabases } from "./databases";
import { dataDir } from "./paths";
import { portFrom, requireFreePorts } from "./ports";
import { type Lifetime, lifetime, type RunningProcess } from "./process";
import { CommandError, say } from "./say";
import { seedDatabase } from "./seeding";
import { type AppEnv, appEnv, CONTROL_TOKEN, SEEDED, startSandbox, startWeb, startWorker } from "./stack";

export type LocalPorts = { web: number; sandbox: number; smtp: number };

export const localPorts = (): LocalPorts => ({
  web: portFrom("PORT", 3000),
  sandbox: portFrom("SANDBOX_PORT", 4010),
  smtp: portFrom("SANDBOX_SMTP_PORT", 4025),
});

export const portClaims = (ports: LocalPorts) => ({
  web: { port: ports.web, what: "the site", variable: "PORT" },
  sandbox: { port: ports.sandbox, what: "the local DHMAD", variable: "SANDBOX_PORT" },
  smtp: { port: ports.smtp, what: "the mailbox", variable: "SANDBOX_SMTP_PORT" },
});

/**
 * Runs everything on this machine until Ctrl-C, or until one process ends: demo and development are this with
 * other modes. Returns the exit code.
 */
export async function runLocally(options: {
  mode: "production" | "dev";
  apiKey: string;
  /** Variables that win over those for the local DHMAD (development against the real one). */
  overrides?: Partial<AppEnv>;
  /** What must be ready before the processes start. */
  prepare?: (life: Lifetime) => Promise<void>;
  ready: (env: AppEnv, ports: LocalPorts) => void;
}): Promise<number> {
  const ports = localPorts();
  await requireFreePorts(Object.values(portClaims(ports)));
  const life = lifetime();
  const processes: RunningProcess[] = [];
  const run = async (): Promise<never> => {
    await options.prepare?.(life);
    say("Starting PostgreSQL…");
    const databases = await openDatabases();
    life.onStop(databases.stop);
    const env = {
      ...appEnv({
        databaseUrl: databases.app,
        port: ports.web,
        sandboxPort: ports.sandbox,
        smtpPort: ports.smtp,
        secret: await localSecret(),
        apiKey: options.apiKey,
      }),
      ...options.overrides,
    };
    await migrate(databases.app);
    const context = { life, logsDir: join(dataDir, "logs"), mode: options.mode };
    say("Starting the local DHMAD…");
    const controlToken = process.env.SANDBOX_CONTROL_TOKEN ?? CONTROL_TOKEN;
    processes.push(
      await startSandbox(context, {
        port: ports.sandbox,
        smtpPort: ports.smtp,
        databaseUrl: databases.sandbox,
        appUrl: env.APP_URL,
        controlToken,
        rateLimit: Number(process.env.SANDBOX_RATE_LIMIT ?? 100),
      }),
    );
    await seedIfEmpty(env, life, controlToken);
    say("Starting the site and the worker…");
    processes.push(await startWeb(context, env, { distDir: ".next" }));
    processes.push(await startWorker(context, env));
    options.ready(env, ports);
    const first = await Promise.race(
      processes.map(async (running) => ({ running, how: await running.ended })),
    );
    throw new CommandError(
      `The ${first.running.name} process ended (${first.how}). Its last lines (${first.running.logFile}):\n${first.running.tail()}`,
    );
  };
  const running = run();
  try {
    await Promise.race([running, life.interrupted]);
    say("\nStopping…");
    return 0;
  } finally {
    await life.stopAll();
    // An interrupted start fails at its next step, now that what it waits for has stopped.
    await running.catch(() => {});
    await life.stopAll();
  }
}

/**
 * Fills an empty database with demo data, and one whose filling was interrupted. Before the site starts: the sales of the
 * past turn the clock of the local DHMAD.
 */
async function seedIfEmpty(env: AppEnv, life: Lifetime, controlToken: string): Promise<void> {
  const begun = join(dataDir, "seeding");
  const onlyIfEmpty = !existsSync(begun);
  await writeFile(begun, "");
  say(
    "Looking after the demo data (the first time: 400 listings, and sales carried through DHMAD; a minute)…",
  );
  const logsDir = join(dataDir, "logs");
  const said = await seedDatabase({
    ...{ env, life, logsDir, everything: true, onlyIfEmpty, history: { controlToken } },
  });
  if (said) say(said);
  await rm(begun);
}

/** Signs cookies on this machine; made once, so that a restart keeps everybody signed in. */
async function localSecret(): Promise<string> {
  const file = join(dataDir, "nextauth-secret");
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept.length >= 32) return kept;
  const secret = randomBytes(32).toString("hex");
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, secret, { mode: 0o600 });
  return secret;
}

export const DEMO_KEYS = { live: SEEDED.liveKey, sandbox: SEEDED.sandboxKey } as const;
