import "server-only";
import { eq } from "drizzle-orm";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { db } from "@/db";
import { users } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import { authOptions } from "./options";

export type SessionUser = {
  id: string;
  email: string;
  name: string | null;
  role: "member" | "operator";
  locale: Locale;
};

/** The signed-in person, or null. Read once per request. */
export const currentUser = cache(async (): Promise<SessionUser | null> => {
  // Reading the headers keeps a page that asks for its user out of every cache.
  await headers();
  const session = await getServerSession(authOptions());
  const id = (session?.user as { id?: string } | undefined)?.id;
  if (!id) return null;
  const [user] = await db()
    .select({ id: users.id, email: users.email, name: users.name, role: users.role, locale: users.locale })
    .from(users)
    .where(eq(users.id, id));
  return user ?? null;
});

/** The signed-in person; anyone else goes to sign in and comes back to `returnTo` (a path with its locale). */
export async function requireUser(locale: Locale, returnTo: string): Promise<SessionUser> {
  const user = await currentUser();
  if (!user) redirect(signInPath(locale, returnTo));
  return user;
}

/** Where to sign in, and where to go afterwards. */
export const signInPath = (locale: Locale, returnTo: string) =>
  `/${locale}/sign-in?next=${encodeURIComponent(returnTo)}`;
