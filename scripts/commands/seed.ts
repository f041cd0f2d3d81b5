import nextEnv from "@next/env";
import { sql } from "drizzle-orm";
import { createDb } from "@/db/client";
import { migrate } from "@/db/migrate";
import { seed, seedCategories } from "@/db/seed";
import { openDatabases } from "../lib/databases";
import { root } from "../lib/paths";
import { CommandError, runCommand, say } from "../lib/say";
import { SEEDED } from "../lib/stack";

const VERIFY_TIMEOUT_MS = 10_000;

await runCommand(async () => {
  nextEnv.loadEnvConfig(root);
  if (process.env.DATABASE_URL) return fill(process.env.DATABASE_URL);
  const databases = await openDatabases();
  return fill(databases.app).finally(databases.stop);
});

async function fill(url: string): Promise<number> {
  await migrate(url);
  const { db, close } = createDb(url, 2);
  try {
    if (process.argv.includes("--categories")) {
      await seedCategories(db);
      say("Categories written.");
      return 0;
    }
    const [row] = await db.execute<{ filled: boolean }>(
      sql`select exists (select 1 from listings) as filled`,
    );
    if (row?.filled && process.argv.includes("--if-empty")) return 0;
    await seed(db, { verify: verifyAtLocalDhmad });
    say("Demo data written.");
    return 0;
  } finally {
    await close();
  }
}

/**
 * Makes a demo seller known at the local DHMAD. Its sandbox key approves at once (dhmad-api.md, section 3), and it
 * belongs to the same developer as the live one.
 */
async function verifyAtLocalDhmad(email: string, userId: string): Promise<{ verificationId: string }> {
  const api = process.env.DHMAD_API_URL ?? "http://localhost:4010/api/v1";
  if (!["localhost", "127.0.0.1"].includes(new URL(api).hostname))
    throw new CommandError(`Demo sellers can be verified at a local DHMAD only, not at ${api}.`);
  const response = await fetch(`${api}/identity-verifications`, {
    method: "POST",
    headers: { authorization: `Bearer ${SEEDED.sandboxKey}`, "content-type": "application/json" },
    body: JSON.stringify({ email, external_user_id: userId }),
    signal: AbortSignal.timeout(VERIFY_TIMEOUT_MS),
  }).catch((cause) => {
    throw new CommandError(
      `The local DHMAD does not answer at ${api} (start it with npm run sandbox): ${cause}`,
    );
  });
  const body = (await response.json().catch(() => ({}))) as { id?: string };
  if (!response.ok || !body.id)
    throw new CommandError(
      `The local DHMAD did not verify ${email}: ${response.status} ${JSON.stringify(body)}`,
    );
  return { verificationId: body.id };
}
