import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "@/db";
import { SECOND_MS } from "@/lib/clock";
import { log } from "@/lib/log";
import { coalesce } from "./coalesce";
import { memories } from "./memory";
import { type CatalogueChange, parseChange, type Stale, staleAfter } from "./stale";
import { cacheToken } from "./token";

const CHANNEL = "souk_catalogue";
const WAIT_MS = 50;
const SETTLE_MS = SECOND_MS;
const MAX_BACKOFF_MS = 2 * SECOND_MS;
/** Only at start-up, while the server does not answer yet; later ones mean that something is wrong. */
const TRIES = 50;

const holder = globalThis as typeof globalThis & { soukFreshness?: Promise<void> };

/**
 * Keeps the cached pages of this process true: hears from the database what changed, and asks its own web server to
 * throw those pages away (Next allows that only inside a request). After each connection, the first one too, all pages
 * go: what was said meanwhile was not heard. Starts once a process and goes on trying while the database is away.
 */
export function keepFresh(): void {
  holder.soukFreshness ??= listenForEver();
}

async function listenForEver(): Promise<void> {
  const add = coalesce<CatalogueChange>((changes) => discard(staleAfter(changes)), {
    waitMs: WAIT_MS,
    settleMs: SETTLE_MS,
  });
  for (let backoffMs = 250; ; backoffMs = Math.min(backoffMs * 2, MAX_BACKOFF_MS)) {
    try {
      // From here on postgres.js reconnects by itself, and calls the last function each time.
      await sql().listen(
        CHANNEL,
        (payload) => add(parseChange(payload)),
        () => add({ everything: true }),
      );
      return;
    } catch (cause) {
      log.warn("catalogue.listen_failed", { retryMs: backoffMs }, cause);
      await sleep(backoffMs);
    }
  }
}

async function discard(stale: Stale): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/api/internal/revalidate`, {
        method: "POST",
        headers: { authorization: `Bearer ${cacheToken()}`, "content-type": "application/json" },
        body: JSON.stringify(stale),
      });
      if (!answer.ok) throw new Error(`The web server answered ${answer.status}`);
      // After Next, so that nothing can be kept again from before. All: which pages carry a tag is known to Next alone.
      memories().pages.forgetAll();
      return;
    } catch (cause) {
      if (tries === TRIES) return log.error("catalogue.discard_failed", {}, cause);
      await sleep(Math.min(100 * tries, SECOND_MS));
    }
  }
}
