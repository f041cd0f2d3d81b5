import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MINUTE_MS, systemClock } from "@/lib/clock";
import type { LocalWorld } from "./dhmad";

export type Past = {
  /** Lets time pass until then, for this process and for DHMAD, whose webhooks are at rest; never backwards. */
  until: (moment: Date) => Promise<void>;
  /** Back to the present, whatever has happened. */
  end: () => Promise<void>;
};

/**
 * Turns the clocks back to `start`: that of this process (lib/clock.ts) and that of DHMAD's world. What an earlier run
 * that was cut short left in the past goes on from where it stood. Null where DHMAD's clock was turned forward: who did
 * that has a test of their own going on.
 */
export async function turnBack(world: LocalWorld, start: Date): Promise<Past | null> {
  const present = await world.now();
  const ahead = present.getTime() - Date.now();
  if (ahead > MINUTE_MS) return null;
  const dir = await mkdtemp(join(tmpdir(), "souk-past-"));
  const file = join(dir, "clock");
  const before = process.env.CLOCK_OFFSET_FILE;
  const setOffset = async (moment: Date) => {
    await writeFile(file, String(moment.getTime() - Date.now()));
    await world.turnTo(moment);
  };
  await setOffset(ahead < -MINUTE_MS && present > start ? present : start);
  process.env.CLOCK_OFFSET_FILE = file;
  return {
    until: async (moment) => {
      if (moment > systemClock()) await setOffset(moment);
    },
    end: async () => {
      if (before === undefined) delete process.env.CLOCK_OFFSET_FILE;
      else process.env.CLOCK_OFFSET_FILE = before;
      await world.turnTo(new Date());
      await rm(dir, { recursive: true, force: true });
    },
  };
}
