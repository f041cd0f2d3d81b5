import "server-only";
import { keepFresh } from "@/lib/cache";
import { env } from "@/lib/env";

/** What a web process does before its first request. Without a complete environment it says what is missing and ends. */
export function boot(): void {
  try {
    env();
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exit(1);
  }
  keepFresh();
}
