"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { runForm } from "@/lib/actions/run-form";
import { dhmad } from "@/lib/dhmad";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/i18n/locales";
import {
  becomeSellerInput,
  changeAddress,
  changeAddressInput,
  lookAgain,
  resendVerification,
  startVerification,
} from "@/lib/kyc";
import { fail } from "@/lib/result";

const nothing = z.object({});
const options = (locale: Locale) => ({ appUrl: env().APP_URL, locale });

/** Makes the person a seller and begins their verification. Where DHMAD is silent the status screen says so. */
export async function becomeSellerAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    becomeSellerInput,
    ({ user, input, locale }) => startVerification(db(), dhmad(), user.id, input, options(locale)),
    (_sent, { locale }) => redirect(`/${locale}/sell`),
  );
}

/** Begins a new verification with the address that is given. */
export async function changeAddressAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    changeAddressInput,
    ({ user, input, locale }) => changeAddress(db(), dhmad(), user.id, input, options(locale)),
    (_sent, { locale }) => redirect(`/${locale}/sell`),
  );
}

/** Asks DHMAD to send its message again. */
export async function resendVerificationAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(
    form,
    nothing,
    async ({ user, locale }) => {
      const sent = await resendVerification(db(), dhmad(), user.id, options(locale));
      return sent.ok && !sent.data.reached ? fail("dhmad_unreachable", "dhmadUnreachable") : sent;
    },
    async (_sent, { locale }) => {
      const t = await getTranslations({ locale, namespace: "selling" });
      return { status: "ok" as const, message: t("kyc.resend.done"), values: {} };
    },
  );
  refresh();
  return state;
}

/** Tries again what DHMAD did not answer. */
export async function retryVerificationAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(form, nothing, ({ user }) => lookAgain(db(), dhmad(), user.id));
  refresh();
  return state;
}
