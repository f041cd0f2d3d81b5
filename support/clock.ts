import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { advanceClockFile, createClockFile } from "./clock-file";
import type { DhmadWorld } from "./local-dhmad";

export type TestClock = {
  /** Moves the app's clock, and beside it that of a world of the local DHMAD, which does what falls due on the way. */
  pass: (ms: number, world?: DhmadWorld) => Promise<void>;
  restore: () => Promise<void>;
};

/** Makes `systemClock()` movable in this process, which a test file has for itself. `restore` ends that. */
export function createTestClock(): TestClock {
  const file = join(tmpdir(), `souk-clock-${randomUUID()}`);
  createClockFile(file);
  const before = process.env.CLOCK_OFFSET_FILE;
  process.env.CLOCK_OFFSET_FILE = file;
  return {
    pass: async (ms, world) => {
      advanceClockFile(file, ms);
      await world?.control("/clock", { advanceMs: ms });
    },
    restore: async () => {
      if (before === undefined) delete process.env.CLOCK_OFFSET_FILE;
      else process.env.CLOCK_OFFSET_FILE = before;
      await rm(file, { force: true });
    },
  };
}
