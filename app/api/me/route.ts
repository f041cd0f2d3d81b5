import { db } from "@/db";
import { currentUser } from "@/lib/auth/session";
import { apiRoute } from "@/lib/http";
import { getSeller } from "@/lib/kyc";
import { topicVersion } from "@/lib/live";
import type { Me } from "@/lib/me";
import { countUnread } from "@/lib/messages";
import { countUnread as countUnreadNotifications } from "@/lib/notifications";

export const dynamic = "force-dynamic";

/** For the menu in the header, which arrives after a page that is the same for everybody. */
export const GET = apiRoute(async () => {
  const user = await currentUser();
  const me: Me = { user: null };
  if (user) {
    const { id, email } = user;
    const version = (await topicVersion(db(), id, `user:${id}`)) ?? 0;
    const [known, unread, unreadNotifications] = await Promise.all([
      getSeller(db(), id),
      countUnread(db(), id),
      countUnreadNotifications(db(), id),
    ]);
    const name = known?.seller.name ?? user.name;
    me.user = { id, name, email, isSeller: Boolean(known), unread, unreadNotifications, version };
  }
  return Response.json(me, { headers: { "Cache-Control": "private, no-store" } });
});
