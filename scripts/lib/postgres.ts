import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chown, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import postgres from "postgres";
import { isListening } from "./ports";
import { ownedFolder, type PostgresHome, postgresHome, removePostgresData } from "./postgres-home";
import { CommandError } from "./say";

const USER = "postgres";
const PASSWORD = "postgres";
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;
/** For data that nobody misses: a test run. */
const FAST_AND_LOOSE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

export type PostgresServer = {
  /** Connection string of one database of this server. */
  url: (database: string) => string;
  /** Creates the database unless it is there; `template` copies another one. */
  ensureDatabase: (database: string, template?: string) => Promise<void>;
  dropDatabase: (database: string) => Promise<void>;
  /** Stops the server if this process started it, or took it over; another command's server is left alone. */
  stop: () => Promise<void>;
};

/**
 * A real PostgreSQL without an installation: initialises `dataDir` on first use, starts it on loopback, or joins
 * the one that already runs there on that port. One whose starter was killed is taken over.
 * @throws CommandError with one readable line when the port belongs to something else or the server cannot start.
 */
export async function startPostgres(options: {
  dataDir: string;
  port: number;
  throwaway?: boolean;
}): Promise<PostgresServer> {
  const wantedDir = resolve(options.dataDir);
  const { port } = options;
  const home = await postgresHome(wantedDir);
  const ownerFile = `${wantedDir}.owner`;
  const own = () => writeFile(ownerFile, String(process.pid));
  const server = (stop: () => Promise<void>) => serverAt(port, stop);
  const stopAt = (pid: number) => async () => {
    await stopServer(pid, home);
    await rm(ownerFile, { force: true });
  };

  const running = await runningServer(home.dataDir);
  if (running && (await isListening(running.port))) {
    const mine = !(await ownerLives(ownerFile));
    if (running.port === port) {
      if (!mine) return server(async () => {});
      await own();
      return server(stopAt(running.pid));
    }
    if (!mine)
      throw new CommandError(`PostgreSQL already runs on ${wantedDir} at port ${running.port}, not ${port}.`);
    await stopServer(running.pid, home);
  }
  if (await isListening(port))
    throw new CommandError(
      `Port ${port} is busy: PostgreSQL needs it. Stop what uses it, or choose another: POSTGRES_PORT=${port + 1000}`,
    );

  // A number in a stale file may by now be another process's; PostgreSQL would refuse to start beside it.
  if (!running) await rm(join(home.dataDir, "postmaster.pid"), { force: true });
  await initialise(home, options.throwaway ?? false);
  const child = await launch(home, port, options.throwaway ? FAST_AND_LOOSE : []);
  await own();
  return server(stopAt(child.pid ?? 0));
}

/** Stops what a killed command left running on `dataDir`, and removes the data. @throws CommandError while it is in use. */
export async function forgetPostgres(dataDir: string): Promise<void> {
  const wantedDir = resolve(dataDir);
  const home = await postgresHome(wantedDir);
  const running = await runningServer(home.dataDir);
  if (running && (await ownerLives(`${wantedDir}.owner`)))
    throw new CommandError(`PostgreSQL still runs on ${wantedDir}: stop the demo first.`);
  if (running) await stopServer(running.pid, home);
  await removePostgresData(wantedDir);
}

