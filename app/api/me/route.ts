import { db } from "@/db";
import { currentUser } from "@/lib/auth/session";
import { apiRoute } from "@/lib/http";
import { getSeller } from "@/lib/kyc";
import type { Me } from "@/lib/me";

export const dynamic = "force-dynamic";

/** For the menu in the header, which arrives after a page that is the same for everybody. */
export const GET = apiRoute(async () => {
  const user = await currentUser();
  const me: Me = { user: null };
  if (user) {
    const seller = (await getSeller(db(), user.id))?.seller;
    me.user = { name: seller?.name ?? user.name, email: user.email, isSeller: seller !== undefined };
  }
  return Response.json(me, { headers: { "Cache-Control": "private, no-store" } });
});
