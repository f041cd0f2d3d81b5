import { expect } from "@playwright/test";
import postgres from "postgres";
import { advanceClockFile } from "@/support/clock-file";
import type { Dhmad } from "./dhmad";
import type { World } from "./setup/world";

const JOBS_TIMEOUT_MS = 60_000;

/**
 * Lets `ms` pass at once for the app and the local DHMAD. What falls due on the way has happened when this returns, in
 * order: DHMAD's deadlines and their webhooks, then every job of the app, and the webhooks that those caused.
 * Sign-in, limits and the signatures of webhooks keep to real time (lib/clock.ts), and so does the browser.
 */
export async function passTime({ clockFile, databaseUrl }: World, dhmad: Dhmad, ms: number): Promise<void> {
  if (!clockFile) throw new Error('This stack keeps to real time: test.use({ clock: "movable" })');
  await dhmad.idle();
  // The app first: when DHMAD tells it of a deadline, that deadline has passed here too.
  advanceClockFile(clockFile, ms);
  await dhmad.control("POST", "clock", { advanceMs: ms });
  await runJobs(databaseUrl);
  await dhmad.idle();
}

/** Has the worker do every job once from now on, and waits until it did, with what those jobs left to each other. */
async function runJobs(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    const jobs = await sql<{ name: string }[]>`select name from pgboss.schedule`;
    const names = jobs.map(({ name }) => name);
    const [present] = await sql<{ at: string }[]>`select clock_timestamp()::text as at`;
    for (const name of names) await sql`select pg_notify('souk_work', ${name})`;
    const waiting = async () => {
      const rows = await sql<{ name: string }[]>`
        select name from unnest(${names}::text[]) as name
        where not exists (select 1 from pgboss.job where job.name = name.name
            and started_on >= ${present?.at ?? ""}::timestamptz and completed_on is not null)
          or exists (select 1 from pgboss.job where job.name = name.name
            and state in ('created', 'retry', 'active') and start_after <= now())`;
      return rows.map(({ name }) => name);
    };
    await expect.poll(waiting, { message: "jobs to be done", timeout: JOBS_TIMEOUT_MS }).toEqual([]);
  } finally {
    await sql.end();
  }
}
