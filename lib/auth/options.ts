import "server-only";
import { DrizzleAdapter } from "@auth/drizzle-adapter";
import type { NextAuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { db } from "@/db";
import { accounts, sessions, users, verificationTokens } from "@/db/schema";
import { DAY_MS, SECOND_MS } from "@/lib/clock";
import { env } from "@/lib/env";

const SESSION_SECONDS = (30 * DAY_MS) / SECOND_MS;

/**
 * next-auth with database sessions. The mail is ours (`magic-link.ts`): the provider here only redeems its link, so
 * next-auth's own sign-in route, which would mail anyone without a limit, sends nothing.
 */
export function authOptions(): NextAuthOptions {
  return {
    // The adapter's types are those of next-auth's successor; the columns it reads are the same.
    adapter: DrizzleAdapter(db(), {
      usersTable: users,
      accountsTable: accounts,
      sessionsTable: sessions,
      verificationTokensTable: verificationTokens,
    }) as Adapter,
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "database", maxAge: SESSION_SECONDS },
    providers: [
      {
        id: "email",
        type: "email",
        name: "Email",
        server: "",
        from: env().MAIL_FROM,
        maxAge: 15 * 60,
        options: {},
        sendVerificationRequest: () => {
          throw new Error("Sign-in mails are sent by lib/auth/magic-link.ts");
        },
      },
    ],
    pages: { signIn: "/fr/sign-in", error: "/fr/sign-in", verifyRequest: "/fr/sign-in" },
    callbacks: {
      session: ({ session, user }) => ({
        ...session,
        user: { id: user.id, email: user.email, name: user.name ?? null },
      }),
    },
  };
}
