import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EmptyHeart } from "@/components/illustrations";
import { ListingImage } from "@/components/listings/listing-image";
import { Price } from "@/components/listings/price";
import { AccountShell } from "@/components/site/account-shell";
import { Alert, Badge, Button, EmptyState } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { type Favorite, listFavorites } from "@/lib/favorites";
import { type Locale, toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { formatMoney } from "@/lib/money";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ problem?: string | string[] }>;
};

/** What the route can have refused (lib/favorites). */
const PROBLEMS = ["favoritesFull", "listingUnavailable", "tooManyFavorites"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "keeping" });
  return { title: t("favorites.title") };
}

/** What a person keeps, newest first; what is gone says so. */
export default async function FavoritesPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/favorites`);
  const [t, errors, kept, { problem }] = await Promise.all([
    getTranslations({ locale, namespace: "keeping" }),
    getTranslations({ locale, namespace: "errors" }),
    listFavorites(db(), user.id),
    searchParams,
  ]);
  const refused = PROBLEMS.find((known) => known === problem);
  return (
    <AccountShell locale={locale} section="favorites" title={t("favorites.title")} lead={t("favorites.lead")}>
      {refused ? <Alert tone="danger" title={errors(refused)} /> : null}
      {kept.length > 0 ? (
        <ul className="divide-y divide-line">
          {kept.map((favorite) => (
            <Line key={favorite.id} favorite={favorite} locale={locale} />
          ))}
        </ul>
      ) : (
        <EmptyState
          illustration={<EmptyHeart />}
          title={t("favorites.empty.title")}
          actions={
            <Button asChild>
              <Link href="/" prefetch={false}>
                {t("favorites.empty.action")}
              </Link>
            </Button>
          }
        >
          {t("favorites.empty.text")}
        </EmptyState>
      )}
    </AccountShell>
  );
}

async function Line({ favorite, locale }: { favorite: Favorite; locale: Locale }) {
  const [t, search] = await Promise.all([
    getTranslations({ locale, namespace: "keeping" }),
    getTranslations({ locale, namespace: "search" }),
  ]);
  const { id, title, state, listing } = favorite;
  return (
    <li className="flex items-center gap-4 py-4">
      <ListingImage
        picture={listing?.picture ?? null}
        alt=""
        widths={[400]}
        className="size-20 shrink-0 rounded-control"
      />
      <div className="min-w-0 flex-1">
        <p className="font-semibold [overflow-wrap:anywhere]">
          {listing ? (
            <Link href={`/l/${listing.slug}`} prefetch={false} className="press hover:underline">
              <bdi>{title}</bdi>
            </Link>
          ) : (
            <bdi>{title}</bdi>
          )}
        </p>
        {listing ? (
          <p className="mt-1 flex flex-wrap items-baseline gap-x-3">
            <Price amount={formatMoney(listing.priceMinor, locale, listing.currency)} className="" />
            <bdi className="text-ink-soft text-sm">{listing.sellerName}</bdi>
          </p>
        ) : null}
        {state === "available" ? null : (
          <Badge tone={state === "taken" ? "warning" : "neutral"} className="mt-1.5">
            {t(`favorites.state.${state}`)}
          </Badge>
        )}
        {state === "available" && listing?.away ? (
          <Badge tone="warning" className="mt-1.5">
            {search("away")}
          </Badge>
        ) : null}
      </div>
      <form method="post" action={`/favorites?locale=${locale}`}>
        <input type="hidden" name="id" value={id} />
        <Button type="submit" variant="ghost" aria-label={t("favorites.removeNamed", { title })}>
          {t("favorites.remove")}
        </Button>
      </form>
    </li>
  );
}
