import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { BackLink } from "@/components/selling/back-link";
import { SellerFormCard } from "@/components/selling/seller-form-card";
import { NarrowShell } from "@/components/site/account-shell";
import { db } from "@/db";
import { IDLE } from "@/lib/actions/form-state";
import { requireUser } from "@/lib/auth/session";
import { systemClock } from "@/lib/clock";
import { toLocale } from "@/lib/i18n/locales";
import { getSeller, mayDo, sellerScreen } from "@/lib/kyc";
import { changeAddressAction } from "../actions";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "selling" });
  return { title: t("kyc.change.title") };
}

/** A new verification: with another address, or after a rejection, a withdrawal or the end of the 90 days. */
export default async function AddressPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/sell/address`);
  const known = await getSeller(db(), user.id);
  const screen = sellerScreen(known, systemClock());
  const again = mayDo(screen, "start_again");
  if (!known || !(again || mayDo(screen, "change_address"))) redirect(`/${locale}/sell`);
  const t = await getTranslations({ locale, namespace: "selling" });
  return (
    <NarrowShell
      title={again ? t("kyc.change.againTitle") : t("kyc.change.title")}
      lead={t("kyc.change.lead")}
      above={<BackLink href="/sell">{t("kyc.change.back")}</BackLink>}
    >
      <SellerFormCard
        locale={locale}
        action={changeAddressAction}
        kind="address"
        initial={{ ...IDLE, values: { dhmadEmail: known.seller.dhmadEmail } }}
      />
    </NarrowShell>
  );
}
