import { join } from "node:path";
import { type Lifetime, startProcess } from "./process";
import { CommandError } from "./say";
import { type AppEnv, ambient, typescriptArgs } from "./stack";

/**
 * Writes the demo data (`everything`), or the categories alone, in a process of its own, since seeding uses
 * server-only modules. What is there already stays.
 * @throws CommandError with what the seed said last.
 */
export async function seedDatabase(options: {
  env: AppEnv;
  life: Pick<Lifetime, "onStop">;
  logsDir: string;
  name?: string;
  everything: boolean;
  /** Leaves a database alone that has listings. */
  onlyIfEmpty?: boolean;
}): Promise<void> {
  const seeding = await startProcess({
    name: "The seed",
    args: [
      ...typescriptArgs("scripts/commands/seed.ts"),
      ...(options.everything ? [] : ["--categories"]),
      ...(options.onlyIfEmpty ? ["--if-empty"] : []),
    ],
    env: { ...ambient(), ...options.env },
    logFile: join(options.logsDir, options.name ? `seed-${options.name}.log` : "seed.log"),
  });
  options.life.onStop(seeding.stop);
  const how = await seeding.ended;
  if (how !== "exit code 0")
    throw new CommandError(`The data could not be written (${how}):\n${seeding.tail()}`);
}
