// Plain JavaScript without dependencies: this runs on a fresh clone, before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createConnection } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const OLDEST_NODE = [20, 9];

/** Prints one line and ends: for what the person can mend without a stack trace. */
function stop(line) {
  console.error(line);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  stop(
    `Souk needs Node ${OLDEST_NODE.join(".")} or newer; this is ${process.versions.node}: https://nodejs.org`,
  );
}

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Whether `node_modules` holds what package-lock.json asks for; packages of other platforms may be absent. */
function isInstalled() {
  const installedLock = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedLock)) return false;
  const installed = readJson(installedLock).packages;
  return Object.entries(readJson(join(root, "package-lock.json")).packages).every(([path, wanted]) => {
    if (path === "") return true;
    return installed[path] ? installed[path].version === wanted.version : Boolean(wanted.optional);
  });
}

function install() {
  if (isInstalled()) return;
  console.log("Installing packages (a minute or two the first time)…");
  const npmCli = process.env.npm_execpath ?? "";
  const options = [
    "ci",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const [file, args, shell] = /npm-cli\.[cm]?js$/.test(npmCli)
    ? [process.execPath, [npmCli, ...options], false]
    : ["npm", options, process.platform === "win32"];
  const result = spawnSync(file, args, { cwd: root, shell, stdio: ["ignore", "inherit", "inherit"] });
  if (result.error)
    stop(`npm was not found (${result.error.message}). It comes with Node: https://nodejs.org`);
  if (result.status !== 0) stop("npm could not install the packages: the lines above say why.");
}

const isListening = (port, host) =>
  new Promise((done) => {
    const socket = createConnection({ port, host });
    socket.once("connect", () => done(true) ?? socket.destroy()).once("error", () => done(false));
  });

/** Before the long steps: a busy port is said at once. A PostgreSQL of ours that still runs is no obstacle. */
async function requireFreePorts(ports) {
  for (const { variable, standard, what, unless } of ports) {
    if (unless?.(root)) continue;
    const port = Number(process.env[variable] || standard);
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      stop(`${variable} must be a port number, not "${process.env[variable]}".`);
    if ((await isListening(port, "127.0.0.1")) || (await isListening(port, "::1")))
      stop(
        `Port ${port} is busy: ${what} needs it. Stop what uses it, or choose another: ${variable}=${port + 1000}`,
      );
  }
}

/**
 * What every command does first: the right Node, free ports, the packages. Then it hands over to
 * `scripts/commands/<name>.ts`.
 */
export async function boot(name, { ports = [] } = {}) {
  requireNode();
  process.chdir(root);
  await requireFreePorts(ports);
  install();
  const { register } = await import("tsx/esm/api");
  register();
  await import(pathToFileURL(join(root, "scripts", "commands", `${name}.ts`)).href);
}
