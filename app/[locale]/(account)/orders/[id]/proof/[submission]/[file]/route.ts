import { z } from "zod";
import { db } from "@/db";
import { currentUser } from "@/lib/auth/session";
import { dhmad } from "@/lib/dhmad";
import { apiRoute } from "@/lib/http";
import { getProofFile } from "@/lib/orders";

type Context = { params: Promise<{ id: string; submission: string; file: string }> };

const place = z.object({
  id: z.uuid(),
  submission: z.coerce.number().int().min(0).max(999),
  file: z.coerce.number().int().min(0).max(99),
});

const STATUS = { not_found: 404, rate_limited: 429 } as Record<string, number>;
const kept = { "cache-control": "private, no-store" };

/** One file of a proof: leads to the address that DHMAD gives for it at this moment (dhmad-api.md, section 6). */
export const GET = apiRoute(async (_request, { params }: Context) => {
  const parsed = place.safeParse(await params);
  const user = await currentUser();
  if (!user || !parsed.success) return new Response(null, { status: 404, headers: kept });
  const { id, submission, file } = parsed.data;
  const found = await getProofFile(db(), dhmad(), user.id, id, { submission, file });
  return found.ok
    ? new Response(null, { status: 303, headers: { ...kept, location: found.data.url } })
    : new Response(null, { status: STATUS[found.error.code] ?? 503, headers: kept });
});
