import { join } from "node:path";
import { type Lifetime, startProcess } from "./process";
import { CommandError } from "./say";
import { type AppEnv, ambient, typescriptArgs } from "./stack";

/**
 * Writes the demo data (`everything`), or the categories alone, in a process of its own, since seeding uses
 * server-only modules. What is there already stays. Returns what the seed said.
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
  /** Also carries the sales of the past through the local DHMAD, which takes this token; the site must not run yet. */
  history?: { controlToken: string };
}): Promise<string> {
  const seeding = await startProcess({
    name: "The seed",
    args: [
      ...typescriptArgs("scripts/commands/seed.ts"),
      ...(options.everything ? [] : ["--categories"]),
      ...(options.onlyIfEmpty ? ["--if-empty"] : []),
      ...(options.history ? [] : ["--no-history"]),
    ],
    env: {
      ...ambient(),
      ...options.env,
      ...(options.history ? { SANDBOX_CONTROL_TOKEN: options.history.controlToken } : {}),
    },
    logFile: join(options.logsDir, options.name ? `seed-${options.name}.log` : "seed.log"),
  });
  options.life.onStop(seeding.stop);
  const how = await seeding.ended;
  if (how !== "exit code 0")
    throw new CommandError(`The data could not be written (${how}):\n${seeding.tail()}`);
  return seeding.tail();
}
