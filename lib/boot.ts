import "server-only";
import { answerFromMemory, keepFresh, memories } from "@/lib/cache";
import { env } from "@/lib/env";

/** What a web process does before its first request. Without a complete environment it says what is missing and ends. */
export function boot(): void {
  try {
    const { APP_URL } = env();
    // Without it next-auth believes to be at http://localhost:3000.
    process.env.NEXTAUTH_URL ||= APP_URL;
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exit(1);
  }
  // In development there are no cached pages.
  if (process.env.NODE_ENV === "production") answerFromMemory(memories());
  keepFresh();
}