async function initialise({ dataDir, bin, account }: PostgresHome, throwaway: boolean): Promise<void> {
  if (existsSync(join(dataDir, "souk-complete")) || existsSync(join(dataDir, "postmaster.opts"))) return;
  // An interrupted initialisation leaves a folder that initdb refuses to touch and postgres cannot start from.
  await rm(dataDir, { recursive: true, force: true });
  await ownedFolder(dataDir, account);
  const passwordFile = join(dataDir, "..", `.initdb-${process.pid}`);
  await writeFile(passwordFile, `${PASSWORD}\n`, { mode: 0o600 });
  if (account) await chown(passwordFile, account.uid, account.gid);
  try {
    const result = spawnSync(
      bin.initdb,
      [
        `--pgdata=${dataDir}`,
        `--username=${USER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        ...(throwaway ? ["--no-sync"] : []),
      ],
      { ...account, cwd: dataDir, encoding: "utf8" },
    );
    if (result.status !== 0)
      throw new CommandError(
        `PostgreSQL could not be initialised in ${dataDir}: ${lastLines(result.error?.message ?? result.stderr)}`,
      );
    await writeFile(join(dataDir, "souk-complete"), "");
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function launch(home: PostgresHome, port: number, settings: string[]): Promise<ChildProcess> {
  const { dataDir, bin, account } = home;
  const flags = [
    "listen_addresses=127.0.0.1",
    "max_connections=200",
    ...(process.platform === "win32" ? [] : ["unix_socket_directories="]),
    ...settings,
  ].flatMap((setting) => ["-c", setting]);
  let log = "";
  // Detached: Ctrl-C reaches the whole terminal group, and the database must be the last to stop.
  const child = spawn(bin.postgres, ["-D", dataDir, "-p", String(port), ...flags], {
    ...account,
    cwd: dataDir,
    detached: process.platform !== "win32",
    stdio: ["ignore", "ignore", "pipe"],
  });
  child.stderr?.on("data", (chunk) => {
    log = (log + chunk).slice(-4_000);
  });
  let ended = false;
  child.once("error", (error) => {
    log += error.message;
    ended = true;
  });
  child.once("exit", () => {
    ended = true;
  });
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(port))) {
    if (ended || Date.now() > deadline) {
      child.kill("SIGINT");
      throw new CommandError(`PostgreSQL did not start in ${dataDir}: ${lastLines(log)}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  child.unref();
  return child;
}

async function answers(port: number): Promise<boolean> {
  if (!(await isListening(port))) return false;
  const sql = postgres(urlOf(port, "postgres"), { max: 1, connect_timeout: 5, onnotice: () => {} });
  return sql`select 1`
    .then(
      () => true,
      () => false,
    )
    .finally(() => sql.end({ timeout: 1 }));
}

/** Asks for a fast shutdown: connections are cut, everything committed is on disk. */
async function stopServer(pid: number, home: PostgresHome): Promise<void> {
  if (process.platform === "win32") {
    spawnSync(home.bin.pg_ctl, ["stop", "-m", "fast", "-D", home.dataDir]);
    return;
  }
  if (!isPostgres(pid)) return;
  process.kill(pid, "SIGINT");
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  // PostgreSQL removes this file last.
  while (isPostgres(pid) && existsSync(join(home.dataDir, "postmaster.pid"))) {
    if (Date.now() > deadline) {
      process.kill(pid, "SIGQUIT");
      return;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}

const urlOf = (port: number, database: string) =>
  `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`;

function serverAt(port: number, stop: () => Promise<void>): PostgresServer {
  return { url: (database) => urlOf(port, database), stop, ...databasesOf(urlOf(port, "postgres")) };
}

/** Creates and drops databases on the server that `adminUrl` leads to. */
export function databasesOf(adminUrl: string): Pick<PostgresServer, "ensureDatabase" | "dropDatabase"> {
  const withAdmin = async (run: (sql: postgres.Sql) => Promise<void>) => {
    const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
    try {
      await run(sql);
    } finally {
      await sql.end();
    }
  };
  return {
    ensureDatabase: (database, template = "template0") =>
      withAdmin(async (sql) => {
        const found = await sql`select 1 from pg_database where datname = ${database}`;
        if (found.length === 0) await sql`create database ${sql(database)} template ${sql(template)}`;
      }),
    dropDatabase: (database) =>
      withAdmin(async (sql) => {
        await sql`drop database if exists ${sql(database)} with (force)`;
      }),
  };
}

/** What `postmaster.pid` says (lines 1 and 4), or null where no living server left one. */
async function runningServer(dataDir: string): Promise<{ pid: number; port: number } | null> {
  const text = await readFile(join(dataDir, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 && isPostgres(pid) ? { pid, port } : null;
}

async function ownerLives(ownerFile: string): Promise<boolean> {
  const pid = Number(await readFile(ownerFile, "utf8").catch(() => ""));
  return pid > 0 && pid !== process.pid && isAlive(pid);
}

/** Whether this process exists, whoever owns it. One that ended and was not collected yet does not count. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  if (process.platform !== "linux") return true;
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/** Whether the process is a PostgreSQL; process numbers are used again, in containers very soon. */
function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") {
    try {
      return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres");
    } catch {
      return false;
    }
  }
  const ps = spawnSync("ps", ["-p", String(pid), "-o", "comm="], { encoding: "utf8" });
  return ps.error !== undefined || ps.stdout.includes("postgres");
}

const lastLines = (text: string) => text.trim().split("\n").slice(-3).join(" · ") || "no message";
