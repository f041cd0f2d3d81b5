"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { db } from "@/db";
import { deleteSession, SESSION_COOKIES } from "@/lib/auth";
import { toLocale } from "@/lib/i18n/locales";

/** Ends the session of this browser, in the database and here. */
export async function signOutAction(form: FormData): Promise<void> {
  const jar = await cookies();
  for (const name of SESSION_COOKIES) {
    const token = jar.get(name)?.value;
    if (!token) continue;
    await deleteSession(db(), token);
    jar.set(name, "", {
      path: "/",
      maxAge: 0,
      httpOnly: true,
      sameSite: "lax",
      secure: name.startsWith("__Secure-"),
    });
  }
  redirect(`/${toLocale(form.get("locale"))}/sign-out`);
}
