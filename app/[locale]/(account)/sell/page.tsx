import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { LiveScreen } from "@/components/live/live-screen";
import { SellerFormCard } from "@/components/selling/seller-form-card";
import { VerificationStatus } from "@/components/selling/verification-status";
import { VerificationSteps } from "@/components/selling/verification-steps";
import { NarrowShell } from "@/components/site/account-shell";
import { Button } from "@/components/ui";
import { db } from "@/db";
import { type FormState, IDLE } from "@/lib/actions/form-state";
import { getDhmadLink } from "@/lib/auth";
import { requireUser } from "@/lib/auth/session";
import { systemClock } from "@/lib/clock";
import { type Locale, toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import {
  getSeller,
  isExpired,
  type KnownSeller,
  refusalOf,
  resendAvailableAt,
  ruleOf,
  sellerScreen,
} from "@/lib/kyc";
import {
  becomeSellerAction,
  lookAgainAction,
  resendProofAction,
  resendVerificationAction,
  retryVerificationAction,
} from "./actions";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "selling" });
  return { title: t("kyc.title") };
}

/** Becoming a seller: the form, or how the verification stands. */
export default async function SellPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/sell`);
  const t = await getTranslations({ locale, namespace: "selling" });
  const known = await getSeller(db(), user.id);
  const now = systemClock();
  const screen = sellerScreen(known, now);
  const rule = ruleOf(screen);
  const { step, awaited } = rule;
  const form = screen === "start" || screen === "refused";

  return (
    <NarrowShell title={t("kyc.title")} lead={step === null ? undefined : t("kyc.lead")}>
      <LiveScreen topic={`seller:${user.id}`} version={known?.seller.version ?? 0} waiting={awaited} />
      {step === null ? null : <VerificationSteps step={step} locale={locale} />}
      {form || !known ? (
        <SellerFormCard
          locale={locale}
          action={becomeSellerAction}
          kind="profile"
          initial={
            known
              ? await refusedState(known, locale)
              : { ...IDLE, values: { dhmadEmail: (await getDhmadLink(db(), user.id))?.email ?? user.email } }
          }
        />
      ) : (
        <VerificationStatus
          screen={screen}
          rule={rule}
          known={known}
          waitMs={Math.max(0, (resendAvailableAt(known)?.getTime() ?? 0) - now.getTime())}
          isExpired={isExpired(known.seller, now)}
          locale={locale}
          actions={{
            resend_proof: resendProofAction,
            resend: resendVerificationAction,
            retry: retryVerificationAction,
            look: lookAgainAction,
          }}
        />
      )}
      {step === null ? null : (
        <p>
          <Button asChild variant="link">
            <Link href="/sell/listings/new">{t("kyc.drafts")}</Link>
          </Button>
        </p>
      )}
    </NarrowShell>
  );
}

/** The form as it was sent, with what DHMAD had against it. */
async function refusedState({ seller, call }: KnownSeller, locale: Locale): Promise<FormState> {
  const t = await getTranslations({ locale, namespace: "selling" });
  const errors = await getTranslations({ locale, namespace: "errors" });
  const refusal = refusalOf(call);
  const { name, handle, dhmadEmail } = seller;
  return {
    status: "error",
    message: refusal?.byAddress ? t("kyc.refused.title") : errors("verificationRefused"),
    fields: refusal?.byAddress
      ? { dhmadEmail: [errors.has(refusal.words) ? errors(refusal.words) : refusal.words] }
      : {},
    values: { name, handle, dhmadEmail },
  };
}
