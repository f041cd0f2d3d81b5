import "server-only";
import { DrizzleAdapter } from "@auth/drizzle-adapter";
import type { NextAuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { db } from "@/db";
import { accounts, sessions, users, verificationTokens } from "@/db/schema";
import { SECOND_MS } from "@/lib/clock";
import { env } from "@/lib/env";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import { setLanguage } from "./commands";
import { authLogger } from "./logger";
import { newSessionToken, SESSION_MS, sessionCookie } from "./session-cookie";
import { LINK_LIFETIME_MS } from "./token";

/**
 * next-auth with database sessions. The mail is ours (`magic-link.ts`): the provider here only redeems its link, so
 * next-auth's own sign-in route, which would mail anyone without a limit, is closed. `locale` is that of the page where
 * the person is.
 */
export function authOptions(locale: Locale = DEFAULT_LOCALE): NextAuthOptions {
  return {
    // The adapter's types are those of next-auth's successor; the columns it reads are the same.
    adapter: DrizzleAdapter(db(), {
      usersTable: users,
      accountsTable: accounts,
      sessionsTable: sessions,
      verificationTokensTable: verificationTokens,
    }) as Adapter,
    secret: env().NEXTAUTH_SECRET,
    logger: authLogger,
    session: {
      strategy: "database",
      maxAge: SESSION_MS / SECOND_MS,
      generateSessionToken: newSessionToken,
    },
    cookies: { sessionToken: sessionCookie(env().APP_URL) },
    providers: [
      {
        id: "email",
        type: "email",
        name: "Email",
        server: "",
        from: env().MAIL_FROM,
        maxAge: LINK_LIFETIME_MS / SECOND_MS,
        options: {},
        sendVerificationRequest: () => {
          throw new Error("Sign-in mails are sent by lib/auth/magic-link.ts");
        },
      },
    ],
    pages: {
      signIn: `/${locale}/sign-in`,
      signOut: `/${locale}/sign-out`,
      error: `/${locale}/sign-in`,
      verifyRequest: `/${locale}/sign-in`,
    },
    events: {
      // Whoever signs in, for the first time or again, reads this language: we write to them in it.
      signIn: ({ user }) => setLanguage(db(), user.id, locale),
    },
    callbacks: {
      // Refused before next-auth stores a token for whatever address it was given.
      signIn: ({ email }) => !email?.verificationRequest,
      session: ({ session, user }) => ({
        ...session,
        user: { id: user.id, email: user.email, name: user.name ?? null },
      }),
    },
  };
}
