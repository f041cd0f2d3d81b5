import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, openSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { inRoot, root } from "./paths";
import { CommandError } from "./say";

const STOP_TIMEOUT_MS = 10_000;
const TAIL_LINES = 25;
const LAST_WORDS_MS = 1_000;

export type RunningProcess = {
  name: string;
  logFile: string;
  /** Resolves with what ended it, whoever asked for that. */
  ended: Promise<string>;
  isRunning: () => boolean;
  /** The last lines that it printed. */
  tail: () => string;
  stop: () => Promise<void>;
};

export type ProcessPlan = {
  name: string;
  /** Arguments of `node`. */
  args: string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
  /** The repository's root unless another folder is given. */
  cwd?: string;
  /** Also print what it prints, each line after its name. */
  echo?: boolean;
  /** Also print what it prints, as it is. */
  print?: boolean;
};

/**
 * Starts a Node process with its output in a file. It has a group of its own, so that Ctrl-C reaches us alone and
 * we stop things in order; and a lifeline, so that it ends when we are killed.
 */
export async function startProcess(plan: ProcessPlan): Promise<RunningProcess> {
  await mkdir(dirname(plan.logFile), { recursive: true });
  const log = createWriteStream(plan.logFile, { fd: openSync(plan.logFile, "w") });
  const lifeline = pathToFileURL(inRoot("scripts", "lib", "lifeline.mjs")).href;
  const child = spawn(process.execPath, ["--import", lifeline, ...plan.args], {
    cwd: plan.cwd ?? root,
    env: { ...plan.env, SOUK_LIFELINE: "1" },
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.pipe(log, { end: false });
    if (plan.echo) stream?.on("data", prefixed(plan.name));
    if (plan.print) stream?.on("data", (chunk) => process.stdout.write(chunk));
  }
  const ended = new Promise<string>((done) => {
    child.once("error", (error) => done(error.message));
    child.once("exit", (code, signal) => {
      const how = signal ? `signal ${signal}` : `exit code ${code}`;
      // What it said last is still on its way; a grandchild may hold the pipe for longer than we care.
      const timer = setTimeout(() => done(how), LAST_WORDS_MS);
      child.once("close", () => {
        clearTimeout(timer);
        done(how);
      });
    });
  });
  const isRunning = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    name: plan.name,
    logFile: plan.logFile,
    ended,
    isRunning,
    tail: () => readFileSync(plan.logFile, "utf8").trimEnd().split("\n").slice(-TAIL_LINES).join("\n"),
    stop: async () => {
      if (isRunning()) {
        signalGroup(child, "SIGTERM");
        const timer = setTimeout(() => signalGroup(child, "SIGKILL"), STOP_TIMEOUT_MS);
        await ended;
        clearTimeout(timer);
      }
      log.end();
    },
  };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function prefixed(name: string): (chunk: Buffer) => void {
  let rest = "";
  return (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) process.stdout.write(`${name.padEnd(8)}│ ${line}\n`);
  };
}

/** Waits until `check` says yes. @throws CommandError with the process's last lines when it ends or takes too long. */
export async function waitUntil(
  running: RunningProcess,
  check: () => Promise<boolean>,
  timeoutMs: number,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await check())) {
    const why = !running.isRunning()
      ? `ended at once (${await running.ended})`
      : Date.now() > deadline
        ? `was not ready after ${timeoutMs / 1000} s`
        : null;
    if (why)
      throw new CommandError(
        `${running.name} ${why}. Its last lines (${running.logFile}):\n${running.tail()}`,
      );
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** Whether the address answers 2xx within two seconds. */
export const answersOk = (url: string) =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false,
  );

export type Lifetime = {
  onStop: (stop: () => Promise<void>) => void;
  stopAll: () => Promise<void>;
  interrupted: Promise<"interrupted">;
};

/**
 * What starts is noted here and stopped in reverse order. `interrupted` resolves on the first Ctrl-C (or TERM, HUP);
 * a second one does not wait.
 */
export function lifetime(): Lifetime {
  const stops: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | undefined;
  const stopAll = () => {
    stopping ??= (async () => {
      for (const stop of [...stops].reverse()) await stop().catch((error) => console.error(error));
    })();
    return stopping;
  };
  const interrupted = new Promise<"interrupted">((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        done("interrupted");
        if (stopping && signal === "SIGINT") process.exit(130);
      });
    }
    // npm passes a TERM to its shell alone: then we notice that the shell is gone.
    const shell = process.ppid;
    setInterval(() => process.ppid !== shell && done("interrupted"), 500).unref();
  });
  const onStop = (stop: () => Promise<void>) => {
    stops.push(stop);
    // What was still starting when everything else stopped must not stay behind.
    if (stopping) stopping = Promise.all([stopping, stop().catch(() => {})]).then(() => {});
  };
  return { onStop, stopAll, interrupted };
}
