import type { NextRequest } from "next/server";
import { preferredLocale } from "@/lib/i18n/negotiate";

export const dynamic = "force-dynamic";

/** The bare address leads to the language that the person chose, else to the one that the browser asks for. */
export function GET(request: NextRequest) {
  const locale = preferredLocale(
    request.cookies.get("NEXT_LOCALE")?.value,
    request.headers.get("accept-language"),
  );
  return new Response(null, {
    status: 307,
    headers: {
      Location: `/${locale}`,
      Vary: "Accept-Language, Cookie",
      "Cache-Control": "private, no-store",
    },
  });
}
