import "server-only";
import type { NextRequest } from "next/server";
import { db } from "@/db";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { type Card, pictureOfCard, versionOf } from "@/lib/og";

const FOR_EVER = "public, max-age=31536000, immutable";
/** Of an address that names another version, as an old link does: soon forgotten. */
const FOR_NOW = "public, max-age=300";

/** The picture of a card; 404 where there is no such page. What the address calls `v` stays the same for ever. */
export async function answerCard(
  request: NextRequest,
  locale: string,
  read: (locale: Locale) => Promise<Card | null>,
): Promise<Response> {
  const card = isLocale(locale) ? await read(locale) : null;
  if (!card) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  const bytes = await pictureOfCard(db(), card);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "image/jpeg",
      "content-length": String(bytes.byteLength),
      "cache-control": request.nextUrl.searchParams.get("v") === versionOf(card) ? FOR_EVER : FOR_NOW,
    },
  });
}
