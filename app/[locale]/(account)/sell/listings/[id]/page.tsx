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
import { type Locale, toLocale } from "@/lib/i18n/locales";
import { getSeller, sellerScreen } from "@/lib/kyc";
import {
  DESCRIPTION_LENGTH,
  getMyListing,
  missingForPublication,
  type OwnListing,
  TITLE_LENGTH,
} from "@/lib/listings";
import { amountInputValue } from "@/lib/money";
import { saveListingAction } from "../actions";

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

  const [known, categories, t] = await Promise.all([
    getSeller(db(), user.id),
    listCategories(db(), locale),
    getTranslations({ locale, namespace: "selling" }),
  ]);
  const { notice } = await searchParams;
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
        action={saveListingAction}
        listing={listing}
        categories={categories}
        values={toValues(listing, locale)}
        initial={
          notice === "saved"
            ? { status: "ok", message: t("editor.saved"), values: {} }
            : notice === "pictures"
              ? { status: "error", message: t("editor.savedWithoutPictures"), values: {} }
              : undefined
        }
        limits={{ title: TITLE_LENGTH, description: DESCRIPTION_LENGTH }}
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

const toValues = (listing: OwnListing, locale: Locale) => ({
  title: listing.title,
  description: listing.description,
  categorySlug: listing.categorySlug ?? "",
  price:
    listing.priceMinor === null
      ? ""
      : decimal(amountInputValue(listing.priceMinor, listing.currency), locale),
  deliveryDays: listing.deliveryDays === null ? "" : String(listing.deliveryDays),
});

/** As people here write it; both marks are read. */
const decimal = (value: string, locale: Locale) => (locale === "en" ? value : value.replace(".", ","));
