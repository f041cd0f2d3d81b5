import { MINUTE_MS } from "@/lib/clock";
import type { Memories } from "./answer-from-memory";
import { AnswerMemory } from "./answer-memory";

/** Over all pages, and over all files. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Next's own times of expiry hold to within this. */
const PAGE_AGE_MS = MINUTE_MS;
/** A file that was taken away is gone after this at the latest, but for who has it already. */
const FILE_AGE_MS = 10 * MINUTE_MS;

const holder = globalThis as typeof globalThis & { soukMemories?: Memories };

/** What this process keeps as it was sent. */
export function memories(): Memories {
  holder.soukMemories ??= {
    pages: new AnswerMemory(MOST_BYTES, PAGE_AGE_MS),
    files: new AnswerMemory(MOST_BYTES, FILE_AGE_MS),
  };
  return holder.soukMemories;
}
