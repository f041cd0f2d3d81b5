import { getTranslations } from "next-intl/server";
import { HiddenContext } from "@/components/forms";
import { Button } from "@/components/ui";
import type { FormState } from "@/lib/actions/form-state";
import type { Locale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import type { SellerAct } from "@/lib/kyc";
import { RetryForm } from "./retry-form";
import type { StatusView } from "./verification-status";

type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;
/** Acts that are a button; the others lead somewhere. */
export type SellerActions = Record<"resend_proof" | "resend" | "retry" | "look", FormAction>;

const PLACES: Record<Exclude<SellerAct, keyof SellerActions | "begin">, string> = {
  change_address: "/sell/address",
  start_again: "/sell/address",
  new_listing: "/sell/listings/new",
  my_listings: "/sell/listings",
  my_sales: "/sales",
};

type Props = Pick<StatusView, "screen" | "rule" | "waitMs"> & { locale: Locale; actions: SellerActions };

/** What `SELLER_SCREENS` offers on a screen, the first thing first. */
export async function VerificationActs({ screen, rule, waitMs, locale, actions }: Props) {
  const t = await getTranslations({ locale, namespace: "selling" });
  const { acts } = rule;
  if (acts.length === 0) return null;
  // There the person's next step is in their mailbox, not on this page.
  const elsewhere = screen === "check_email" || screen === "prove_email" || screen === "in_review";
  return (
    <div className="flex flex-wrap items-start gap-3">
      {acts.map((act, index) => {
        const variant = index === 0 && !elsewhere ? "primary" : "secondary";
        if (act === "begin") return null;
        if (act in PLACES) {
          return (
            <Button key={act} asChild variant={variant}>
              <Link href={PLACES[act as keyof typeof PLACES]}>{t(`kyc.act.${act}`)}</Link>
            </Button>
          );
        }
        const mails = act === "resend" || act === "resend_proof";
        return (
          <RetryForm
            key={act}
            action={actions[act as keyof SellerActions]}
            waitMs={mails ? waitMs : 0}
            variant={variant}
            words={{
              submit: t(`kyc.act.${act}`),
              pending: t(act === "resend_proof" ? "kyc.resend.sending" : "kyc.resend.pending"),
              in: t.raw("kyc.resend.in"),
              now: t("kyc.resend.now"),
            }}
          >
            <HiddenContext locale={locale} returnTo={`/${locale}/sell`} />
          </RetryForm>
        );
      })}
    </div>
  );
}
