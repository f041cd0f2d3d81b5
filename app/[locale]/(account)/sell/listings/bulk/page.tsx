import { ListChecks } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { BackLink } from "@/components/selling/back-link";
import { BulkChoice } from "@/components/selling/managing/bulk-choice";
import { BulkPreview } from "@/components/selling/managing/bulk-preview";
import { AccountShell } from "@/components/site/account-shell";
import { EmptyState } from "@/components/ui";
import { db } from "@/db";
import { requireUser } from "@/lib/auth/session";
import { toLocale } from "@/lib/i18n/locales";
import { getSeller } from "@/lib/kyc";
import { bulkQuery, listSelected, planBulk } from "@/lib/listings";
import { applyBulkAction } from "../managing";

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> };

const one = (value: Query[string]) => (typeof value === "string" ? value : "");

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: toLocale((await params).locale), namespace: "managing" });
  return { title: t("bulk.title") };
}

/**
 * What to do with the selected listings, then what that would change, then a button that does it. The first two are
 * plain addresses: nothing changes before the button.
 */
export default async function BulkPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const query = await searchParams;
  const ids = [query.id ?? []].flat();
  const back = new URLSearchParams(ids.map((id) => ["id", id]));
  const user = await requireUser(locale, `/${locale}/sell/listings/bulk?${back}`);
  const [t, errors, selected, known] = await Promise.all([
    getTranslations({ locale, namespace: "managing" }),
    getTranslations({ locale, namespace: "errors" }),
    listSelected(db(), user.id, ids),
    getSeller(db(), user.id),
  ]);
  const [kind, value] = [one(query.kind), one(query.value)];
  const asked = kind ? bulkQuery.safeParse({ kind, value }) : null;
  const verified = known?.seller.kycStatus === "approved";
  const problem = asked?.error?.issues.find(({ path }) => path[0] === "value")?.message;
  return (
    <AccountShell
      locale={locale}
      section="listings"
      title={t("bulk.title")}
      above={<BackLink href="/sell/listings">{t("bulk.back")}</BackLink>}
    >
      {selected.length === 0 ? (
        <EmptyState icon={ListChecks} title={t("bulk.none")}>
          {t("bulk.noneText")}
        </EmptyState>
      ) : (
        <>
          <BulkChoice
            locale={locale}
            ids={selected.map(({ id }) => id)}
            kind={kind}
            value={value}
            errors={problem ? [errors(problem)] : undefined}
          />
          {asked?.success ? (
            <BulkPreview
              locale={locale}
              action={applyBulkAction}
              kind={kind}
              value={value}
              rows={selected.map((listing) => ({ listing, plan: planBulk(listing, asked.data, verified) }))}
            />
          ) : null}
        </>
      )}
    </AccountShell>
  );
}
