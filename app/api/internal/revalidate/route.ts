import { revalidatePath, revalidateTag } from "next/cache";
import { isCacheToken, type Stale } from "@/lib/cache";

export const dynamic = "force-dynamic";

/** The process tells itself which cached pages are no longer true (lib/cache/freshness.ts). Nobody else is answered. */
export async function POST(request: Request) {
  const bearer = request.headers.get("authorization")?.replace(/^Bearer /, "") ?? null;
  if (!isCacheToken(bearer)) return new Response(null, { status: 404 });
  const { everything, paths, routes, tags } = (await request.json()) as Stale;
  if (everything) revalidatePath("/", "layout");
  for (const path of paths) revalidatePath(path);
  for (const route of routes) revalidatePath(route, "page");
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
  return Response.json({ ok: true });
}
