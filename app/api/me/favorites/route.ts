import type { MyFavorites } from "@/components/favorites/answer";
import { db } from "@/db";
import { currentUser } from "@/lib/auth/session";
import { listFavoriteSlugs } from "@/lib/favorites";
import { apiRoute } from "@/lib/http";

export const dynamic = "force-dynamic";

/** For the hearts on a page that is the same for everybody: asked once for all of them. */
export const GET = apiRoute(async () => {
  const user = await currentUser();
  const mine: MyFavorites = { slugs: user ? await listFavoriteSlugs(db(), user.id) : null };
  return Response.json(mine, { headers: { "cache-control": "private, no-store" } });
});
