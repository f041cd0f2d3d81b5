/** A failure that the person can mend: printed as it is, without a stack. */
export class CommandError extends Error {}

export const say = (line = "") => console.log(line);

/** Runs a command's body; an expected failure ends it with its one line, anything else with its stack. */
export async function runCommand(body: () => Promise<number>): Promise<void> {
  try {
    process.exit(await body());
  } catch (error) {
    console.error(error instanceof CommandError ? error.message : error);
    process.exit(1);
  }
}

/** `3 s`, `1 min 20 s`. */
export function elapsed(sinceMs: number): string {
  const seconds = Math.round((Date.now() - sinceMs) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
