import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dataDir, inRoot } from "./paths";
import { type Lifetime, startProcess } from "./process";
import { CommandError } from "./say";

/** What a production build is made of. */
const SOURCES = ["app", "components", "db", "lib", "messages", "public"];
const SINGLE_FILES = [
  "instrumentation.ts",
  "next.config.mjs",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];

const stampOf = (distDir: string) => inRoot(distDir, "souk-sources");

/** Whether the build in `distDir` is of the sources as they are now. */
export async function isBuilt(distDir: string): Promise<boolean> {
  if (!existsSync(inRoot(distDir, "BUILD_ID"))) return false;
  const stamp = await readFile(stampOf(distDir), "utf8").catch(() => "");
  return stamp === (await fingerprint());
}

/** Builds the site for production into `distDir`. @throws CommandError with the end of the build's log. */
export async function build(distDir: string, life: Pick<Lifetime, "onStop">): Promise<void> {
  const sources = await fingerprint();
  const running = await startProcess({
    name: "The build",
    args: [inRoot("node_modules", "next", "dist", "bin", "next"), "build"],
    env: { ...process.env, NODE_ENV: "production", NEXT_DIST_DIR: distDir, NEXT_TELEMETRY_DISABLED: "1" },
    logFile: join(dataDir, "logs", `build${distDir}.log`),
  });
  life.onStop(running.stop);
  const how = await running.ended;
  if (how !== "exit code 0")
    throw new CommandError(`The build failed: ${how} (${running.logFile}):\n${running.tail()}`);
  await writeFile(stampOf(distDir), sources);
}

/** A hash of every source's path and content. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  const files = [...SINGLE_FILES.map((name) => inRoot(name))];
  for (const folder of SOURCES) {
    const entries = await readdir(inRoot(folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries)
      if (entry.isFile()) files.push(join(entry.parentPath ?? entry.path, entry.name));
  }
  for (const file of files.filter((path) => !/\.test\.tsx?$/.test(path)).sort()) {
    hash.update(file).update(await readFile(file).catch(() => ""));
  }
  return hash.digest("hex");
}
