import { createDb } from "@/db/client";
import { systemClock } from "@/lib/clock";
import { createDhmadClient } from "@/lib/dhmad";
import { env } from "@/lib/env";
import { WORK_CHANNEL } from "@/lib/inbox";
import { log } from "@/lib/log";
import { startBoss } from "./boss";
import { JOBS } from "./jobs";

const POLLING_SECONDS = 0.5;

/** Runs the jobs until SIGTERM or SIGINT. Any number of workers may run: each job is done by one of them at a time. */
async function main(): Promise<void> {
  const settings = env();
  const { db, sql, close } = createDb(settings.DATABASE_URL, 5);
  const client = createDhmadClient({ baseUrl: settings.DHMAD_API_URL, apiKey: settings.DHMAD_API_KEY });
  const context = { db, client, now: systemClock };
  const { boss, stop } = await startBoss(settings.DATABASE_URL, (error) =>
    log.error("jobs.error", {}, error),
  );

  for (const [name, job] of Object.entries(JOBS)) {
    // `stately`: one waiting, one running. A second request while one waits is the same request.
    await boss.createQueue(name, { name, policy: "stately", retryLimit: 0, expireInMinutes: 5 });
    await boss.work(name, { pollingIntervalSeconds: POLLING_SECONDS }, async () => {
      try {
        await job.run(context);
      } catch (cause) {
        log.error("job.failed", { name }, cause);
        throw cause;
      }
    });
    await boss.schedule(name, job.cron);
    await boss.send(name, {});
  }
  // Whoever leaves work behind names the job that does it.
  const listening = await sql.listen(WORK_CHANNEL, (name) => {
    if (Object.hasOwn(JOBS, name))
      boss.send(name, {}).catch((cause) => log.error("job.send_failed", { name }, cause));
  });
  process.stdout.write("worker ready\n");

  const end = async () => {
    await listening.unlisten();
    await stop();
    await close();
    process.exit(0);
  };
  process.once("SIGTERM", () => void end());
  process.once("SIGINT", () => void end());
}

main().catch((cause) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
});
