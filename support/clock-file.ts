import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Makes the file by which a test moves the app's clock (lib/clock.ts). It begins at real time. */
export function createClockFile(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  write(path, 0);
}

/** Moves the app's clock on by `ms`, for every process that was given this file. */
export function advanceClockFile(path: string, ms: number): void {
  write(path, Number(readFileSync(path, "utf8")) + ms);
}

/** In one step: who reads a file that is half written would be back in real time for a moment. */
function write(path: string, offsetMs: number): void {
  writeFileSync(`${path}.next`, String(offsetMs));
  renameSync(`${path}.next`, path);
}
