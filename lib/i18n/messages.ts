import type { Locale } from "./locales";

/** One catalogue per room of the house, so that a text is found where its screen is: `messages/<locale>/<room>.json`. */
export const CATALOGUES = [
  "common",
  "errors",
  "browse",
  "auth",
  "selling",
  "orders",
  "mail",
  "notifications",
  "messages",
  "failure",
  "offline",
  "reviews",
  "boosts",
  "search",
  "searches",
  "dashboard",
  "keeping",
  "managing",
  "questions",
  "receipt",
  "editor",
  "imports",
] as const;

export async function loadMessages(locale: Locale): Promise<Record<string, Record<string, unknown>>> {
  const rooms = await Promise.all(
    CATALOGUES.map(
      async (room) => [room, (await import(`../../messages/${locale}/${room}.json`)).default] as const,
    ),
  );
  return Object.fromEntries(rooms);
}
