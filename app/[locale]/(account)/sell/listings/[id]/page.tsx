import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { LiveScreen } from "@/components/live/live-screen";
import { BackLink } from "@/components/selling/back-link";
import { ListingEditor } from "@/components/selling/listing-editor";
import { PublishPanel } from "@/components/selling/publish-panel";
import { AccountShell } from "@/components/site/account-shell";
import { Badge } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { listCategories } from "@/lib/catalogue";
import { systemClock } from "@/lib/clock";
import { toLocale } from "@/lib/i18n/locales";
import { getSeller, sellerScreen } from "@/lib/kyc";
import {
  DESCRIPTION_LENGTH,
  expectedFees,
  feeRates,
  getMyListing,
  missingForPublication,
  TERMS_LENGTH,
  TITLE_LENGTH,
} from "@/lib/listings";
import { saveListingAction } from "../actions";
import { listingValues } from "../values";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ notice?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "selling" });
  return { title: t("editor.details") };
}

/** The editor of one's own listing; nobody else learns that it exists. */
export default async function EditListingPage({ params, searchParams }: Props) {
  const { id, locale: given } = await params;
  const locale = toLocale(given);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/sell/listings/${encodeURIComponent(id)}`);
  const listing = await getMyListing(db(), user.id, id);
  if (!listing) notFound();

  const [known, categories, t, managing] = await Promise.all([
    getSeller(db(), user.id),
    listCategories(db(), locale),
    getTranslations({ locale, namespace: "selling" }),
    getTranslations({ locale, namespace: "managing" }),
  ]);
  const { notice } = await searchParams;
  const said =
    notice === "saved"
      ? t("editor.saved")
      : notice === "template"
        ? t("editor.terms.added")
        : notice === "copied"
          ? managing("row.copied")
          : null;
  const rates = feeRates();
  const screen = sellerScreen(known, systemClock());
  return (
    <AccountShell
      locale={locale}
      section="listings"
      title={<bdi>{listing.title || t("listings.untitled")}</bdi>}
      above={<BackLink href="/sell/listings">{t("editor.back")}</BackLink>}
      actions={
        <Badge tone={listing.status === "published" ? "success" : "neutral"}>
          {t(`listings.status.${listing.status}`)}
        </Badge>
      }
    >
      <LiveScreen topic={`seller:${user.id}`} version={known?.seller.version ?? 0} />
      <ListingEditor
        locale={locale}
        userId={user.id}
        seller={known?.seller.name}
        action={saveListingAction}
        listing={listing}
        categories={categories}
        values={listingValues(listing, locale)}
        rates={rates}
        fees={
          listing.priceMinor === null ? undefined : expectedFees(listing.priceMinor, listing.currency, rates)
        }
        initial={said ? { status: "ok", message: said, values: {} } : undefined}
        limits={{ title: TITLE_LENGTH, description: DESCRIPTION_LENGTH, terms: TERMS_LENGTH }}
        panel={
          <PublishPanel
            listing={listing}
            missing={missingForPublication(listing)}
            screen={screen}
            locale={locale}
          />
        }
      />
    </AccountShell>
  );
}
