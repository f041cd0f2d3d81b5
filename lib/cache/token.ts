import { randomBytes, timingSafeEqual } from "node:crypto";

const holder = globalThis as typeof globalThis & { soukCacheToken?: string };

/** Known to this process alone: only it may ask itself to throw pages away. */
export function cacheToken(): string {
  holder.soukCacheToken ??= randomBytes(32).toString("hex");
  return holder.soukCacheToken;
}

export function isCacheToken(given: string | null): boolean {
  const [a, b] = [Buffer.from(given ?? ""), Buffer.from(cacheToken())];
  return a.length === b.length && timingSafeEqual(a, b);
}
