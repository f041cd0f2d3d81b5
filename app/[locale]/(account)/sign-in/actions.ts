"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { runPublicForm } from "@/lib/actions/run-form";
import { clientIp, requestMagicLink, safeReturnTo, signInInput } from "@/lib/auth";
import { systemClock } from "@/lib/clock";
import { env } from "@/lib/env";
import { sendMail } from "@/lib/mail";

/** Mails a sign-in link and says so, in the same words whoever the address belongs to. */
export async function requestLinkAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runPublicForm(
    form,
    signInInput,
    async ({ input, locale }) => {
      const next = safeReturnTo(form.get("returnTo"), `/${locale}/account`);
      const { APP_URL: appUrl, NEXTAUTH_SECRET: secret } = env();
      const request = { email: input.email, next, locale, ip: clientIp(await headers()) };
      const sent = await requestMagicLink(db(), request, {
        appUrl,
        secret,
        clock: systemClock,
        send: sendMail,
      });
      return sent.ok ? { ok: true as const, data: request } : sent;
    },
    ({ email, next }, { locale }) =>
      redirect(`/${locale}/sign-in/sent?${new URLSearchParams({ email, next })}`),
  );
}
