import { z } from "zod";
import { db } from "@/db";
import { isDatabaseAway } from "@/db/away";
import { readForm } from "@/lib/actions/read-form";
import { isSameOrigin } from "@/lib/actions/same-origin";
import { clientIp } from "@/lib/auth/client-ip";
import { recordView } from "@/lib/dashboard";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const look = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,200}$/) });
const MAX_BYTES = 1024;

const answer = (status: number) => new Response(null, { status });

/**
 * Counts a look at a listing's page, which is served from the cache and cannot count by itself. It sends no cookie and
 * gets none. Whether it was counted is nobody's business: the answer is the same.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request, env().APP_URL)) return answer(403);
  const read = await readForm(request, MAX_BYTES);
  const parsed = look.safeParse(read?.whole ? Object.fromEntries(read.form) : null);
  if (!parsed.success) return answer(400);
  const { headers } = request;
  try {
    await recordView(db(), parsed.data.slug, {
      ip: clientIp(headers),
      userAgent: headers.get("user-agent"),
    });
  } catch (cause) {
    // A page that can be read without the database shows no error for want of a counter.
    if (!isDatabaseAway(cause)) throw cause;
    log.warn("views.database_away", {}, cause);
  }
  return answer(204);
}
