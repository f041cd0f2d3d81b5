import { PageMemory } from "./page-memory";

const holder = globalThis as typeof globalThis & { soukPageMemory?: PageMemory };

/** The pages that this process keeps as they were sent. */
export function pageMemory(): PageMemory {
  holder.soukPageMemory ??= new PageMemory();
  return holder.soukPageMemory;
}
