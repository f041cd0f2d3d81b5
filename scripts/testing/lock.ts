import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isAlive } from "../lib/postgres";
import { CommandError } from "../lib/say";

/** One run of the tests in a clone at a time: two would build into the same folder. Returns what frees the lock. */
export function takeLock(file: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const holder = Number(readFileSync(file, "utf8"));
    if (holder > 0 && holder !== process.pid && isAlive(holder))
      throw new CommandError(`The tests already run in this folder (process ${holder}).`);
    writeFileSync(file, String(process.pid));
  }
  return () => rmSync(file, { force: true });
}
