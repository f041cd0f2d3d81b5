import { join } from "node:path";
import { dataDir } from "@/scripts/lib/paths";
import { lifetime } from "@/scripts/lib/process";
import { CommandError, runCommand, say } from "@/scripts/lib/say";
import { ensureChromium, installedChromium } from "@/scripts/testing/browser";
import { takeLock } from "@/scripts/testing/lock";
import { look } from "./lighthouse-look";
import { judge, type Look, tableOf } from "./lighthouse-verdict";
import { startBare, startSite } from "./servers";

/** An odd number, so that the median is one of them: `npm run bench:lighthouse -- 1` for a first look. */
const ROUNDS = Number(process.argv[2] ?? 5);
/** A word that some of the demo's listings have. */
const SEARCHED = "céramique";

await runCommand(async () => {
  if (!Number.isInteger(ROUNDS) || ROUNDS < 1)
    throw new CommandError("How many rounds? A whole number from 1 on.");
  const unlock = takeLock(join(dataDir, "test", "lock"));
  const life = lifetime();
  try {
    const outcome = await Promise.race([measure(life), life.interrupted]);
    if (outcome === "interrupted") throw new CommandError("Interrupted.");
    return outcome;
  } finally {
    await life.stopAll();
    unlock();
  }
});

/** Every page in turns with the bare one, so that whatever else the machine does meets all. Returns the exit code. */
async function measure(life: ReturnType<typeof lifetime>): Promise<number> {
  const browser = installedChromium() ?? (await ensureChromium());
  say("Starting both servers…");
  const site = await startSite(life);
  const bare = `${await startBare(life)}/`;
  const pages = await pagesOf(site);
  for (const url of [bare, ...Object.values(pages)]) await warm(url);

  const bareLooks: Look[] = [];
  const looks: Record<string, Look[]> = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  for (let round = 1; round <= ROUNDS; round++) {
    say(`Round ${round} of ${ROUNDS}…`);
    bareLooks.push(await look(bare, browser));
    for (const [name, url] of Object.entries(pages)) looks[name]?.push(await look(url, browser));
  }
  const verdict = judge(bareLooks, looks);
  say(`\nLighthouse, mobile, median of ${ROUNDS}; the scores beside performance by the worst look\n`);
  for (const line of tableOf(verdict)) say(line);
  if (verdict.problems.length > 0) say(`\n${verdict.problems.join("\n")}`);
  return verdict.problems.length > 0 ? 1 : 0;
}

/** The four pages, the way a visitor finds them: from the home page on. */
async function pagesOf(site: string): Promise<Record<string, string>> {
  const home = `${site}/fr`;
  const html = await (await fetch(home)).text();
  const [category, listing] = ["c", "l"].map(
    (room) => new RegExp(`href="(/fr/${room}/[^"]+)"`).exec(html)?.[1],
  );
  if (!category || !listing) throw new CommandError("The home page leads to no category or no listing.");
  return {
    home,
    category: `${site}${category}`,
    search: `${site}/fr/search?q=${encodeURIComponent(SEARCHED)}`,
    listing: `${site}${listing}`,
  };
}

/** Fetches a page until it is served as it will be measured: a page of the cache is made at its first request. */
async function warm(url: string): Promise<void> {
  for (let time = 0; time < 5; time++) {
    const response = await fetch(url);
    if (!response.ok) throw new CommandError(`${url} answers ${response.status}.`);
    await response.arrayBuffer();
  }
}
