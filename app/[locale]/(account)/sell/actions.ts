"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { db } from "@/db";
import type { FormState } from "@/lib/actions/form-state";
import { runForm } from "@/lib/actions/run-form";
import { systemClock } from "@/lib/clock";
import { dhmad } from "@/lib/dhmad";
import { env } from "@/lib/env";
import type { Locale } from "@/lib/i18n/locales";
import {
  becomeSellerInput,
  changeAddress,
  changeAddressInput,
  getSeller,
  lookAgain,
  proofTokenInput,
  proveAddress,
  resendProof,
  resendVerification,
  sellerScreen,
  startVerification,
} from "@/lib/kyc";
import { sendMail } from "@/lib/mail";
import { fail, ok } from "@/lib/result";

const nothing = z.object({});
const options = (locale: Locale) => ({ appUrl: env().APP_URL, locale, send: sendMail });

/** Makes the person a seller and begins their verification. What is to be done next, the status screen says. */
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

/** Mails the link that proves the address again. */
export async function resendProofAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(
    form,
    nothing,
    ({ user, locale }) => resendProof(db(), dhmad(), user.id, options(locale)),
    async (_sent, { locale }) => {
      const t = await getTranslations({ locale, namespace: "selling" });
      return { status: "ok" as const, message: t("kyc.resend.proved"), values: {} };
    },
  );
  refresh();
  return state;
}

/** Takes the mailed link as proof of the address. DHMAD's refusal, if any, stands on the status screen. */
export async function proveAddressAction(_previous: FormState, form: FormData): Promise<FormState> {
  return runForm(
    form,
    proofTokenInput,
    async ({ user, input, locale }) => {
      const proved = await proveAddress(db(), dhmad(), user.id, input.token, options(locale));
      return !proved.ok && proved.error.code === "refused_by_dhmad" ? ok({ reached: true }) : proved;
    },
    (_sent, { locale }) => redirect(`/${locale}/sell`),
  );
}

/** Asks DHMAD for the result; where there is none yet, says that it was asked. */
export async function lookAgainAction(_previous: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(
    form,
    nothing,
    async ({ user }) => {
      const screen = async () => sellerScreen(await getSeller(db(), user.id), systemClock());
      const before = await screen();
      const looked = await lookAgain(db(), dhmad(), user.id);
      return looked.ok ? ok({ isNews: before !== (await screen()) }) : looked;
    },
    async ({ isNews }, { locale }) => {
      const t = await getTranslations({ locale, namespace: "selling" });
      return { status: "ok" as const, message: isNews ? undefined : t("kyc.look.done"), values: {} };
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
