import "server-only";
import { sql } from "@/db";
import { log } from "@/lib/log";

type Listener = () => void;
type Hub = { listeners: Map<string, Set<Listener>>; listening: Promise<unknown> | null };

/** The channel on which the database announces what changed (triggers `orders_announce`, `sellers_announce`). */
const CHANNEL = "souk_live";

const holder = globalThis as typeof globalThis & { soukLive?: Hub };

function hub(): Hub {
  holder.soukLive ??= { listeners: new Map(), listening: null };
  return holder.soukLive;
}

/**
 * Calls `listener` at each change of `topic`, and once after a lost connection to the database came back, since changes
 * may have been missed. One LISTEN serves all open screens of the process. Returns what ends the subscription.
 */
export function subscribe(topic: string, listener: Listener): () => void {
  const { listeners } = hub();
  const set = listeners.get(topic) ?? new Set();
  listeners.set(topic, set.add(listener));
  ensureListening();
  return () => {
    set.delete(listener);
    if (set.size === 0) listeners.delete(topic);
  };
}

function ensureListening(): void {
  const state = hub();
  state.listening ??= sql()
    .listen(
      CHANNEL,
      (topic) => {
        for (const listener of state.listeners.get(topic) ?? []) listener();
      },
      () => {
        for (const set of state.listeners.values()) for (const listener of set) listener();
      },
    )
    .catch((cause) => {
      log.error("live.listen_failed", {}, cause);
      state.listening = null;
    });
}
