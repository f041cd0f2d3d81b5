import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { BackLink } from "@/components/selling/back-link";
import { ListingEditor } from "@/components/selling/listing-editor";
import { AccountShell } from "@/components/site/account-shell";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { listCategories } from "@/lib/catalogue";
import { toLocale } from "@/lib/i18n/locales";
import { getSeller } from "@/lib/kyc";
import { DESCRIPTION_LENGTH, feeRates, TERMS_LENGTH, TITLE_LENGTH } from "@/lib/listings";
import { createListingAction } from "../actions";
import { EMPTY_LISTING } from "../values";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "selling" });
  return { title: t("editor.newTitle") };
}

export default async function NewListingPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/sell/listings/new`);
  const t = await getTranslations({ locale, namespace: "selling" });
  return (
    <AccountShell
      locale={locale}
      section="listings"
      title={t("editor.newTitle")}
      lead={t("editor.newLead")}
      above={<BackLink href="/sell/listings">{t("editor.back")}</BackLink>}
    >
      <ListingEditor
        locale={locale}
        userId={user.id}
        seller={(await getSeller(db(), user.id))?.seller.name}
        action={createListingAction}
        categories={await listCategories(db(), locale)}
        values={EMPTY_LISTING}
        rates={feeRates()}
        limits={{ title: TITLE_LENGTH, description: DESCRIPTION_LENGTH, terms: TERMS_LENGTH }}
      />
    </AccountShell>
  );
}
