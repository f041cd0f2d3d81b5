import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { EmptyLabel } from "@/components/illustrations";
import { LiveScreen } from "@/components/live/live-screen";
import { ListingRow } from "@/components/selling/listing-row";
import { SelectionBar } from "@/components/selling/managing/selection-bar";
import { AccountShell } from "@/components/site/account-shell";
import { Alert, Button, EmptyState, Pagination } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { systemClock } from "@/lib/clock";
import { toLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/i18n/routing";
import { getSeller } from "@/lib/kyc";
import { listMyListings, nextStep } from "@/lib/listings";
import { rowAction } from "./managing";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Partial<Record<"notice" | "done" | "left" | "page", string | string[]>>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "selling" });
  return { title: t("listings.title") };
}

export default async function MyListingsPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const user = await requireUser(locale, `/${locale}/sell/listings`);
  const { notice, done, left, page: asked } = await searchParams;
  const page = typeof asked === "string" && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
  const [t, managing, imports, browse, { listings: mine, pages }, known] = await Promise.all([
    getTranslations({ locale, namespace: "selling" }),
    getTranslations({ locale, namespace: "managing" }),
    getTranslations({ locale, namespace: "imports" }),
    getTranslations({ locale, namespace: "browse" }),
    listMyListings(db(), user.id, page),
    getSeller(db(), user.id),
  ]);
  if (page > pages) notFound();
  const verified = known?.seller.kycStatus === "approved";
  const create = (
    <Button asChild>
      <Link href="/sell/listings/new">{t("listings.new")}</Link>
    </Button>
  );
  const actions = (
    <span className="flex flex-wrap gap-2">
      {create}
      <Button asChild variant="secondary">
        <Link href="/sell/listings/import" prefetch={false}>
          {imports("link")}
        </Link>
      </Button>
    </span>
  );
  return (
    <AccountShell
      locale={locale}
      section="listings"
      title={t("listings.title")}
      actions={mine.length > 0 ? actions : undefined}
    >
      <LiveScreen topic={`seller:${user.id}`} version={known?.seller.version ?? 0} />
      {notice === "deleted" ? (
        <Alert tone="success" role="status">
          {t("listings.deleted")}
        </Alert>
      ) : null}
      {notice === "imported" ? (
        <Alert tone={countOf(left) > 0 ? "warning" : "success"} role="status">
          {imports("imported", { count: countOf(done) })}{" "}
          {countOf(left) > 0 ? imports("left", { count: countOf(left) }) : null}
        </Alert>
      ) : null}
      {notice === "changed" ? (
        <Alert tone={countOf(left) > 0 ? "warning" : "success"} role="status">
          {managing("bulk.done", { count: countOf(done) })}{" "}
          {countOf(left) > 0 ? managing("bulk.left", { count: countOf(left) }) : null}
        </Alert>
      ) : null}
      {mine.length > 0 ? <SelectionBar locale={locale} /> : null}
      {mine.length > 0 ? (
        <ul className="divide-y divide-line border-line border-y">
          {mine.map((listing) => (
            <ListingRow
              key={listing.id}
              listing={listing}
              step={nextStep(listing, verified)}
              locale={locale}
              action={rowAction}
              returnTo={`/${locale}/sell/listings`}
              verified={verified}
              now={systemClock()}
            />
          ))}
        </ul>
      ) : (
        <EmptyState illustration={<EmptyLabel />} title={t("listings.empty.title")} actions={actions}>
          {t("listings.empty.text")}
        </EmptyState>
      )}
      <Pagination
        page={page}
        pages={pages}
        hrefOf={(other) => (other === 1 ? "/sell/listings" : `/sell/listings?page=${other}`)}
        words={{
          label: browse("pagination.label"),
          previous: browse("pagination.previous"),
          next: browse("pagination.next"),
          here: browse("pagination.here", { page, pages }),
        }}
      />
    </AccountShell>
  );
}

/** A count that stands in the address. */
const countOf = (text: string | string[] | undefined) =>
  typeof text === "string" && /^\d{1,4}$/.test(text) ? Number(text) : 0;
