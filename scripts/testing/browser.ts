import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { inRoot } from "../lib/paths";
import { CommandError, say } from "../lib/say";

/** How long the download may be silent: without a network it would hang, while a slow one goes on talking. */
const DOWNLOAD_SILENCE_MS = 30_000;

/** No service of the browser's own: it speaks to the site and nobody else, and needs neither a graphics card nor a sandbox of the kernel's. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** A Chromium that is there: Playwright's own, else the system's; without a look at whether it starts. */
export function installedChromium(): string | undefined {
  const own = chromium.executablePath();
  return [process.env.SOUK_CHROMIUM, own, ...SYSTEM_BROWSERS].find((path) => path && existsSync(path));
}

/**
 * A Chromium that starts, with as little done as possible: Playwright's own, fetched where that works; else the
 * system's; else Debian's package, as root.
 * @throws CommandError saying what to install where all that fails.
 */
export async function ensureChromium(): Promise<string> {
  const own = chromium.executablePath();
  if (await starts(own)) return own;
  if (!existsSync(own)) {
    say("Fetching Playwright's Chromium…");
    await fetchOwn();
    if (await starts(own)) return own;
  }
  for (const path of [process.env.SOUK_CHROMIUM, ...SYSTEM_BROWSERS]) {
    if (path && (await starts(path))) return path;
  }
  if (isRootOnDebian()) {
    say("Installing Debian's Chromium…");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const apt = (...args: string[]) => spawnSync("apt-get", args, { env, stdio: "ignore" });
    apt("update");
    apt("install", "-y", "--no-install-recommends", "chromium");
    if (await starts("/usr/bin/chromium")) return "/usr/bin/chromium";
  }
  throw new CommandError(
    "The browser tests need Chromium, and none could be found or fetched: install it (Debian: apt-get install chromium), or name one in SOUK_CHROMIUM.",
  );
}

async function starts(executablePath: string): Promise<boolean> {
  if (!existsSync(executablePath)) return false;
  try {
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS, timeout: 30_000 });
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

function fetchOwn(): Promise<void> {
  return new Promise((done) => {
    const cli = inRoot("node_modules", "playwright", "cli.js");
    const child = spawn(process.execPath, [cli, "install", "chromium"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const giveUp = () => child.kill("SIGKILL");
    let timer = setTimeout(giveUp, DOWNLOAD_SILENCE_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", () => {
        clearTimeout(timer);
        timer = setTimeout(giveUp, DOWNLOAD_SILENCE_MS);
      });
    }
    child.once("error", () => done());
    child.once("exit", () => {
      clearTimeout(timer);
      done();
    });
  });
}

function isRootOnDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync("/etc/os-release")) return false;
  return /^ID(?:_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));
}
