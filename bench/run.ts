import { join } from "node:path";
import { dataDir } from "@/scripts/lib/paths";
import { lifetime } from "@/scripts/lib/process";
import { CommandError, runCommand, say } from "@/scripts/lib/say";
import { takeLock } from "@/scripts/testing/lock";
import { load } from "./load";
import { startBare, startSite } from "./servers";

const ROUNDS = 7;
const WARM_UP = { connections: 32, durationMs: 3_000 };
const ROUND = { connections: 32, durationMs: 2_000 };
/** What the home page must reach of the bare page's speed. */
const LEAST_RATIO = 0.6;

await runCommand(async () => {
  const unlock = takeLock(join(dataDir, "test", "lock"));
  const life = lifetime();
  try {
    const outcome = await Promise.race([measure(life), life.interrupted]);
    if (outcome === "interrupted") throw new CommandError("Interrupted.");
    return outcome >= LEAST_RATIO ? 0 : 1;
  } finally {
    await life.stopAll();
    unlock();
  }
});

/** Home and the bare page in turns, so that whatever else the machine does meets both. Returns the ratio of plain ones. */
async function measure(life: ReturnType<typeof lifetime>): Promise<number> {
  say("Starting both servers…");
  const home = `${await startSite(life)}/fr`;
  const bare = `${await startBare(life)}/`;
  await requireCached(home);
  const asked = [bare, home].flatMap((url) =>
    ["identity", "gzip"].map((encoding) => ({ url, encoding, rates: [] as number[] })),
  );
  for (const { url, encoding } of asked) await load(url, { ...WARM_UP, encoding });
  for (let round = 0; round < ROUNDS; round++)
    for (const { url, encoding, rates } of asked)
      rates.push((await load(url, { ...ROUND, encoding })).perSecond);

  const [barePlain = 0, bareZipped = 0, homePlain = 0, homeZipped = 0] = asked.map(({ rates }) =>
    median(rates),
  );
  const ratio = homePlain / barePlain;
  say(
    `\nrequests/s (median of ${ROUNDS} rounds of ${ROUND.durationMs / 1000} s, ${ROUND.connections} connections)`,
  );
  const row = (name: string, plain: string, zipped: string, note = "") =>
    say(`${name.padEnd(16)}${plain.padStart(8)}${zipped.padStart(8)}${note}`);
  row("", "plain", "gzip");
  row("bare page", barePlain.toFixed(0), bareZipped.toFixed(0));
  row("home", homePlain.toFixed(0), homeZipped.toFixed(0));
  row(
    "home / bare",
    ratio.toFixed(2),
    (homeZipped / bareZipped).toFixed(2),
    `   (plain: at least ${LEAST_RATIO})`,
  );
  return ratio;
}

/** @throws CommandError where the home page is not served from the cache: then something else would be measured. */
async function requireCached(url: string): Promise<void> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const response = await fetch(url);
    await response.arrayBuffer();
    if (response.headers.get("x-nextjs-cache") === "HIT") return;
    await new Promise((done) => setTimeout(done, 250));
  }
  throw new CommandError(`${url} is not served from the cache.`);
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
