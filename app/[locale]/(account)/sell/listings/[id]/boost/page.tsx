import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { BoostOffer } from "@/components/boosts/boost-offer";
import { BoostState } from "@/components/boosts/boost-state";
import { ClosedBoost } from "@/components/boosts/closed-boost";
import { UnpaidBoost } from "@/components/boosts/unpaid-boost";
import { BackLink } from "@/components/selling/back-link";
import { AccountShell } from "@/components/site/account-shell";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { BOOST_DAYS, boostPrices, getUnpaidBoost } from "@/lib/boosts";
import { DAY_MS, systemClock } from "@/lib/clock";
import { toLocale } from "@/lib/i18n/locales";
import { getSeller } from "@/lib/kyc";
import { getMyListing, type OwnListing } from "@/lib/listings";
import { orderBoostAction } from "./actions";

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "boosts" });
  return { title: t("page.title") };
}

/** Where a seller buys a boost for one of their listings, and sees how long it runs; nobody else learns that it exists. */
export default async function BoostPage({ params }: Props) {
  const { id, locale: given } = await params;
  const locale = toLocale(given);
  setRequestLocale(locale);
  const here = `/${locale}/sell/listings/${encodeURIComponent(id)}/boost`;
  const user = await requireUser(locale, here);
  const listing = await getMyListing(db(), user.id, id);
  if (!listing) notFound();

  const [t, unpaid, known] = await Promise.all([
    getTranslations({ locale, namespace: "boosts" }),
    getUnpaidBoost(db(), user.id, listing.id),
    getSeller(db(), user.id),
  ]);
  const now = systemClock();
  const until = listing.boostedUntil && listing.boostedUntil > now ? listing.boostedUntil : null;
  const online = listing.status === "published";
  const closed = whyClosed(listing);
  const prices = boostPrices();
  return (
    <AccountShell
      locale={locale}
      section="listings"
      title={t("page.title")}
      lead={<bdi>{listing.title}</bdi>}
      above={<BackLink href={`/sell/listings/${listing.id}`}>{t("page.back")}</BackLink>}
    >
      {until ? (
        <BoostState until={until} online={online} locale={locale} now={now}>
          {closed ? null : <p>{t("state.prolongs")}</p>}
        </BoostState>
      ) : null}
      {unpaid ? <UnpaidBoost boost={unpaid} locale={locale} /> : null}
      {closed && !unpaid ? <ClosedBoost listingId={listing.id} why={closed} locale={locale} /> : null}
      {closed || unpaid ? null : (
        <BoostOffer
          action={orderBoostAction}
          listingId={listing.id}
          email={known?.seller.dhmadEmail ?? user.email}
          choices={BOOST_DAYS.map((days) => ({
            days,
            priceMillimes: prices[days],
            until: new Date((until ?? now).getTime() + days * DAY_MS),
          }))}
          prolongs={until !== null}
          here={here}
          locale={locale}
        />
      )}
    </AccountShell>
  );
}

/** Why a listing cannot be boosted; null where it can. */
function whyClosed({ status, stock }: OwnListing): "draft" | "suspended" | "nothingLeft" | null {
  if (status !== "published") return status;
  return stock === 0 ? "nothingLeft" : null;
}
